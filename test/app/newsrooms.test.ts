/** Newsrooms opened one after the other, and the end of the app: every index is closed properly and found again. */
import { existsSync, mkdirSync, readdirSync } from "node:fs"
import { join } from "node:path"
import { expect, test } from "vitest"
import { isForeign } from "../../main/desk/search/file.ts"
import { launch, runtimeHere } from "../support/launch.ts"
import { put } from "./many.ts"
import { newsroom, patient } from "./newsroom.ts"

const { kind } = runtimeHere()

/** Whether the newsroom's index was closed properly: then a seal lies beside it that fits it. */
function isSealed(root: string): boolean {
  const folder = join(root, ".midad", "index")
  const name = existsSync(folder) && readdirSync(folder).find((one) => one.endsWith(".sqlite"))
  if (!name) return false
  return existsSync(join(folder, `${name}.seal`)) && !isForeign(join(folder, name))
}

test(`a newsroom that is left and one that is open at the end are sealed, on ${kind}`, async (context) => {
  const app = await launch({ test: context })
  const first = newsroom(app)
  const second = join(app.profile, "غرفة أخرى")
  mkdirSync(second)
  put(second, { id: "article-two", headline: "خبر من الغرفة الأخرى", section: "دوليات" })
  expect(await app.again([second])).toBe(0)
  await app.page.locator("[data-id=article-two]").waitFor()
  await expect.poll(() => isSealed(first), patient).toBe(true)
  expect(isSealed(second)).toBe(false)
  await app.closeWindow()
  expect(isSealed(second)).toBe(true)
})
