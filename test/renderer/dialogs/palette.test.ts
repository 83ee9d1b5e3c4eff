/** The palette: which command a few letters find, and which they never run. */
import { describe, expect, test } from "vitest"
import { type CommandId, commandIds } from "../../../main/contract/commands.ts"
import { fitOf, fittingCommands } from "../../../renderer/dialogs/command-fit.ts"
import { press, type } from "../editor/harness.ts"
import { drawn, many, open } from "../panels/harness.ts"

const always = { ready: () => true, recent: [] }
const first = (query: string, language: "ar" | "en" = "ar") =>
  fittingCommands(query, commandIds, language, always)[0]?.id

describe("a command is found", () => {
  test.each<[string, CommandId]>([
    // By its label, with or without the dots, and however it is spelt.
    ["السلة", "openBin"],
    ["السله…", "openBin"],
    ["اعاده", "redo"],
    // By the beginnings of its words, in any order.
    ["فقرة تكر", "duplicateBlock"],
    // By another word for it.
    ["بحث", "find"],
    ["حذف", "deleteArticle"],
    ["اطبع", "print"],
    ["كم كلمة", "goLength"],
    // In the other language, by its label there and by other words.
    ["word count", "goLength"],
    ["bold", "strong"],
    ["Search", "find"],
    // By letters in their order.
    ["تكب", "zoomIn"],
    ["اقزيد", "related"],
  ])("by «%s»: %s", (query, id) => {
    expect(fittingCommands(query, commandIds, "ar", always).map((found) => found.id)).toContain(id)
    if (fitOf(query, id, "ar") === "name") expect(first(query)).toBe(id)
  })
})

test("the whole name comes before names that begin so, and these before other words for it", () => {
  expect(fitOf("حفظ", "save", "ar")).toBe("name")
  expect(first("حفظ")).toBe("save")
  expect(fitOf("تكر", "duplicateBlock", "ar")).toBe("beginning")
  expect(fitOf("مهملات", "openBin", "ar")).toBe("within")
  expect(fitOf("زرافة", "save", "ar")).toBeNull()
})

test("of commands that fit alike, the one that ran last comes first", () => {
  const ids: CommandId[] = ["zoomIn", "zoomOut", "zoomReset"]
  const order = (recent: CommandId[]) =>
    fittingCommands("", ids, "en", { ...always, recent }).map((found) => found.id)
  expect(order([])).toEqual(ids)
  expect(order(["zoomReset", "zoomOut"])).toEqual(["zoomReset", "zoomOut", "zoomIn"])
})

const rows = () => [...document.querySelectorAll<HTMLElement>("dialog .choice")]
const current = () => document.querySelector("dialog .choice[data-active=true] .choice-name")?.textContent

test("a half-typed word never bins the article; its whole name does", async () => {
  const { session } = await open(many(3))
  await session.open("article-00000")
  await press("Control+Shift+p")
  await type("نقل إلى الس")
  await drawn()
  expect(rows().map((row) => row.querySelector(".choice-name")?.textContent)).toContain("نقل إلى السلة")
  expect(current()).not.toBe("نقل إلى السلة")
  await press("Enter")
  expect(session.current.value?.id).toBe("article-00000")
  await type("لة")
  await drawn()
  expect(current()).toBe("نقل إلى السلة")
})

test("what cannot be done now says why, and is not done", async () => {
  const { session } = await open(many(1))
  await press("Control+Shift+p")
  await type("غليظ")
  await drawn()
  const [row] = rows()
  expect(row?.ariaDisabled).toBe("true")
  expect(row?.textContent).toContain("افتح مادة أولاً")
  expect(current()).toBeUndefined()
  await press("ArrowDown", "Enter")
  expect(session.notices.whispered.value).toBe("افتح مادة أولاً")
  expect(document.querySelector("dialog[open]")).not.toBeNull()
  await press("Escape")
})

test("what was run from the palette stands first the next time", async () => {
  const { session } = await open(many(1))
  await session.open("article-00000")
  const names = () => rows().map((row) => row.querySelector(".choice-name")?.textContent)
  await press("Control+Shift+p")
  await type("تصغير")
  await press("Enter")
  await expect.poll(() => session.settings.value.zoom).toBeLessThan(1)
  await press("Control+Shift+p")
  await drawn()
  expect(names()[0]).toBe("تصغير")
  await press("Escape")
  await session.set({ zoom: 1 })
})
