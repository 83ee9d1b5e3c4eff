/** How many lines the tables of a page have. */
import { expect, test } from "vitest"
import { Tables } from "../../../main/article/foreign/tables.ts"

test("lines are counted for the innermost table alone, and for none where no table is open", () => {
  const tables = new Tables()
  tables.add(7)
  tables.begin()
  tables.add(1)
  tables.begin()
  tables.add(2)
  tables.add(3)
  expect(tables.end()).toBe(5)
  tables.add(1)
  expect(tables.end()).toBe(2)
})
