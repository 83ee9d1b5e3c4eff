/** What a machine can tell of accessibility: axe finds nothing in any state of the window, in either language and theme. */
import { readFileSync } from "node:fs"
import { createRequire } from "node:module"
import type { AxeResults } from "axe-core"
import { describe, expect, test } from "vitest"
import { wordsIn } from "../../main/contract/words/index.ts"
import { twin } from "../../main/desk/sample/twin.ts"
import { type App, launch, runtimeHere } from "../support/launch.ts"

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8")

/** What axe objects to, as "rule: where". */
async function objections(app: App): Promise<string[]> {
  // Over the debugging connection, because the page itself runs no script from elsewhere.
  const client = await app.page.context().newCDPSession(app.page)
  await client.send("Runtime.evaluate", { expression: axe })
  const { result, exceptionDetails } = await client.send("Runtime.evaluate", {
    expression: "axe.run(document, { resultTypes: ['violations'] }).then((found) => JSON.stringify(found))",
    awaitPromise: true,
    returnByValue: true,
  })
  await client.detach()
  if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text)
  const { violations } = JSON.parse(result.value) as AxeResults
  return violations.flatMap((violation) =>
    violation.nodes.map((node) => `${violation.id}: ${node.target.join(" ")} ${node.failureSummary ?? ""}`),
  )
}

describe.each(["ar", "en"] as const)(`axe, on ${runtimeHere().kind}, in %s`, (language) => {
  test.each(["light", "dark"] as const)("has no objection in the %s theme", async (theme) => {
    const app = await launch({ language })
    try {
      const words = wordsIn(language).window
      const { keyboard } = app.page
      await app.page.emulateMedia({ colorScheme: theme, reducedMotion: "reduce" })
      const found: Record<string, string[]> = { "the article": await objections(app) }
      const dialogs = {
        palette: { key: "ControlOrMeta+Shift+KeyP", name: words.palette.name },
        help: { key: "F1", name: words.help.name },
        export: { key: "ControlOrMeta+KeyE", name: words.exporting.name },
      }
      for (const [state, { key, name }] of Object.entries(dialogs)) {
        await keyboard.press(key)
        const dialog = app.page.getByRole("dialog", { name })
        await dialog.waitFor()
        found[state] = await objections(app)
        await keyboard.press("Escape")
        await dialog.waitFor({ state: "detached" })
      }
      await keyboard.press("ControlOrMeta+KeyN")
      await app.page.locator(".ProseMirror h1:has(br)").waitFor()
      found["an empty article"] = await objections(app)
      await app.page.evaluate((text) => navigator.clipboard.writeText(text), twin)
      await keyboard.press("ControlOrMeta+KeyV")
      await app.page.getByRole("dialog", { name: words.review.name }).waitFor()
      found["an import"] = await objections(app)
      expect(found).toEqual(Object.fromEntries(Object.keys(found).map((state) => [state, []])))
    } finally {
      await app.close()
    }
  })
})
