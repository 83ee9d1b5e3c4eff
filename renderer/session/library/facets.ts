/** The sections, topics and bylines of the newsroom, which fields offer as choices. */
import { type ReadonlySignal, signal } from "@preact/signals"
import type { Facets as Found } from "../../../main/contract/library.ts"
import type { Desk } from "../desk.ts"

export type Facets = {
  /** The answer to the last call of `want`; null before the first. */
  readonly found: ReadonlySignal<Found | null>
  /** Asks the desk for them. */
  want(): void
  /** Forgets them: another newsroom was opened. */
  reset(): void
}

/** Makes facets that are not asked for yet. */
export function createFacets(desk: Pick<Desk, "attempt">): Facets {
  const found = signal<Found | null>(null)
  return {
    found,
    want() {
      void desk.attempt("facets", {}).then((facets) => {
        if (facets) found.value = facets
      })
    },
    reset() {
      found.value = null
    },
  }
}
