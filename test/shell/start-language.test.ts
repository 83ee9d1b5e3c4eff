import { writeFile } from "node:fs/promises"
import { join } from "node:path"
import { expect, test } from "vitest"
import { freshMemory } from "../../main/shell/memory.ts"
import { languageIn, languageSwitches } from "../../main/shell/start-language.ts"
import { temporaryFolder } from "../desk/temporary.ts"

test.each([
  ["ar", JSON.stringify(freshMemory)],
  ["en", JSON.stringify({ ...freshMemory, settings: { ...freshMemory.settings, language: "en" } })],
  ["en", '{"settings":{"language":"en","of":"a later version"}}'],
  ["ar", '{"settings":{"language":"fr"}}'],
  ["ar", '{"settings":'],
] as const)("the language %s is read from what is remembered: %s", async (language, text) => {
  const path = join(await temporaryFolder(), "midad.json")
  await writeFile(path, text)
  expect(languageIn(path)).toBe(language)
})

test("without a memory the language is Arabic", async () => {
  expect(languageIn(join(await temporaryFolder(), "midad.json"))).toBe("ar")
})

test("Chromium's own words and menus have the language and its direction", () => {
  expect(languageSwitches("ar")).toEqual([
    ["lang", "ar"],
    ["force-ui-direction", "rtl"],
  ])
  expect(languageSwitches("en")).toEqual([
    ["lang", "en-US"],
    ["force-ui-direction", "ltr"],
  ])
})
