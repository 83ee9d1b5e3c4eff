/** Paragraphs whose end was deleted: the next one goes on from them. */
import { Fragment, type Node } from "prosemirror-model"
import { schema } from "../schema.ts"
import type { Piece } from "./piece.ts"

/** Whether two paragraphs can become one. */
const joins = (...blocks: readonly Node[]): boolean =>
  blocks.every(({ type }) => type === schema.nodes.paragraph)

/** Two paragraphs as one, with a space between them. */
const joined = (first: Node, second: Node): Node =>
  first.copy(first.content.append(Fragment.from(schema.text(" "))).append(second.content))

/** Follows which paragraph the next one goes on from, while a page is read. */
export class Unended {
  /** Whether the end of the paragraph at hand was deleted. */
  #runsOn = false
  /** The last block that was made in the paragraph at hand. */
  #made: Piece | null = null
  /** The paragraph that the next one goes on from. */
  #unended: Piece | null = null

  /** The end of the paragraph at hand was deleted. */
  deleteEnd(): void {
    this.#runsOn = true
  }

  /** The paragraph at hand has ended. */
  end(): void {
    this.#unended = this.#runsOn ? (this.#made ?? this.#unended) : null
    this.#made = null
    this.#runsOn = false
  }

  /**
   * Takes the block that was made. It becomes a part of `before`, the last one before it, if that had no end and both are
   * paragraphs; else `add` adds it.
   */
  take(block: Omit<Piece, "inStory">, before: Piece | undefined, add: () => Piece): void {
    const isMore = before !== undefined && before === this.#unended
    this.#unended = null
    if (isMore && joins(before.node, block.node)) {
      before.node = joined(before.node, block.node)
      this.#made = before
    } else this.#made = add()
  }
}
