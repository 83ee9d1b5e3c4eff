/** Recognises pictures of a page that are not pictures of an article. */
import type { Tag } from "../tokens.ts"

/** The characters that emoji are made of. Digits count with a keycap only. */
const emoji =
  /^(?:\p{RI}|[0-9#*]\ufe0f?\u20e3|\p{Extended_Pictographic}|\p{Emoji_Modifier}|\ufe0f|\u200d|[\u{e0020}-\u{e007f}])+$/u

/** Whether a picture is an emoji, as chats and social networks draw them: its description is that emoji. */
export const isEmoji = (alt: string): boolean => emoji.test(alt.trim())

/** Whether a picture is one pixel wide or high: it counts readers or makes space, and shows nothing. */
export const isTiny = ({ attributes }: Tag): boolean =>
  attributes.get("width") === "1" || attributes.get("height") === "1"
