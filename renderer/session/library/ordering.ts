/** The order and grouping of the list: those of the settings, or those of a search for as long as it lasts. */
import type { ReadonlySignal } from "@preact/signals"
import type { Settings } from "../../../main/contract/desk.ts"
import { groupings, orders } from "../../../main/contract/library.ts"
import type { Question } from "./answer.ts"

export type Order = Pick<Question, "order" | "group">

export type Ordering = {
  /** The order for the search `text`: by how well it fits, unless another was chosen for this search. */
  of(text: string): Order
  /** A new search begins. */
  renew(): void
  /** Takes the order that was chosen for the search `text`. Without a search the settings keep it. */
  set(change: Partial<Order>, text: string): void
  /** The order or grouping after the one of `question`. */
  next(which: "order" | "group", question: Question): Partial<Order>
}

export type OrderingOptions = {
  settings: ReadonlySignal<Settings>
  /** Keeps an order or grouping in the settings. */
  keep(change: Partial<Pick<Settings, "order" | "group">>): void
}

const after = <T>(list: readonly T[], now: T) => list[(list.indexOf(now) + 1) % list.length]!

/** Makes what orders the list. It begins with the order of the settings. */
export function createOrdering({ settings, keep }: OrderingOptions): Ordering {
  /** Whether what a search finds is sorted by how well it fits; false after another order was chosen for this search. */
  let best = true
  return {
    of(text) {
      const { order, group } = settings.peek()
      return text.trim() !== "" && best ? { order: "best", group: "none" } : { order, group }
    },
    renew() {
      best = true
    },
    set(change, text) {
      if (text.trim() === "") keep(change)
      // The order of a search lasts only as long as the search.
      else if (change.order !== undefined) best = change.order === "best"
    },
    next(which, { text, order, group }) {
      if (which === "group") return { group: after(groupings, group) }
      const possible = text.trim() === "" ? orders.filter((one) => one !== "best") : orders
      return { order: after(possible, order) }
    },
  }
}
