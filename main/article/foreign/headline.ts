/** Finds the headline of a page, and texts that only repeat others. */
import type { Node } from "prosemirror-model"
import { fold } from "../folding.ts"
import { tidy } from "./claims.ts"
import type { Piece } from "./piece.ts"

/** A text as it is compared: folded, white space alike. */
export const comparable = (text: string) => tidy(fold(text).key)

/** The heading that is the page's headline, judged by the titles that the page names. */
export function chooseHeadline(pieces: readonly Piece[], called: readonly string[]): Piece | undefined {
  const headings = pieces.filter((piece) => piece.role === "headline" && piece.node.isTextblock)
  const names = called.map(comparable).filter((name) => name !== "")
  const text = (piece: Piece) => comparable(piece.node.textContent)
  return (
    headings.find((piece) => names.includes(text(piece))) ??
    headings.find((piece) => text(piece) !== "" && names.some((name) => name.startsWith(text(piece)))) ??
    headings.find((piece) => piece.inStory) ??
    headings[0]
  )
}

/** Whether a block begins as `description` does, so that the description is a repetition. */
export function isRepeated(blocks: readonly Node[], description: string): boolean {
  const beginning = comparable(description).slice(0, 60)
  return blocks.some(
    (block) => block.isTextblock && comparable(block.textContent.slice(0, 400)).startsWith(beginning),
  )
}
