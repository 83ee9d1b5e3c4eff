/** What somebody puts into a newsroom to harm whoever opens it: the window goes on, keeps every word, and says what it met. */
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { expect, onTestFinished, test } from "vitest"
import { writeArticle } from "../../main/article/html.ts"
import { deepestList } from "../../main/article/nesting.ts"
import { withDossier } from "../../main/article/schema.ts"
import { problemText, wordsIn } from "../../main/contract/words/index.ts"
import { typeText } from "../support/keyboard.ts"
import { type App, launch, runtimeHere } from "../support/launch.ts"
import { article, body, headline, li, type Picture, p, standfirst, ul } from "../support/pictures.ts"
import { id, journal, newsroom, onDisk, open, patient, saved, story, text, write } from "./newsroom.ts"

const { kind } = runtimeHere()

/** A folder for the running test. */
function folder(): string {
  const path = mkdtempSync(join(tmpdir(), "midad-hostile-"))
  onTestFinished(() => rmSync(path, { recursive: true, force: true, maxRetries: 5 }))
  return path
}

/** Writes at the beginning of the open article's text, and waits until its file has it. */
async function writeFirst(app: App, words: string, file: string) {
  await app.page.keyboard.press("ControlOrMeta+Digit3")
  await typeText(app.page, words)
  await app.page.keyboard.press("ControlOrMeta+KeyS")
  await saved(app)
  await expect.poll(() => readFileSync(file, "utf8"), patient).toContain(words)
}

/** Lists `depth` deep, each with an item of text. */
const nest = (depth: number): Picture => ul(li(p(`بند ${depth}`), ...(depth > 1 ? [nest(depth - 1)] : [])))

