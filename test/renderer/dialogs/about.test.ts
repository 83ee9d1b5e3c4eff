/** Help > About: versions, places, and the licences by keys. */
import { expect, test } from "vitest"
import type { About } from "../../../main/contract/about.ts"
import { run } from "../../../renderer/commands/run.ts"
import { press } from "../editor/harness.ts"
import { many, open } from "../panels/harness.ts"

const dialog = () => document.querySelector<HTMLElement>("dialog.about")
const choices = () => [...document.querySelectorAll(".about .choice-name")].map((one) => one.textContent)
const licence = () => document.querySelector(".about-text")?.textContent

const parts = ["electron", "preact", "zod"].map((name) => ({
  name,
  version: "1.0.0",
  licence: name === "electron" ? "MIT AND others" : "MIT",
  text: `Licence of ${name}`,
}))

async function about(change: Partial<About> = {}) {
  const bench = await open(many(1))
  bench.about = { ...bench.about, parts, ...change }
  await bench.session.open("article-00000")
  await press("Control+3")
  run(bench.session, "about")
  await expect.poll(() => dialog()?.querySelector(".about-facts")).toBeTruthy()
  return bench
}

test("says the versions and where everything lies", async () => {
  await about()
  expect(dialog()?.querySelector("h2")?.textContent).toBe("مداد 1.2.3")
  const facts = [...dialog()!.querySelectorAll("dd")].map((one) => one.textContent)
  expect(facts).toEqual(["Electron 45.4.1", "/newsroom", "/data/midad.json", "/data/midad.log"])
})

test("licences are searched for, read and left by keys, and the caret is in the text again", async () => {
  const { session } = await about()
  expect(choices()).toEqual(["electron 1.0.0", "preact 1.0.0", "zod 1.0.0"])
  expect(document.activeElement).toBe(document.querySelector(".about .chooser-field"))
  expect(licence()).toBe("Licence of electron")
  await press("ArrowDown")
  expect(licence()).toBe("Licence of preact")
  for (const letter of "zod") await press(letter)
  expect([choices(), licence()]).toEqual([["zod 1.0.0"], "Licence of zod"])
  await press("Enter")
  expect(document.activeElement).toBe(document.querySelector(".about-text"))
  await press("Escape")
  expect(dialog()).toBeNull()
  expect(document.activeElement).toBe(session.editor()?.view.dom)
})

test("a build without the list says so, and closes by keys", async () => {
  await about({ parts: null })
  expect(dialog()?.querySelector("[role=status]")?.textContent).toContain("تراخيصها")
  expect(dialog()?.contains(document.activeElement)).toBe(true)
  await press("Enter")
  expect(dialog()).toBeNull()
})
