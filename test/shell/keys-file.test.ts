/** The file of the person's own keys. */
import { readFile, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { expect, test } from "vitest"
import { defaultKeys } from "../../main/contract/keymap.ts"
import { openKeys } from "../../main/shell/keys-file.ts"
import { temporaryFolder } from "../desk/temporary.ts"

const log = () => undefined
const clock = () => new Date("2026-11-27T07:30:15.250Z")
const at = async () => join(await temporaryFolder(), "keys.json")

test("keys are there at the next start", async () => {
  const path = await at()
  const keys = await openKeys(path, log)
  expect([keys.get(), keys.problem]).toEqual([defaultKeys, null])
  const given = { preset: "word", own: { strong: ["Mod-m"] } } as const
  await keys.change(given)
  expect((await openKeys(path, log)).get()).toEqual(given)
})

test("a broken file is kept beside it and told, and the keys are the original ones", async () => {
  const path = await at()
  await writeFile(path, '{ "keys": ')
  const keys = await openKeys(path, log, { clock })
  const aside = "keys.json.broken-2026-11-27T07-30-15-250Z"
  expect(keys.problem).toEqual({ code: "keys-broken", details: { name: "keys.json", aside } })
  expect(keys.get()).toEqual(defaultKeys)
  expect(await readFile(join(path, "..", aside), "utf8")).toBe('{ "keys": ')
})

test("what does not fit is told, and stays in the file", async () => {
  const path = await at()
  await writeFile(
    path,
    '{ "later": 1, "keys": { "strong": ["Mod-m"], "link": ["Hyper-x"], "newer": ["F5"] } }',
  )
  const keys = await openKeys(path, log)
  expect(keys.problem).toEqual({
    code: "keys-misfit",
    details: { name: "keys.json", message: "link, newer" },
  })
  await keys.change({ preset: "midad", own: { strong: ["F12"] } })
  expect(JSON.parse(await readFile(path, "utf8"))).toEqual({
    later: 1,
    preset: "midad",
    keys: { strong: ["F12"], link: ["Hyper-x"], newer: ["F5"] },
  })
})
