/** The keys of commands in the settings, by keys alone: given, disputed, taken back, and used. */
import { expect, test } from "vitest"
import { page } from "vitest/browser"
import { wordsIn } from "../../../../main/contract/words/index.ts"
import { press, type } from "../../editor/harness.ts"
import { drawn, many, open } from "../harness.ts"

const list = () => document.querySelector<HTMLElement>(".keys-list")!
const row = (id: string) => document.querySelector<HTMLElement>(`[data-command="${id}"]`)!
const now = (id: string) => row(id).querySelector(".keys-now")?.textContent
const problem = () => document.querySelector(".keys-problem")?.textContent
const said = wordsIn("en").window.settings.keys

/** The settings with the list of the commands that have these words, and the focus in it. */
async function view(words: string) {
  await page.viewport(1280, 800)
  const bench = await open(many(2), { language: "en" })
  await bench.session.open("article-00000")
  await press("Control+1")
  await press("Control+,")
  await expect.poll(() => document.activeElement?.closest(".settings-side")).toBeTruthy()
  await type(words)
  await drawn()
  list().focus()
  return bench
}

test("Enter and then a key gives a command that key, which acts and is shown at once, and is taken back", async () => {
  const bench = await view("All Commands")
  expect(now("palette")).toBe("CtrlShiftP")
  await press("Enter")
  await expect.poll(() => now("palette")).toBe(said.press)
  await press("Control+m")
  await expect.poll(() => now("palette")).toBe(`CtrlM${said.own}`)
  expect(bench.keys).toEqual({ preset: "midad", own: { palette: ["Mod-m"] } })
  await press("Control+z")
  await expect.poll(() => now("palette")).toBe("CtrlShiftP")
  await press("Enter", "Control+m")
  await press("Escape")
  await expect.poll(() => document.querySelector(".settings")).toBeNull()
  await press("Control+Shift+p")
  expect(document.querySelector("dialog")).toBeNull()
  await press("Control+m")
  await expect.poll(() => document.querySelector("dialog[open]")).not.toBeNull()
})

test("the keys of other commands do nothing while a key is waited for, and Escape leaves all as it was", async () => {
  const bench = await view("All Commands")
  await press("Enter", "F9")
  await drawn()
  expect(bench.session.settings.peek().language).toBe("en")
  expect(problem()).toContain(wordsIn("en").commands.interfaceLanguage.label)
  await press("Escape")
  await drawn()
  expect([problem(), now("palette"), bench.keys.own]).toEqual([undefined, "CtrlShiftP", {}])
  expect(document.activeElement).toBe(list())
})

test("a key of another command is moved only when Enter says so", async () => {
  const bench = await view("All Commands")
  await press("Enter", "Control+b")
  await expect.poll(problem).toContain(wordsIn("en").commands.strong.label)
  expect(bench.keys.own).toEqual({})
  await press("Space")
  await expect.poll(() => now("palette")).toBe(said.press)
  await press("Control+b", "Enter")
  await expect.poll(() => now("palette")).toBe(`CtrlB${said.own}`)
  expect(bench.keys.own).toEqual({ palette: ["Mod-b"], strong: [] })
  await press("Control+z")
  await expect.poll(() => bench.keys.own).toEqual({})
})

test("a key that no command can have is said", async () => {
  const bench = await view("All Commands")
  for (const [key, fault] of [
    ["x", "typing"],
    ["Control+c", "system"],
    ["Control+Alt+x", "altgr"],
  ] as const) {
    await press("Enter", key)
    await expect.poll(problem).toContain(said.faults[fault])
    await press("Escape")
  }
  expect(bench.keys.own).toEqual({})
})

test("Delete brings one command's key back, a button all of them, and a preset changes many", async () => {
  const bench = await view("Link")
  const at = [...document.querySelectorAll("[data-command]")].indexOf(row("link"))
  for (let step = 0; step < at; step++) await press("ArrowDown")
  await press("Enter", "F12")
  await expect.poll(() => bench.keys.own).toEqual({ link: ["F12"] })
  await press("Delete")
  await expect.poll(() => bench.keys.own).toEqual({})
  await press("Backspace")
  await expect.poll(() => bench.keys.own).toEqual({ link: [] })
  document.querySelector<HTMLElement>(".keys-tools > button")!.focus()
  await press("Enter")
  await expect.poll(() => bench.keys.own).toEqual({})
  document.querySelector<HTMLElement>(".keys-tools input:checked")!.focus()
  await press("ArrowDown")
  await expect.poll(() => bench.keys.preset).toBe("word")
  await expect.poll(() => now("link")).toBe("CtrlK")
})

test("a command is found by its key, and in the other language", async () => {
  await view("Ctrl Shift P")
  expect(row("palette")).not.toBeNull()
  expect(row("bulletList")).toBeNull()
  const field = document.querySelector<HTMLInputElement>(".settings-side input")!
  field.focus()
  field.select()
  await type("قائمة نقطية")
  await expect.poll(() => row("bulletList")).not.toBeNull()
})
