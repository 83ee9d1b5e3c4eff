/** How the text looks by the settings: at once, and a line holds about as many letters as are set. */
import { afterEach, describe, expect, test } from "vitest"
import { page } from "vitest/browser"
import { defaultSettings, type Settings } from "../../../main/contract/desk.ts"
import { showLook } from "../../../renderer/look/text-look.ts"
import { drawn, many, open } from "../panels/harness.ts"

const sentences =
  "وقالت مديرة المشروع في مؤتمر صحافي عقدته داخل الموقع إن المضخات في مكانها والألواح موصولة بالشبكة وما بقي اختبارات لن نختصر منها يوما واحدا لأن الناس سيشربون من هذه الأنابيب وعرفت المدينة خلال الأعوام الثلاثة الماضية انقطاعات متكررة بعد تراجع مخزون السدود في الشمال وارتفاع ملوحة الآبار القريبة من الساحل"

afterEach(() => showLook(defaultSettings, document.documentElement))

const article = () => document.querySelector<HTMLElement>(".sheet .article")!
const style = (selector: string) => getComputedStyle(document.querySelector(`.sheet ${selector}`)!)

/** How many letters the full lines of a paragraph of news hold on average. */
function lettersInALine(): number {
  const paragraph = document.createElement("div")
  paragraph.textContent = sentences
  paragraph.style.position = "absolute"
  const { paddingLeft, paddingRight } = getComputedStyle(article().parentElement!)
  paragraph.style.inlineSize = `${article().parentElement!.clientWidth - Number.parseFloat(paddingLeft) - Number.parseFloat(paddingRight)}px`
  article().append(paragraph)
  const range = document.createRange()
  const text = paragraph.firstChild!
  const tops: number[] = []
  for (let at = 0; at < sentences.length; at++) {
    range.setStart(text, at)
    range.setEnd(text, at + 1)
    const box = range.getClientRects()[0]
    if (box && box.width > 0) tops.push(Math.round(box.top / 10))
  }
  paragraph.remove()
  const lines = [...new Set(tops)]
  const full = lines.slice(0, -1)
  return tops.filter((top) => full.includes(top)).length / full.length
}

async function show(settings: Partial<Settings>) {
  await page.viewport(1600, 900)
  const bench = await open(many(2), { library: false, dossier: false, ...settings })
  await bench.session.open("article-00000")
  await document.fonts.load("20px 'IBM Plex Sans Arabic'", "ا")
  await document.fonts.load("20px 'Midad Naskh'", "ا")
  await drawn()
  return bench
}

test("a change of the settings is seen at once", async () => {
  const { session } = await show({})
  expect([style(".article").fontSize, style(".headline").fontSize]).toEqual(["20px", "35px"])
  expect(style(".article").lineHeight).toBe("41px")
  expect(article().parentElement!.clientWidth).toBe(704)
  await session.set({
    textSize: 24,
    lineHeight: 1.75,
    paragraphSpacing: 8,
    measure: 70,
    textFace: "sans",
    theme: "dark",
  })
  await drawn()
  expect([style(".article").fontSize, style(".headline").fontSize]).toEqual(["24px", "42px"])
  expect(style(".article").lineHeight).toBe("42px")
  expect(style(".article").fontFamily).toContain("IBM Plex Sans Arabic")
  expect(getComputedStyle(document.documentElement).colorScheme).toBe("dark")
  expect(getComputedStyle(document.documentElement).backgroundColor).toBe("rgb(25, 24, 23)")
})

describe.each(["naskh", "sans"] as const)("in the face %s", (textFace) => {
  test.each([
    [82, 20],
    [60, 20],
    [70, 26],
  ])("a line holds about %s letters at %s pixels", async (measure, textSize) => {
    await show({ textFace, measure, textSize })
    // Words are not cut, so a line holds a few less than there is room for.
    expect(lettersInALine()).toBeGreaterThan(measure * 0.93)
    expect(lettersInALine()).toBeLessThan(measure * 1.05)
  })
})
