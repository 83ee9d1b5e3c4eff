/** Reading what is foreign has a thread and a deadline: whatever it does, the desk journals and saves. */
import { readFile } from "node:fs/promises"
import { join } from "node:path"
import { expect, onTestFinished, test } from "vitest"
import { problemText } from "../../../main/contract/words/index.ts"
import { createDesk } from "../../../main/desk/desk.ts"
import { createWriter } from "../journal/writer.ts"
import { codeOf } from "../refusal.ts"
import { temporaryFolder } from "../temporary.ts"

const program = new URL("spinning.mjs", import.meta.url)
const bytesOf = (text: string) => new TextEncoder().encode(text)
const endless = { from: "bytes", name: "دوران.txt", bytes: bytesOf("دوران بلا نهاية") } as const
const pasted = "دوران"
const story = {
  from: "bytes",
  name: "قطار.txt",
  bytes: bytesOf("قطار الجبل يصل\n\nبلغ القطار محطته الأخيرة."),
} as const

/** A desk whose imports of sources of `late` bytes may take 50 ms, and all others as long as they want. */
async function desk(...late: number[]) {
  const root = await temporaryFolder()
  const limit = (size: number) => (late.includes(size) ? 50 : 600_000)
  const opened = createDesk({ root, importing: { program, limit } })
  onTestFinished(() => opened.close())
  return { root, desk: opened }
}

test("while an import is read without end, what is typed is journaled and saved", async () => {
  const { root, desk: here } = await desk()
  const reading = codeOf(here.readImport(endless))
  const writer = await createWriter(here)
  await writer.type("عنوان كُتب أثناء الاستيراد")
  const saved = await writer.save(true)
  if (saved.kind !== "saved") throw new Error("Not saved")
  expect(await readFile(join(root, saved.name), "utf8")).toContain("عنوان كُتب أثناء الاستيراد")
  // Closing waits for no import.
  await here.close()
  expect(await reading).toBe("import-missing")
})

test("an import that takes too long is refused by its name, and the others go on", async () => {
  const { desk: here } = await desk(endless.bytes.length, pasted.length * 2)
  const first = await here.readImport(story)
  const [late, next] = await Promise.allSettled([here.readImport(endless), here.readImport(story)])
  expect(late).toMatchObject({ reason: { problem: { code: "import-late", details: { name: "دوران.txt" } } } })
  expect(next).toMatchObject({ status: "fulfilled", value: { lines: first.lines } })
  const problem = { code: "import-late", details: { name: "دوران.txt" } } as const
  for (const language of ["ar", "en"] as const) expect(problemText(language, problem)).toContain("دوران.txt")
})

test("a draft that was read before the thread was ended can still be taken", async () => {
  const { desk: here } = await desk(endless.bytes.length, pasted.length * 2)
  const draft = await here.readImport(story)
  expect(await codeOf(here.readImport({ from: "text", text: pasted }))).toBe("paste-late")
  const made = await here.acceptImport({ id: draft.id, corrections: {} })
  expect(made.name).toMatch(/\.html$/)
  expect(await codeOf(here.recodeImport({ id: "import-none", encoding: "utf-8" }))).toBe("import-missing")
})
