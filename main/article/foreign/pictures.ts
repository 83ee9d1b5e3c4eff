/** What becomes of the pictures of a page. */
import { newsroomFile } from "../schema.ts"
import type { Tag } from "../tokens.ts"
import type { Gathering } from "./containers.ts"

/** The characters that emoji are made of. Digits count with a keycap only. */
const emoji =
  /^(?:\p{RI}|[0-9#*]\ufe0f?\u20e3|\p{Extended_Pictographic}|\p{Emoji_Modifier}|\ufe0f|\u200d|[\u{e0020}-\u{e007f}])+$/u

/** Whether a picture is an emoji, as chats and social networks draw them: its description is that emoji. */
const isEmoji = (alt: string): boolean => emoji.test(alt.trim())

/** Whether a picture is one pixel wide or high: it counts readers or makes space, and shows nothing. */
const isTiny = ({ attributes }: Tag): boolean =>
  attributes.get("width") === "1" || attributes.get("height") === "1"

/**
 * What a picture is: the picture of the figure around it, an emoji, one that an article cannot hold, or one that shows
 * nothing. `alt` is its description, the emoji itself where it is one.
 */
export type Picture =
  | { kind: "figure"; src: string; alt: string }
  | { kind: "emoji" | "lost" | "nothing"; alt: string }

/** The picture of `tag` in a container. @param isOwn whether the page is a file of Midad's */
export function pictureOf(tag: Tag, { type, attributes }: Gathering, isOwn: boolean): Picture {
  // The address in a file of Midad's leads from its folder up to the newsroom's.
  const src = (tag.attributes.get("src") ?? "").replace(/^(?:\.\.\/)+/, "")
  const alt = tag.attributes.get("alt") ?? ""
  if (type === "figure" && attributes.src === undefined && newsroomFile.test(src))
    return { kind: "figure", src, alt }
  if (!isOwn && isEmoji(alt)) return { kind: "emoji", alt }
  return { kind: isOwn || !isTiny(tag) ? "lost" : "nothing", alt }
}
