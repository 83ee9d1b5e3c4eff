/** The numbers of sections, bylines and topics in the index. */
import * as sqlite from "node:sqlite"
import { expect, onTestFinished, test } from "vitest"
import { Facets } from "../../../main/desk/search/facets.ts"
import { openFile } from "../../../main/desk/search/file.ts"

/** The facets of an index that vanishes with the test, and a second look at the same index. */
function facets(): [first: Facets, second: Facets] {
  const db = openFile(sqlite, null)
  onTestFinished(() => db.close())
  const on = (sql: string) => db.prepare(sql)
  return [new Facets(on), new Facets(on)]
}

test("a value has one number, in each field its own", () => {
  const [one] = facets()
  const sport = one.numberOf("section", "رياضة")
  expect(one.numberOf("section", "رياضة")).toBe(sport)
  expect(one.numberOf("topic", "رياضة")).not.toBe(sport)
  expect(one.numberOf("section", "اقتصاد")).not.toBe(sport)
})

test("what another process has added keeps its number", () => {
  const [one, other] = facets()
  one.numberOf("section", "محليات")
  const sport = other.numberOf("section", "رياضة")
  expect(one.numberOf("section", "رياضة")).toBe(sport)
})

test("the values of a field come with their keys, spelling aside", () => {
  const [one] = facets()
  const number = one.numberOf("section", "الرِّياضة")
  one.numberOf("topic", "كرة")
  expect(one.values("section")).toEqual([{ number, folded: "الرياضه" }])
})
