/** The settings over the window, by keys alone: found in both languages, changed at once, and taken back. */
import { afterEach, describe, expect, test } from "vitest"
import { page } from "vitest/browser"
import { defaultSettings, type Managed, type Settings } from "../../../../main/contract/desk.ts"
import { wordsIn } from "../../../../main/contract/words/index.ts"
import { showLook } from "../../../../renderer/look/text-look.ts"
import { press, type } from "../../editor/harness.ts"
import { type Bench, drawn, many, open } from "../harness.ts"

afterEach(() => showLook(defaultSettings, document.documentElement))

const search = () => document.querySelector<HTMLInputElement>(".settings-side input")!
const rows = () => [...document.querySelectorAll<HTMLElement>("[data-setting]")]
/** The rows of the person's settings. */
const own = () =>
  rows().filter((each) => each.closest("[data-group]")?.getAttribute("data-group") !== "newsroom")
const found = () => rows().map((row) => row.dataset.setting)
const row = (name: keyof Settings) => document.querySelector<HTMLElement>(`[data-setting="${name}"]`)!
const control = (name: keyof Settings) =>
  row(name).querySelector<HTMLInputElement>("input:checked, input:not([type=radio])")!
const shown = () => getComputedStyle(document.documentElement).getPropertyValue("--text-size")
const kept = (bench: Bench) =>
  bench.calls.filter(({ name }) => name === "changeSettings").map(({ input }) => input)

async function view(language: "ar" | "en" = "ar", managed: Managed[] = []) {
  await page.viewport(1280, 800)
  const bench = await open(many(2), { language }, null, "linux", false, false, managed)
  await bench.session.open("article-00000")
  await press("Control+1")
  await press("Control+,")
  await expect.poll(() => document.activeElement === search()).toBe(true)
  return bench
}

async function look(words: string) {
  search().focus()
  search().select()
  await type(words)
  await drawn()
}

describe.each(["ar", "en"] as const)("in %s", (language) => {
  test("every setting is there with its name, what it is for, its value and its place", async () => {
    await view(language)
    const { settings } = wordsIn(language).window
    expect(
      own()
        .map((each) => each.dataset.setting)
        .sort(),
    ).toEqual(Object.keys(defaultSettings).sort())
    for (const each of own()) {
      const name = each.dataset.setting as keyof Settings
      expect(each.querySelector(".setting-name")?.textContent).toBe(settings.items[name].name)
      expect(each.querySelector(".setting-about")?.textContent).toContain(settings.items[name].help)
      expect(each.querySelector(".setting-place")?.textContent).toBe(settings.place)
      expect(each.querySelector(".setting-control")?.textContent).not.toBe("")
    }
    expect(document.querySelector(".settings-kept")?.textContent).toContain("/data/midad.json")
  })

  test("a setting is found by its words in either language, however they are written", async () => {
    await view(language)
    for (const words of ["لغه الواجهه", "لُغَةُ الواجهةِ", "interface language", "Language Interface"]) {
      await look(words)
      expect([words, found()]).toEqual([words, ["language"]])
    }
    const { settings } = wordsIn(language).window
    expect(document.querySelector(".settings-count")?.textContent).toBe(settings.found(1))
    await look("لا شيء كهذا")
    expect(found()).toEqual([])
    expect(document.querySelector(".settings-empty")?.textContent).toContain("لا شيء كهذا")
    await press("Escape")
    expect(search().value).toBe("")
    expect(own().length).toBe(Object.keys(defaultSettings).length)
    await press("Escape")
    await expect.poll(() => document.querySelector(".settings")).toBeNull()
    await expect.poll(() => document.activeElement?.classList.contains("ProseMirror")).toBe(true)
  })
})

test("what was searched for is marked in the names", async () => {
  await view()
  await look("خط")
  expect([...row("textSize").querySelectorAll(".setting-name mark")].map((mark) => mark.textContent)).toEqual(
    ["خط"],
  )
})

test("a change acts at once, is kept, and is taken back by the key of undo", async () => {
  const bench = await view()
  await look("حجم الخط")
  await press("ArrowDown")
  expect(document.activeElement).toBe(control("textSize"))
  await press("ArrowUp", "ArrowUp")
  await expect.poll(() => bench.session.settings.peek().textSize).toBe(22)
  expect(shown()).toBe("1.375rem")
  expect(kept(bench)).toEqual([{ textSize: 21 }, { textSize: 22 }])
  await press("Control+z")
  await expect.poll(shown).toBe("1.3125rem")
  await press("Control+z")
  await expect.poll(shown).toBe("1.25rem")
  expect(bench.session.settings.peek().textSize).toBe(20)
  expect(document.activeElement).toBe(control("textSize"))
  await press("Control+z")
  expect(bench.session.settings.peek().textSize).toBe(20)
})

