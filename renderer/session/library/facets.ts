/** Sections, topics and bylines of the newsroom, for the fields that offer them. */
import { type ReadonlySignal, signal } from "@preact/signals"
import type { Facets as Found } from "../../../main/contract/library.ts"
import type { Desk } from "../desk.ts"

export type Facets = {
  /** As they were when `want` last asked; null before it did. */
  readonly found: ReadonlySignal<Found | null>
  want(): void
  /** Another newsroom. */
  reset(): void
}

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