for (const language of ["ar", "en"] as const) {
  const { window: words, importing } = wordsIn(language)

  test(`patterns that could explode hold up neither journal, save nor the end, in ${language} on ${kind}`, async (context) => {
    const app = await launch({ test: context, language })
    const patterns = ["*##*##*##*x", "*a*a*a*", "*#*{fact}#x", "a*a*a*{fact}b"]
    writeFileSync(
      join(newsroom(app), ".midad", "import.json"),
      JSON.stringify({ rules: [{ kind: "boilerplate", patterns }] }),
    )
    write(app, story("خبر أول", "الأولى.", "الثانية."))
    await open(app)
    const page = join(app.profile, "page.txt")
    const lines = ["1", "a", "aa1", "(", "1 "].map((sign) => sign.repeat(300 / sign.length))
    writeFileSync(page, Array.from({ length: 400 }, () => lines.join("\n")).join("\n"))
    const reading = app.again([page])
    await app.page.keyboard.press("ControlOrMeta+Digit3")
    await typeText(app.page, "أثناء الاستيراد. ☂ ")
    await expect.poll(() => journal(app) + onDisk(app), patient).toContain("☂")
    await reading
    const review = app.page.getByRole("dialog", { name: words.review.name })
    await review.waitFor()
    await app.page.keyboard.press("Escape")
    await review.waitFor({ state: "detached" })
    await app.page.keyboard.press("ControlOrMeta+KeyS")
    await expect.poll(() => onDisk(app), patient).toContain("أثناء الاستيراد. ☂ الأولى.")
    await app.closeWindow()
  })

  test(`lists that are too deep are read with all of their text and a word, and the file waits for a writer, in ${language} on ${kind}`, async (context) => {
    const app = await launch({ test: context, language })
    const deep = article(headline("خبر أول"), standfirst(""), body(nest(deepestList + 5), p("نهاية")))
    write(app, withDossier(deep, { id }))
    const file = join(newsroom(app), "one.html")
    const before = readFileSync(file)
    await open(app)
    await app.page.locator(".notice").filter({ hasText: importing.losses.nesting! }).waitFor()
    const shown = await text(app)
    for (let depth = 1; depth <= deepestList + 5; depth++) expect(shown).toContain(`بند ${depth}`)
    expect(shown).toContain("نهاية")
    // Nobody wrote, so the file is as it was found.
    await app.page.keyboard.press("ControlOrMeta+PageDown")
    await app.page.locator(".ProseMirror h1").filter({ hasNotText: "خبر أول" }).waitFor()
    expect(readFileSync(file).equals(before)).toBe(true)
  })

  test(`the same ids in two newsrooms are two articles, in ${language} on ${kind}`, async (context) => {
    const app = await launch({ test: context, language })
    const first = newsroom(app)
    const second = join(folder(), "غرفة أخرى")
    mkdirSync(second)
    write(app, story("خبر أول", "من الغرفة الأولى."))
    writeFileSync(join(second, "one.html"), writeArticle(story("خبر أول", "من الغرفة الثانية.")))
    await open(app)
    await writeFirst(app, "كتب هنا. ☂ ", join(first, "one.html"))
    await typeText(app.page, "ولم يُحفظ. ☀ ")
    expect(await app.again([second])).toBe(0)
    await app.page.locator(".newsroom-name").filter({ hasText: "غرفة أخرى" }).first().waitFor()
    await open(app)
    await app.page.locator(".ProseMirror p").filter({ hasText: "من الغرفة الثانية." }).waitFor()
    expect(await text(app)).not.toMatch(/[☂☀]/)
    await writeFirst(app, "وكتب هناك. ☁ ", join(second, "one.html"))
    expect(await app.again([first])).toBe(0)
    await app.page
      .locator(".newsroom-name")
      .filter({ hasText: "غرفة أخرى" })
      .first()
      .waitFor({ state: "detached" })
    await open(app)
    await app.page.locator(".ProseMirror p").filter({ hasText: "من الغرفة الأولى." }).waitFor()
    expect(await text(app)).toContain("كتب هنا. ☂ ولم يُحفظ. ☀ من الغرفة الأولى.")
    await app.closeWindow()
    const read = (root: string) => readFileSync(join(root, "one.html"), "utf8")
    expect(read(first)).toContain("كتب هنا. ☂ ولم يُحفظ. ☀ من الغرفة الأولى.")
    expect(read(first)).not.toContain("☁")
    expect(read(second)).toContain("وكتب هناك. ☁ من الغرفة الثانية.")
    expect(read(second)).not.toMatch(/[☂☀]/)
  })

  test.runIf(process.platform !== "win32")(
    `a newsroom whose own folder leads elsewhere is written in, and nothing elsewhere is, in ${language} on ${kind}`,
    async (context) => {
      const place = folder()
      const root = join(place, "غرفة")
      const outside = join(place, "outside")
      const own = join(root, ".midad")
      for (const path of [own, outside, join(outside, "folder")]) mkdirSync(path, { recursive: true })
      const secret = "سطر من ملف غيرنا\n"
      writeFileSync(join(outside, "secret"), secret)
      writeFileSync(join(root, "one.html"), writeArticle(story("خبر أول", "الأولى.")))
      for (const name of ["journal", "history", "bin", "locks"])
        symlinkSync(join(outside, "folder"), join(own, name))
      symlinkSync("/dev/zero", join(own, "places.json"))
      symlinkSync(join(outside, "secret"), join(own, "names.jsonl"))
      symlinkSync(join(outside, "secret"), join(own, "newsroom.json"))
      writeFileSync(join(own, "import.json"), "{rules: [")
      writeFileSync(join(own, "index"), "no folder")
      const app = await launch({ test: context, language, args: [root], ready: ".library" })
      await open(app)
      // What was met is said, with the name that it has now.
      const sayings = () =>
        readdirSync(own)
          .filter((name) => name.includes(".aside-"))
          .map((aside) => ({ name: `.midad/${aside.split(".aside-")[0]}`, aside: `.midad/${aside}` }))
          .map((details) => problemText(language, { code: "set-aside", details }))
      const said = async () => (await app.page.locator(".notice").allTextContents()).join("\n")
      await expect
        .poll(async () => {
          const shown = await said()
          return sayings().some((saying) => shown.includes(saying))
        }, patient)
        .toBe(true)
      await writeFirst(app, "كتب هنا. ☂ ", join(root, "one.html"))
      await app.page.keyboard.press("F4")
      const history = app.page.getByRole("dialog", { name: wordsIn(language).history.name })
      await history.getByRole("option").first().waitFor()
      await app.page.keyboard.press("Escape")
      await history.waitFor({ state: "detached" })
      // Into the bin and back.
      await app.page.keyboard.press("ControlOrMeta+Shift+Backspace")
      await app.page.locator(".notice").filter({ hasText: words.notices.undo }).waitFor()
      await expect.poll(() => existsSync(join(root, "one.html")), patient).toBe(false)
      await app.page.keyboard.press("F2")
      await expect.poll(() => existsSync(join(root, "one.html")), patient).toBe(true)
      await app.closeWindow()
      expect(readFileSync(join(root, "one.html"), "utf8")).toContain("كتب هنا. ☂ الأولى.")
      expect(readdirSync(outside).sort()).toEqual(["folder", "secret"])
      expect(readdirSync(join(outside, "folder"))).toEqual([])
      expect(readFileSync(join(outside, "secret"), "utf8")).toBe(secret)
    },
  )
}
