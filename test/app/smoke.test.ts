/** The built app starts, shows the sample article, and ends; on whichever runtime is here. */
import { readdirSync } from "node:fs"
import { join } from "node:path"
import { expect, test } from "vitest"
import { type ItemRecord, launch, runtimeHere } from "../support/launch.ts"
import { pagesIn } from "./newsroom.ts"

const { kind } = runtimeHere()

for (const language of ["ar", "en"] as const)
  test(`an empty profile opens on a newsroom with an article, in ${language}, on ${kind}`, async (context) => {
    const app = await launch({ test: context, language })
    const { page } = app
    const faults: string[] = []
    page.on("pageerror", (fault) => faults.push(fault.message))
    expect(await page.evaluate(() => [document.documentElement.lang, document.documentElement.dir])).toEqual(
      language === "ar" ? ["ar", "rtl"] : ["en", "ltr"],
    )
    expect(await page.evaluate(() => ["desk" in window, "require" in window, "process" in window])).toEqual([
      true,
      false,
      false,
    ])
    // The first newsroom is a folder of web pages in the user's documents.
    const folders = readdirSync(app.documents)
    expect(folders).toHaveLength(1)
    expect(pagesIn(join(app.documents, folders[0]!)).length).toBeGreaterThanOrEqual(2)
    const headline = await page.locator("h1").first().textContent()
    expect(headline?.trim()).toBeTruthy()
    const flat = (items: ItemRecord[]): ItemRecord[] =>
      items.flatMap((item) => [item, ...flat(item.items ?? [])])
    expect(flat(await app.menu()).map((item) => item.id)).toEqual(
      expect.arrayContaining(["newArticle", "save"]),
    )
    expect(faults).toEqual([])
    await app.close()
  })
