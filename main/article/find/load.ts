/** The search for a query, with the engine of expressions where the query needs it: few do, and the engine is large. */
import type { FindQuery } from "./query.ts"
import { type Expressions, type Search, searchFor } from "./search.ts"

let engine: Expressions | null = null

/**
 * The search for `query`. Throws `SyntaxError` for an expression that is none, and what loading the engine of expressions
 * throws.
 */
export async function loadSearch(query: FindQuery): Promise<Search> {
  if (query.expression) engine ??= (await import("./expression.ts")).expressions
  return searchFor(query, engine)
}
