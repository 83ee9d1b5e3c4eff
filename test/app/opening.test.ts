/** What is opened from outside: arguments, addresses, a second start, markers and links; and what is said of the rest. */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { pathToFileURL } from "node:url"
import { expect, type TestContext, test } from "vitest"
import type { Language } from "../../main/contract/desk.ts"
import type { Problem } from "../../main/contract/problem.ts"
import { problemText, wordsIn } from "../../main/contract/words/index.ts"
import { type App, launch, runtimeHere } from "../support/launch.ts"
import { pageOf } from "./many.ts"
import { newsroom, patient } from "./newsroom.ts"

const { kind } = runtimeHere()
const languages = ["ar", "en"] as const

/** The newsroom `غرفة` beside the app's own, with an article in a folder of its month, and its id. */
function madeIn(profile: string): { root: string; file: string } {
  const root = join(profile, "غرفة أخرى")
  mkdirSync(join(root, ".midad"), { recursive: true })
  mkdirSync(join(root, "2026-11"))
  writeFileSync(join(root, ".midad", "newsroom.json"), '{"id":"id-of-other"}')
  const file = join(root, "2026-11", "خبر عاجل.html")
  writeFileSync(file, pageOf({ id: "article-one", headline: "خبر عاجل" }))
  writeFileSync(join(root, "old.html"), pageOf({ id: "article-two", headline: "خبر قديم" }))
  return { root, file }
}

const shown = (app: App, headline: string) =>
  app.page.locator(".ProseMirror h1").filter({ hasText: headline }).waitFor()

/** Waits for the notice of a problem, as the user reads it, and puts it away. */
async function told(app: App, language: Language, problem: Problem): Promise<void> {
  const notice = app.page.locator(".notice[data-kind=problem]")
  await notice.filter({ hasText: problemText(language, problem) }).waitFor()
  await app.page.keyboard.press("Shift+F2")
  await app.page.keyboard.press("Shift+Delete")
  await notice.waitFor({ state: "detached" })
}

const empty = (context: TestContext) => launch({ test: context })

test(`an article that is given at the start opens in its own newsroom, on ${kind}`, async (context) => {
  const first = await empty(context)
  const { file } = madeIn(first.profile)
  await first.close()
  const app = await launch({ profile: first.profile, args: [pathToFileURL(file).href], test: context })
  await shown(app, "خبر عاجل")
  expect(await app.page.locator(".newsroom-name").first().textContent()).toContain("غرفة أخرى")
})

test(`a second start hands over files, addresses and links, and says what it cannot open, on ${kind}`, async (context) => {
  const app = await empty(context)
  const { root, file } = madeIn(app.profile)
  expect(await app.again([file])).toBe(0)
  await shown(app, "خبر عاجل")
  // A link, into the newsroom that was left, and back by its address.
  const own = newsroom(app)
  expect(await app.again([own])).toBe(0)
  await expect.poll(() => app.page.locator(".newsroom-name").first().textContent()).toContain("مداد")
  expect(await app.again(["midad:article/article-two?newsroom=id-of-other"])).toBe(0)
  await shown(app, "خبر قديم")
  await app.again([`file://localhost${encodeURI(file)}`])
  await shown(app, "خبر عاجل")
  // What cannot be opened, each said by name.
  const gone = join(root, "غاب.html")
  writeFileSync(gone, "x")
  rmSync(gone)
  await app.again([gone, "https://example.org/%D8%AE%D8%A8%D8%B1", "midad:/etc/passwd", "--no-such-switch"])
  for (const problem of [
    { code: "bad-link", details: { name: "midad:/etc/passwd" } },
    { code: "bad-address", details: { name: "https://example.org/خبر" } },
    { code: "file-missing", details: { name: "غاب.html" } },
  ] as const)
    await app.page
      .locator(".notice")
      .filter({ hasText: problemText("ar", problem) })
      .waitFor()
  await shown(app, "خبر عاجل")
})

for (const language of languages)
  test(`links and markers are made and opened, in ${language}, on ${kind}`, async (context) => {
    const app = await launch({ test: context, language })
    const { root, file } = madeIn(app.profile)
    const words = wordsIn(language).window.notices
    expect(await app.openFile(file)).toBe(true)
    await shown(app, "خبر عاجل")
    await app.chooseMenu("copyArticleLink")
    await app.page.locator(".notice").filter({ hasText: words.linkCopied }).waitFor()
    const link = await app.page.evaluate(async () => {
      // The page may write to the clipboard and not read from it, so a field is pasted into.
      const field = document.createElement("textarea")
      document.body.append(field)
      field.focus()
      return field.value
    })
    expect(link).toBe("")
    await app.page.keyboard.press("ControlOrMeta+KeyV")
    const pasted = () => app.page.locator("body > textarea").inputValue()
    await expect.poll(pasted, patient).toBe("midad:article/article-one?newsroom=id-of-other")
    await app.page.locator("body > textarea").evaluate((field) => field.remove())

    await app.chooseMenu("makeMarker")
    await app.page
      .locator(".notice")
      .filter({ hasText: words.markerMade("غرفة أخرى.midad") })
      .waitFor()
    const marker = join(root, "غرفة أخرى.midad")
    expect(JSON.parse(readFileSync(marker, "utf8"))).toEqual({ midad: "newsroom", version: 1 })
    expect(await app.openedLinks()).toEqual([marker])

    const own = newsroom(app)
    await app.openFile(own)
    await expect
      .poll(() => app.page.locator(".newsroom-name").first().textContent())
      .not.toContain("غرفة أخرى")
    await app.openFile(marker)
    await expect.poll(() => app.page.locator(".newsroom-name").first().textContent()).toContain("غرفة أخرى")
    expect(await app.openUrl("midad:article/article-two?newsroom=id-of-other")).toBe(true)
    await shown(app, "خبر قديم")

    // A link to nothing, a marker in a folder of downloads, and an address of another machine.
    await app.openUrl("midad:article/article-gone?newsroom=id-of-other")
    await told(app, language, { code: "link-article-missing", details: { name: "غرفة أخرى" } })
    await app.openUrl("midad:article/article-one?newsroom=id-of-none")
    await told(app, language, { code: "link-newsroom-unknown", details: {} })
    const downloads = join(app.home, "Downloads")
    mkdirSync(downloads)
    writeFileSync(join(downloads, "عاجل.midad"), '{"midad":"newsroom"}')
    await app.openFile(join(downloads, "عاجل.midad"))
    await told(app, language, { code: "bad-marker", details: { name: "عاجل.midad" } })
    expect(readdirSync(downloads)).toEqual(["عاجل.midad"])
    await app.openUrl("file://server/share/a.html")
    await told(app, language, { code: "address-elsewhere", details: { name: "file://server/share/a.html" } })

    await app.chooseMenu("forgetRecent")
    await app.page.locator(".notice").filter({ hasText: words.recentForgotten }).waitFor()
    await expect
      .poll(() => JSON.parse(readFileSync(join(app.userData, "midad.json"), "utf8")).recent)
      .toEqual([root])
  })
