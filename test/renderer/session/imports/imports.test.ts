/** A page that is pasted into an empty article is read and reviewed first: whatever happens meanwhile, no text is written over. */
import { expect, test } from "vitest"
import type { ArticleJSON } from "../../../../main/contract/desk.ts"
import type { ImportDraft } from "../../../../main/contract/importing.ts"
import { type Bench, idOf, open, press, settle, story, textOf, type } from "../article/desk.ts"

const draft: ImportDraft = {
  id: "draft-1",
  name: "",
  encoding: null,
  certainty: "certain",
  lines: [{ line: 1, text: "خبر ملصق", kind: "headline", reason: "first-line" }],
  losses: [],
}
const pasted = story("draft", "خبر ملصق", "نص ملصق.")

/** A new, empty article on the page, beside the article a; a page was pasted into it and is being read. */
async function reading(): Promise<Bench> {
  const bench = await open(story("a", "أول", "نص أ."))
  await bench.session.create()
  await settle()
  for (const name of ["readImport", "buildImport", "acceptImport"] as const) bench.hold(name)
  void bench.session.imports.read({ from: "text", text: "خبر ملصق\n\nنص ملصق." }, "current")
  return bench
}

/** The same, with the review open. */
async function reviewing(): Promise<Bench> {
  const bench = await reading()
  await bench.next("readImport").go(draft)
  return bench
}

test("a page that was pasted becomes the text of the empty article", async () => {
  const bench = await reviewing()
  await press("Enter")
  await bench.next("buildImport").go(pasted.toJSON() as ArticleJSON)
  expect(bench.text()).toBe("خبر ملصق\nنص ملصق.")
})

test("and once only, also where Enter is pressed twice", async () => {
  const bench = await reviewing()
  await press("Enter")
  await press("Enter")
  await bench.next("buildImport").go(pasted.toJSON() as ArticleJSON)
  await bench.next("buildImport").go(pasted.toJSON() as ArticleJSON)
  expect(bench.text()).toBe("خبر ملصق\nنص ملصق.")
  expect(bench.waits("acceptImport")).toBe(false)
})

test("where another article came on the page meanwhile, it becomes an article of its own", async () => {
  const bench = await reviewing()
  await bench.tell("open", { id: idOf("a") })
  await press("Enter")
  await settle()
  expect(bench.waits("buildImport")).toBe(false)
  bench.write(pasted)
  await bench.next("acceptImport").go({ id: idOf("draft"), name: "draft.html" })
  expect(bench.text()).toBe("خبر ملصق\nنص ملصق.")
  expect(bench.file("a")).toBe("أول\nنص أ.")
})

test("where another article comes on the page while the text is made, nothing of that is touched", async () => {
  const bench = await reviewing()
  await press("Enter")
  await bench.tell("open", { id: idOf("a") })
  await bench.next("buildImport").go(pasted.toJSON() as ArticleJSON)
  expect(bench.text()).toBe("أول\nنص أ.")
  expect(bench.waits("acceptImport")).toBe(true)
})

test("where something was typed into the article meanwhile, it becomes an article of its own", async () => {
  const bench = await reading()
  await type("كتبت")
  await bench.next("readImport").go(draft)
  const written = bench.session.current.peek()
  await press("Enter")
  await settle()
  bench.write(pasted)
  await bench.next("acceptImport").go({ id: idOf("draft"), name: "draft.html" })
  expect(bench.text()).toBe("خبر ملصق\nنص ملصق.")
  expect(textOf(written?.saver.latest())).toBe("كتبت\n")
})

test("a draft that comes while another is read in another encoding or accepted is not dropped", async () => {
  const bench = await reviewing()
  bench.hold("recodeImport")
  void bench.session.imports.recode("windows-1256")
  await bench.tell("imports", [{ ...draft, id: "draft-2" }])
  await bench.next("recodeImport").go({ ...draft, encoding: "windows-1256" })
  const ids = () => bench.session.imports.pending.peek().map((one) => one.draft.id)
  expect(ids()).toEqual(["draft-1", "draft-2"])
  await press("Enter")
  await bench.tell("imports", [{ ...draft, id: "draft-3" }])
  await bench.next("buildImport").go(pasted.toJSON() as ArticleJSON)
  expect(ids()).toEqual(["draft-2", "draft-3"])
})