test("a choice is made by the arrows, in the language that it leads to", async () => {
  const bench = await view()
  control("language").focus()
  await press("ArrowDown")
  await expect.poll(() => document.documentElement.lang).toBe("en")
  expect(document.querySelector(".settings h1")?.textContent).toBe("Settings")
  expect(document.activeElement).toBe(control("language"))
  await press("Control+z")
  await expect.poll(() => document.documentElement.lang).toBe("ar")
  expect(bench.session.settings.peek().language).toBe("ar")
})

test("each setting goes back to what it was when the screen was opened, and to its original", async () => {
  const bench = await view("en")
  await bench.session.set({ readingRate: 200 })
  await press("Escape")
  await press("Control+,")
  await expect.poll(() => document.activeElement === search()).toBe(true)
  const back = () => [...row("readingRate").querySelectorAll<HTMLElement>(".setting-back button")]
  expect(back().map((button) => button.textContent)).toEqual(["Original: 180 words a minute"])
  control("readingRate").focus()
  await press("ArrowUp")
  await drawn()
  expect(back().map((button) => button.textContent)).toEqual([
    "As it was: 200 words a minute",
    "Original: 180 words a minute",
  ])
  await press("Tab", "Enter")
  await drawn()
  expect(bench.session.settings.peek().readingRate).toBe(200)
  // The focus is not lost with the button.
  expect(document.activeElement).toBe(control("readingRate"))
  await press("Control+z")
  await expect.poll(() => bench.session.settings.peek().readingRate).toBe(210)
})

test("a number is typed in the digits of any script, and one that is out of bounds sets nothing and is said", async () => {
  const bench = await view()
  const input = control("headlineBudget")
  input.focus()
  input.select()
  await type("٨٥")
  await press("Enter")
  await expect.poll(() => bench.session.settings.peek().headlineBudget).toBe(85)
  input.select()
  await type("5")
  await press("Enter")
  await drawn()
  expect(input.ariaInvalid).toBe("true")
  expect(row("headlineBudget").querySelector("[role=alert]")?.textContent).toContain("10")
  expect(bench.session.settings.peek().headlineBudget).toBe(85)
  await press("Escape")
  await drawn()
  expect([input.value, input.ariaInvalid]).toEqual(["85", "false"])
  expect(document.querySelector(".settings")).not.toBeNull()
})

test("what a policy has set is shown, says so, and cannot be changed", async () => {
  await view("en", ["updates"])
  expect(row("updates").querySelector("input")).toBeNull()
  expect(row("updates").querySelector(".setting-fixed")?.textContent?.trim()).toBe("Tell me")
  expect(row("updates").textContent).toContain(wordsIn("en").window.settings.policy)
})

test("the newsroom's own settings are apart, with their own place, and are changed and taken back", async () => {
  const bench = await view()
  const group = () => document.querySelector<HTMLElement>('[data-group="newsroom"]')!
  await expect.poll(() => group().textContent).toContain("/newsroom/midad.json")
  expect(group().textContent).toContain(wordsIn("ar").window.settings.newsroomPlace)
  group().querySelector<HTMLElement>("input:checked")!.focus()
  await press("ArrowDown")
  await expect.poll(() => bench.newsroomSettings.settings.newArticles).toBe("root")
  await expect.poll(() => group().querySelector<HTMLInputElement>("input:checked")?.value).toBe("root")
  await press("Control+z")
  await expect.poll(() => bench.newsroomSettings.settings.newArticles).toBe("month")
  expect(kept(bench)).toEqual([])
})

test("a newsroom's file that cannot be read is said, and its folder says that a policy has set it", async () => {
  const bench = await view("en", ["newsroom"])
  bench.newsroomSettings = {
    ...bench.newsroomSettings,
    problem: { code: "bad-settings", details: { name: "midad.json", message: "an error" } },
  }
  await press("Escape")
  await press("Control+,")
  await expect.poll(() => document.querySelector(".settings-problem")?.textContent).toContain("an error")
  expect(document.querySelector('[data-setting="newsroomFolder"]')?.textContent).toContain(
    wordsIn("en").window.settings.newsroomPolicy,
  )
})

test("the focus goes round the parts, and from a group to its settings", async () => {
  await view()
  await press("F6")
  expect(document.activeElement).toBe(control("language"))
  await press("Shift+F6")
  expect(document.activeElement).toBe(search())
  await press("Tab")
  expect(document.activeElement?.textContent).toBe("المظهر واللغة")
  await press("ArrowDown", "ArrowDown")
  expect(document.activeElement?.textContent).toBe("الأطوال")
  await press("Enter")
  expect(document.activeElement).toBe(control("headlineBudget"))
})

test("no command acts on the text under the settings", async () => {
  const bench = await view()
  const text = bench.session.editor()?.view.state.doc
  await press("Control+b", "Control+Shift+d", "Control+h")
  expect(bench.session.editor()?.view.state.doc).toBe(text)
  expect(document.querySelector(".settings")).not.toBeNull()
})
