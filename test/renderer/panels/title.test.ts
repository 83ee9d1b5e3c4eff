/** The window's title: the article, and whether the disk has it. */
import { expect, test } from "vitest"
import type { CallInput } from "../../../main/contract/desk.ts"
import { press } from "../editor/harness.ts"
import { type Bench, many, open } from "./harness.ts"

const documents = ({ calls }: Bench) =>
  calls.filter(({ name }) => name === "showDocument").map(({ input }) => input as CallInput<"showDocument">)

test("says the headline by itself, and with a dot as long as the disk does not have the text", async () => {
  const { session } = await open(many(3))
  expect(document.title).toBe("مداد")
  await session.open("article-00000")
  expect(document.title).toBe("\u2068خبر رقم 0\u2069 — مداد")
  await press("Control+3")
  await press("x")
  expect(document.title).toBe("• \u2068خبر رقم 0\u2069 — مداد")
  await press("Control+s")
  await expect.poll(() => document.title).toBe("\u2068خبر رقم 0\u2069 — مداد")
})

test("says that the text could not be saved, and that it is only read", async () => {
  const bench = await open(many(3), { language: "en" })
  bench.locked.add("article-00001")
  await bench.session.open("article-00001")
  expect(document.title).toBe("\u2068خبر رقم 1\u2069 (Read-only) — Midad")
  await bench.session.open("article-00000")
  bench.unsaved = "disk-full"
  await press("Control+3")
  await press("x")
  await press("Control+s")
  await expect.poll(() => document.title).toBe("• \u2068خبر رقم 0\u2069 (Not saved) — Midad")
})

test("on macOS the system is told of the file and of changes, elsewhere it has no use for them", async () => {
  const linux = await open(many(3))
  await linux.session.open("article-00000")
  expect(documents(linux)).toEqual([])
  const mac = await open(many(3), {}, null, "mac")
  await mac.session.open("article-00000")
  mac.session.editor()?.setDossier("section", "ثقافة")
  expect(documents(mac)).toEqual([
    { id: null, edited: false },
    { id: "article-00000", edited: false },
    { id: "article-00000", edited: true },
  ])
})
