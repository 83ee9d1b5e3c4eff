/** Questions about the library that do not change the list. What the desk refuses is explained to the user. */
import type { Hit } from "../../../main/contract/library.ts"
import type { Desk } from "../desk.ts"
import type { Question } from "./answer.ts"
import type { Order } from "./ordering.ts"
import { createWalk } from "./walk.ts"

export type Lookups = {
  /** How many lines a search for `text` would have, and whether there is more than that; null if that cannot be told. */
  countOf(text: string): Promise<{ total: number; more: boolean } | null>
  /**
   * The article before (-1) or after (1) `id` in the list; the first one if `id` is not in the list; null if there is none.
   * @param whole in the list of everything, whatever is searched for
   */
  neighbour(id: string | null, direction: 1 | -1, whole?: boolean): Promise<Hit | null>
  /** The article after (1) or before (-1) the open one, `from`, on the way through the list; see `walk.ts`. */
  step(from: string | null, direction: 1 | -1): Promise<string | null>
}

export type LookupsOptions = {
  desk: Pick<Desk, "ask" | "explain">
  /** The question that the list answers. */
  question(): Question
  orderOf(text: string): Order
}

/** Makes the lookups. Nothing is asked before a method is called. */
export function createLookups({ desk, question, orderOf }: LookupsOptions): Lookups {
  const { ask } = desk
  const walk = createWalk((query) => ask("browse", query), question)

  async function explained<Answer>(asked: Promise<Answer>): Promise<Answer | null> {
    try {
      return await asked
    } catch (error) {
      desk.explain(error)
      return null
    }
  }

  async function countOf(text: string) {
    const asked = { text, kinds: "all", order: "updated", group: "none" } as const
    const { total, more } = await ask("browse", { ...asked, from: 0, count: 0, near: null })
    return { total, more }
  }

  async function neighbour(id: string | null, direction: 1 | -1, whole: boolean): Promise<Hit | null> {
    const asked = {
      ...(whole ? { text: "", ...orderOf("") } : question()),
      kinds: "articles" as const,
    }
    const { at, total } = await ask("browse", { ...asked, from: 0, count: 0, near: id })
    const next = at === null ? 0 : at + direction
    if (next < 0 || next >= total) return null
    const { rows } = await ask("browse", { ...asked, from: next, count: 1, near: null })
    return rows[0] ?? null
  }

  return {
    countOf: (text) => explained(countOf(text)),
    neighbour: (id, direction, whole = false) => explained(neighbour(id, direction, whole)),
    step: (from, direction) => explained(walk.step(from, direction)),
  }
}
