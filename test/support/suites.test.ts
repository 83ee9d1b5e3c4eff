import { fileURLToPath } from "node:url"
import { expect, test } from "vitest"
import { suitesFor } from "./suites.ts"

const root = fileURLToPath(new URL("../..", import.meta.url))

const cases: [filters: string[], suites: string[]][] = [
  [[], ["core", "editor", "app"]],
  [["test/support/suites.test.ts"], ["core"]],
  [["support/SUITES"], ["core"]],
  [["./test/support/suites.test.ts:12"], ["core"]],
  [[`${root}test/support/suites.test.ts`], ["core"]],
  [["test/support/standin"], ["app"]],
  [["test/app"], ["app"]],
  [
    ["test/renderer", "test/support/suites"],
    ["core", "editor"],
  ],
  [["nothing is called so"], []],
]
test.each(cases)("the filters %j mean files of the suites %j", (filters, suites) => {
  expect(suitesFor(filters, root)).toEqual(suites)
})
