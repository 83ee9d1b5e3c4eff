/** Ranges of the text that outlive a question: they are kept right through whatever changes meanwhile. */
import type { Transaction } from "prosemirror-state"

/** A range that is kept right through later changes; `gone` once another article was opened. */
export type Held = { from: number; to: number; gone: boolean }

export type Holds = {
  /** Keeps hold of a range while the user is asked something. */
  hold(from: number, to: number): Held
  release(held: Held): void
  /** The document has changed by `tr`. */
  follow(tr: Transaction): void
  /** Another article is opened: every range that is held is gone. */
  drop(): void
}

/**
 * The ranges that one editor keeps. The editor has to call `follow` with each transaction that changes the
 * document.
 */
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
