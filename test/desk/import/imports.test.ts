import { describe, expect, test } from "vitest"
import { dossierOf } from "../../../main/article/schema.ts"
import { sizeLimit } from "../../../main/contract/desk.ts"
import { importDraft } from "../../../main/contract/importing.ts"
import { DeskError } from "../../../main/contract/problem.ts"
import { openLimit } from "../../../main/desk/import/imports.ts"
import { twin } from "../../../main/desk/sample/twin.ts"
import { bytesIn } from "./bytes.ts"
import { blocks, imported, imports } from "./picture.ts"

const problemOf = async (doing: () => unknown) => {
  try {
    await doing()
    return null
  } catch (error) {
    return error instanceof DeskError ? error.problem.code : error
  }
}

const source = `قطار الجبل يصل متأخراً ساعتين
المسافرون غنوا طوال الطريق والثلج يحاصر القطار في النفق
بلغ القطار الجبلي أمس محطته الأخيرة بعد تأخر دام ساعتين بسبب الثلوج التي سدت الخط.
ليل المحطة
وقال سائق القطار إن أحداً من الركاب لم يطلب العودة إلى المدينة مع أن الطعام نفد.`

describe("an import", () => {
  test("fits the contract, and its article has a fresh id and the time", async () => {
    const open = imports()
    const draft = await open.read({ from: "bytes", name: "twin.txt", bytes: bytesIn("utf-16le", twin) })
    expect(importDraft.parse(draft)).toEqual(draft)
    expect(draft).toMatchObject({ name: "twin.txt", encoding: "utf-16le", certainty: "likely", losses: [] })
    const article = open.build(draft.id, {})
    expect(dossierOf(article)).toMatchObject({
      id: "import-id-2",
      section: "مناخ",
      created: "2026-11-23T09:00:00.000Z",
      updated: "2026-11-23T09:00:00.000Z",
    })
  })

  test("pasted text has no encoding", async () => {
    expect(await imports().read({ from: "text", text: source })).toMatchObject({
      encoding: null,
      certainty: "certain",
      name: "",
    })
  })

  test("is read anew in another encoding under the same id, from its own copy of the bytes", async () => {
    const open = imports()
    const bytes = bytesIn("windows-1256", source)
    const draft = await open.read({ from: "bytes", name: "a", bytes })
    bytes.fill(0)
    const wrong = open.recode(draft.id, "iso-8859-6")
    expect(wrong).toMatchObject({ id: draft.id, encoding: "iso-8859-6", certainty: "guess" })
    const right = open.recode(draft.id, "windows-1256")
    expect(right.lines).toEqual(draft.lines)
    expect(right.certainty).toBe("certain")
  })

  test("that is closed, unknown or pushed out by many others is missing", async () => {
    const open = imports()
    const first = await open.read({ from: "text", text: "ا" })
    const second = await open.read({ from: "text", text: "ب" })
    open.close(second.id)
    expect(await problemOf(() => open.build(second.id, {}))).toBe("import-missing")
    expect(await problemOf(() => open.recode("nobody", "utf-8"))).toBe("import-missing")
    for (let made = 0; made < openLimit.drafts; made++) await open.read({ from: "text", text: "ت" })
    expect(await problemOf(() => open.build(first.id, {}))).toBe("import-missing")
  })

  test("is refused when it is too large or no text", async () => {
    const open = imports()
    const large = new Uint8Array(sizeLimit + 1)
    expect(await problemOf(() => open.read({ from: "bytes", name: "a", bytes: large }))).toBe("too-large")
    expect(
      await problemOf(() => open.read({ from: "bytes", name: "a", bytes: Uint8Array.of(0, 1, 2) })),
    ).toBe("not-text")
  })

  test("of nothing is an empty article", async () => {
    const { article } = await imported("\n\n")
    expect(blocks(article)).toEqual(["paragraph: "])
  })
})

describe("corrections", () => {
  test("make a line what the user says", async () => {
    const { article } = await imported(source, { "3": "quote", "4": "paragraph", "5": "dropped" })
    expect(blocks(article)).toEqual([`quote: ${source.split("\n")[2]}`, "paragraph: ليل المحطة"])
  })

  test("a headline that the user names sends the recognised one into the body", async () => {
    const { article } = await imported(source, { "4": "headline" })
    expect(article.child(0).textContent).toBe("ليل المحطة")
    expect(blocks(article)[0]).toBe("paragraph: قطار الجبل يصل متأخراً ساعتين")
  })

  test("of two that the user names the first is taken, the other stays a paragraph", async () => {
    const { article } = await imported(source, { "3": "standfirst", "5": "standfirst" })
    const lines = source.split("\n")
    expect(article.child(1).textContent).toBe(lines[2])
    expect(blocks(article)).toEqual([
      `paragraph: ${lines[1]}`,
      "subhead: ليل المحطة",
      `paragraph: ${lines[4]}`,
    ])
  })

  test("facts go into the dossier; a second section is a topic, a second place stays text", async () => {
    const { article } = await imported("طقس\nرياضة\nبيروت\nزحلة\nسامر الحاج", {
      "1": "section",
      "2": "section",
      "3": "place",
      "4": "place",
      "5": "byline",
    })
    expect(dossierOf(article)).toMatchObject({
      section: "طقس",
      topics: ["رياضة"],
      place: "بيروت",
      bylines: ["سامر الحاج"],
    })
    expect(blocks(article)).toEqual(["paragraph: زحلة"])
  })

  test("a line that was joined to the one before stands alone when it is named a paragraph", async () => {
    const words = "كلمة وكلمة أخرى ثم كلمة بعدها في سطر بعرض العمود كله حتى آخر"
    const column = [words, words, words, words, "ثم النهاية."].join("\n")
    expect(blocks((await imported(column)).article)).toHaveLength(1)
    expect(blocks((await imported(column, { "3": "paragraph" })).article)).toEqual([
      `paragraph: ${words} ${words}`,
      `paragraph: ${words} ${words} ثم النهاية.`,
    ])
  })

  test("a note and links without a label have a block of their own", async () => {
    const { article } = await imported(source, { "2": "related-note", "4": "related-link" })
    expect(blocks(article).filter((block) => block.startsWith("related"))).toEqual([
      "related(اقرأ المزيد): المسافرون غنوا طوال الطريق والثلج يحاصر القطار في النفق",
      "related(اقرأ المزيد): ليل المحطة",
    ])
  })
})

