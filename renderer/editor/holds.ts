/** Tracks ranges of the text while the user is asked something, so that changes meanwhile do not move them. */
import type { Transaction } from "prosemirror-state"

/** A range that is tracked through later changes; `gone` once another article was opened. */
type Held = { from: number; to: number; gone: boolean }

export type Holds = {
  /** Begins to track a range. */
  hold(from: number, to: number): Held
  release(held: Held): void
  /** To be called with each transaction that changes the document. */
  follow(tr: Transaction): void
  /** To be called when another article is opened: every tracked range is gone. */
  drop(): void
}

/** The tracked ranges of one editor; none at first. */
export function createHolds(): Holds {
  const holds = new Set<Held>()
  return {
    hold(from, to) {
      const held = { from, to, gone: false }
      holds.add(held)
      return held
    },
    release: (held) => void holds.delete(held),
    follow({ mapping }) {
      for (const held of holds) {
        held.from = mapping.map(held.from, 1)
        held.to = Math.max(held.from, mapping.map(held.to, -1))
      }
    },
    drop() {
      for (const held of holds) held.gone = true
    },
  }
}
