/** What other programs do to an article's file, in the window: altered, emptied, taken away, and all of it back by keys. */
import { readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs"
import { expect, test } from "vitest"
import { wordsIn } from "../../main/contract/words/index.ts"
import { typeText } from "../support/keyboard.ts"
import { type App, launch, runtimeHere } from "../support/launch.ts"
import { file, journal, newsroom, onDisk, open, pagesIn, patient, text, writeInto } from "./newsroom.ts"

const { kind } = runtimeHere()

/** Another program writes over the article's file what `alter` makes of it. */
function alter(app: App, change: (source: string) => string) {
  const source = readFileSync(file(app), "utf8")
  expect(change(source)).not.toBe(source)
  writeFileSync(file(app), change(source))
}

/** The articles' files in the newsroom that are called like this one's. */
const ones = (app: App) => pagesIn(newsroom(app)).filter((name) => name.startsWith("one"))

const notice = (app: App, words: string) => app.page.locator(".notice").filter({ hasText: words })

/** Writes at the end of the text and waits until the disk has it. */
async function goOn(app: App, words: string) {
  await app.page.locator(".ProseMirror").focus()
  await app.page.keyboard.press("ControlOrMeta+End")
  await typeText(app.page, words)
  await expect.poll(() => onDisk(app), patient).toContain(words)
}

for (const language of ["ar", "en"] as const) {
  const said = wordsIn(language).window.notices

  test(`a file that others alter stays the article's, in ${language} on ${kind}`, async (context) => {
    const app = await launch({ test: context, language })
    await writeInto(app, "من المكتب: ")

    // CRLF, a byte order mark, and a colleague's paragraph with an element and an attribute that Midad does not write.
    alter(app, (source) =>
      `\ufeff${source.replace("</article>", '<p class="x">وأضاف <b>زميل</b> فقرة.</p>\n</article>')}`.replaceAll(
        "\n",
        "\r\n",
      ),
    )
    await expect.poll(() => text(app), patient).toContain("وأضاف زميل فقرة.")
    await notice(app, wordsIn(language).importing.losses.attribute!).waitFor()
    await goOn(app, " وأكمل المكتب.")
    expect(onDisk(app)).toContain("وأضاف زميل فقرة.")
    expect(ones(app)).toEqual(["one.html"])
  })

  test(`a file that is emptied under an open article is written again, in ${language} on ${kind}`, async (context) => {
    const app = await launch({ test: context, language })
    await writeInto(app, "من المكتب: ")
    truncateSync(file(app))
    await notice(app, said.emptied("one.html")).waitFor()
    await app.page.keyboard.press("F2")
    await expect.poll(() => onDisk(app), patient).toContain("من المكتب: الأولى.")
    await goOn(app, " وأكمل المكتب.")
    expect(ones(app)).toEqual(["one.html"])
  })

  test(`a file that is emptied or gone after the end is offered and comes back, in ${language} on ${kind}`, async (context) => {
    const first = await launch({ language })
    try {
      await writeInto(first, "من المكتب: ")
      // An article that is left has nothing in the journal; one that has is offered from there.
      await first.page.keyboard.press("ControlOrMeta+PageDown")
      await expect.poll(() => journal(first), patient).toBe("")
    } finally {
      await first.close()
    }
    truncateSync(file(first))

    const second = await launch({ profile: first.profile })
    try {
      await notice(second, said.lost.empty("خبر أول", "one.html")).waitFor()
      await second.page.keyboard.press("F2")
      await second.page.locator(".ProseMirror h1").filter({ hasText: "خبر أول" }).waitFor()
      expect(onDisk(second)).toContain("من المكتب: الأولى.")
    } finally {
      await second.close()
    }
    rmSync(file(first))

    const app = await launch({ test: context, profile: first.profile })
    await notice(app, said.lost.gone("خبر أول", "one.html")).waitFor()
    await app.page.keyboard.press("ControlOrMeta+KeyK")
    await app.page
      .getByRole("option")
      .filter({ hasText: wordsIn(language).window.library.lost.gone })
      .waitFor()
    await open(app)
    expect(onDisk(app)).toContain("من المكتب: الأولى.")
    expect(ones(app)).toEqual(["one.html"])
  })
}