describe("a web page", () => {
  const page = `<!doctype html><html lang="ar" dir="rtl"><head><title>س</title><script>x()</script></head><body>
<h1>قطار الجبل يصل</h1><p>شارك</p>
<p>بلغ <a href="https://example.org/train">القطار</a> محطته <strong>الأخيرة</strong> متأخراً ساعتين بسبب الثلوج.</p>
<h3>ليل المحطة</h3><ol><li>خذ <em>معطفاً</em><ul><li>من صوف</li></ul></li><li>خذ ماء</li></ol><hr>
<blockquote><p>لم يطلب أحد العودة.</p></blockquote></body></html>`

  test("keeps its structure and its marks; its furniture and what was lost are named", async () => {
    const open = imports()
    const draft = await open.read({ from: "text", text: page })
    expect(importDraft.parse(draft)).toEqual(draft)
    expect(draft.losses).toContainEqual({ what: "script", count: 1 })
    expect(draft.lines.map(({ kind, text }) => `${kind}: ${text}`)).toEqual([
      "headline: قطار الجبل يصل",
      "boilerplate: شارك",
      "paragraph: بلغ القطار محطته الأخيرة متأخراً ساعتين بسبب الثلوج.",
      "subhead: ليل المحطة",
      "list: خذ معطفاً",
      "list: من صوف",
      "list: خذ ماء",
      "quote: لم يطلب أحد العودة.",
    ])
    const body = open.build(draft.id, {}).child(2)
    expect(body.content.content.map(String)).toEqual([
      'paragraph("بلغ ", link("القطار"), " محطته ", strong("الأخيرة"), " متأخراً ساعتين بسبب الثلوج.")',
      'subhead("ليل المحطة")',
      'numbered_list(list_item(paragraph("خذ ", emphasis("معطفاً")), bullet_list(list_item(paragraph("من صوف")))), list_item(paragraph("خذ ماء")))',
      "divider",
      'quote(paragraph("لم يطلب أحد العودة."))',
    ])
  })

  test("a corrected line keeps the marks that its kind takes", async () => {
    const { article } = await imported(page, { "3": "subhead", "5": "paragraph" })
    expect(article.child(2).content.content.map(String).slice(0, 4)).toEqual([
      'subhead("بلغ ", link("القطار"), " محطته ", strong("الأخيرة"), " متأخراً ساعتين بسبب الثلوج.")',
      'subhead("ليل المحطة")',
      'paragraph("خذ ", emphasis("معطفاً"))',
      'bullet_list(list_item(paragraph("من صوف")))',
    ])
  })

  test("what its author does not count as the story is set aside, and one correction takes it back", async () => {
    const open = imports()
    const html =
      "<html><body><h1>قمة</h1><p>قال <del datetime='2026-11-20'>الخطة</del><ins>الموازنة</ins> جاهزة.</p><div style='mso-element:footnote'><p>حاشية</p></div><p style='display:none'>سر</p></body></html>"
    const draft = await open.read({ from: "bytes", name: "a.html", bytes: new TextEncoder().encode(html) })
    expect(importDraft.parse(draft).lines.map(({ text, kind, reason }) => [text, kind, reason])).toEqual([
      ["قمة", "headline", "markup"],
      ["قال الموازنة جاهزة.", "paragraph", "sentences"],
      ["الخطة", "boilerplate", "deletion"],
      ["حاشية", "boilerplate", "footnote"],
      ["سر", "boilerplate", "hidden"],
    ])
    expect(draft.losses).toContainEqual({ what: "deletion", count: 1 })
    expect(blocks(open.build(draft.id, { "4": "paragraph" }))).toEqual([
      "paragraph: قال الموازنة جاهزة.",
      "paragraph: حاشية",
    ])
  })

  test("text about markup is text", async () => {
    const { article } = await imported("a < b و <p> وسم\n\nالسطر الثاني فيه كلمات كثيرة تكفي فقرة كاملة.")
    expect(article.child(0).textContent).toBe("a < b و <p> وسم")
  })
})
