/** What becomes of the pictures of a page. */
import { newsroomFile } from "../addresses.ts"
import type { Tag } from "../tokens.ts"
import type { Gathering } from "./containers.ts"

/** The characters that emoji are made of. Digits count with a keycap only. */
const emoji =
  /^(?:\p{RI}|[0-9#*]\ufe0f?\u20e3|\p{Extended_Pictographic}|\p{Emoji_Modifier}|\ufe0f|\u200d|[\u{e0020}-\u{e007f}])+$/u

/** Whether a picture is an emoji, as chats and social networks draw them: its description is that emoji. */
const isEmoji = (alt: string): boolean => emoji.test(alt.trim())

/** Where programs write the emoji that a picture shows, beside its description. */
const emojiAttributes = ["data-plain-text", "data-emoji", "aria-label", "data-stringify-emoji", "title"]

/** The classes of pictures of emoji. */
const emojiClass = /(?:^|[\s_-])(?:emoji|emojione|twemoji|wp-smiley|joypixels|goomoji)(?:$|[\s_-])/i

/** The longest text in the place of an emoji, such as `:flag-jo:`, in UTF-16 units. */
const longestName = 40

/** The emoji whose code points are the name of a file or folder, as in `1f468-200d-1f467.svg`; empty if they are none. */
function emojiNamed(name: string): string {
  const points = /^(?:emoji_)?u?((?:[0-9a-f]{2,6})(?:[-_][0-9a-f]{2,6}){0,15})(?:\.[a-z]{3,4})?$/i.exec(
    name,
  )?.[1]
  if (points === undefined) return ""
  const numbers = points.split(/[-_]/).map((point) => Number.parseInt(point, 16))
  if (numbers.some((number) => number > 0x10ffff)) return ""
  const written = String.fromCodePoint(...numbers)
  if (!isEmoji(written) || /^\p{Emoji_Modifier}+$/u.test(written)) return ""
  // File names leave out the sign that asks for the picture and not for the letter.
  return numbers.length === 1 && !/\p{Emoji_Presentation}/u.test(written) ? `${written}\ufe0f` : written
}

/** The emoji that a picture shows, by what the page says of it, its class or its address; empty if it shows none. */
function emojiOf({ attributes }: Tag): string {
  const alt = attributes.get("alt") ?? ""
  if (isEmoji(alt)) return alt
  for (const name of emojiAttributes) {
    const said = attributes.get(name) ?? ""
    if (isEmoji(said)) return said
  }
  const src = attributes.get("src") ?? ""
  const isOfEmoji = emojiClass.test(attributes.get("class") ?? "") || /emoji/i.test(src.slice(0, 500))
  const code = attributes.get("data-goomoji") ?? attributes.get("goomoji")
  const names = [
    ...(code ? [code] : []),
    ...(isOfEmoji && src.length < 500 ? src.split(/[/?#]/).reverse() : []),
  ]
  for (const name of names) {
    const found = emojiNamed(name)
    if (found !== "") return found
  }
  if (!emojiClass.test(attributes.get("class") ?? "") || alt.length > longestName) return ""
  return (
    /(?:\p{RI}{2}|\p{Emoji_Presentation}|\p{Extended_Pictographic}\ufe0f)(?:\p{Emoji_Modifier}|\ufe0f|\u200d\p{Extended_Pictographic})*/u.exec(
      alt,
    )?.[0] ?? alt
  )
}

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
  const shown = isOwn ? "" : emojiOf(tag)
  if (shown !== "") return { kind: "emoji", alt: shown }
  return { kind: isOwn || !isTiny(tag) ? "lost" : "nothing", alt }
}
