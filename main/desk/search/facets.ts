/** The values that the index knows of sections, bylines and topics. Each has a number, which facts and filters use. */
import type { StatementSync } from "node:sqlite"
import { termsOf } from "../../article/terms.ts"

/** A field whose values have numbers. */
export type FacetField = "section" | "byline" | "topic"

/** The table `facets` of one index. */
export class Facets {
  readonly #on: (sql: string) => StatementSync
  /** The numbers that are known, by field and value; null before the table was read. */
  #numbers: Map<string, number> | null = null

  /** @param on the prepared statement for an SQL text */
  constructor(on: (sql: string) => StatementSync) {
    this.#on = on
  }

  /** The number of a value of a field. A new value gets a number; then a transaction must be open. */
  numberOf(field: FacetField, value: string): number {
    this.#numbers ??= this.#read()
    const key = `${field} ${value}`
    const known = this.#numbers.get(key)
    if (known !== undefined) return known
    // Another process may have added it already.
    const insert = this.#on("INSERT OR IGNORE INTO facets(field, value, folded) VALUES (?, ?, ?)")
    insert.run(field, value, termsOf(value).join(" "))
    const row = this.#on("SELECT number FROM facets WHERE field = ? AND value = ?").get(field, value)
    const number = Number(row?.number)
    this.#numbers.set(key, number)
    return number
  }

  /** The values of a field: their numbers, and their keys for comparing. */
  values(field: string): { number: number; folded: string }[] {
    return this.#on("SELECT number, folded FROM facets WHERE field = ?").all(field) as {
      number: number
      folded: string
    }[]
  }

  #read(): Map<string, number> {
    const rows = this.#on("SELECT number, field, value FROM facets").all()
    return new Map(rows.map((row) => [`${row.field} ${row.value}`, Number(row.number)]))
  }
}
