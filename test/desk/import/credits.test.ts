/** What stands around a headline, a hundred lines of each kind, and what is no such line. */
import { describe, expect, test } from "vitest"
import { dossierOf } from "../../../main/article/schema.ts"
import { creditsOf } from "../../../main/desk/import/credits.ts"
import { extendPatterns, ownPatterns } from "../../../main/desk/import/patterns.ts"
import { bylines, datelines } from "./lines-of-credits.ts"
import { dates, prose, shares } from "./lines-of-pages.ts"
import { blocks, imported, kinds, kindsOnly } from "./picture.ts"

const rows = (table: string) => table.trim().split("\n")
const headline = "محطة جديدة للمياه تبدأ العمل في الجنوب"
const text = [
  "أعلنت الهيئة اليوم الخميس بدء العمل في المحطة الجديدة، بعد عامين من الإعداد والاختبار.",
  "وقال مديرها إن المحطة تكفي لتزويد تسعين ألف منزل، وإن التشغيل الكامل يبدأ في الربيع.",
].join("\n")

/** What the dossier says after an import: names @ place # source. */
async function said(source: string): Promise<string> {
  const { bylines: names, place, source: from } = dossierOf((await imported(source)).article)
  const list = (line: string) => line.split("، ").join(" + ")
  const isRole = names.some((name) => name.includes("، "))
  return [
    isRole ? names.join(" + ") : list(names.join("، ")),
    place && `@ ${list(place)}`,
    from && `# ${list(from)}`,
  ]
    .filter((part) => part !== "")
    .join(" ")
}

describe("under a headline", () => {
  test.each([
    ["lines of writers", bylines],
    ["lines of places and agencies", datelines],
  ])("%s are taken apart into the dossier, and nothing of them is text", async (_, table) => {
    expect(rows(table).length).toBeGreaterThanOrEqual(100)
    const wrong: string[] = []
    for (const row of rows(table)) {
      const [line = "", facts = ""] = row.split(" => ")
      const { article } = await imported(`${headline}\n${line}\n${text}`)
      const read = await said(`${headline}\n${line}\n${text}`)
      if (read !== facts || article.child(2).childCount !== 2) wrong.push(`${line} => ${read}`)
    }
    expect(wrong).toEqual([])
  })

  test.each([
    ["dates", dates, "boilerplate timestamp"],
    ["share bars", shares, "boilerplate share-bar"],
  ])("%s are the page's", (_, table, kind) => {
    expect(rows(table).length).toBeGreaterThanOrEqual(100)
    const wrong = rows(table).filter((line) => kinds(`${headline}\n${line}\n${text}`)[1] !== kind)
    expect(wrong).toEqual([])
  })

  test("first sentences are the text's", () => {
    expect(rows(prose).length).toBeGreaterThanOrEqual(100)
    const wrong = rows(prose).filter(
      (line) => !["paragraph", "standfirst"].includes(kindsOnly(`${headline}\n${line}\n${text}`)[1]!),
    )
    expect(wrong).toEqual([])
  })

  test.each([
    "ليل المحطة",
    "بداية صعبة",
    "قرار مفاجئ",
    "الجسر الجديد",
    "أزمة المياه في الجنوب",
    "مطالب ووعود",
    "خلفية الأزمة",
    "أمل جديد",
    "سلام بارد",
    "عودة الطيور",
    "موقف الوزارة: لا تغيير",
    "واشنطن: لا نعلم",
    "الرياض - خطة جديدة للنقل",
    "إعداد الخطة",
    "ترجمة الأفكار إلى أفعال",
    "تصوير الحياة البرية",
    "ماذا بعد؟",
    "ماء وكهرباء",
    "من الجنوب إلى الشمال",
    "في الميدان",
  ])("the subhead «%s» is none of them", (line) => {
    expect(kindsOnly(`${headline}\n${line}\n${text}`)[1]).toBe("subhead")
  })

  test("several such lines are all taken, with share bars and dates between them", async () => {
    const page = `${headline}\nسالم الحربي\nفيسبوك | إكس\nالخميس 12 نوفمبر 2026\nالرياض - واس\n${text}`
    expect(await said(page)).toBe("سالم الحربي @ الرياض # واس")
    expect(kindsOnly(page).slice(-2)).toEqual(["paragraph", "paragraph"])
  })

  test("a newsroom's own papers and towns are known", () => {
    const own = extendPatterns({ publications: ["بريد الصباح الأول"], places: ["تل السلام الجديد"] })
    expect(creditsOf("تل السلام الجديد: بريد الصباح الأول", ownPatterns)).toBeNull()
    expect(creditsOf("تل السلام الجديد: بريد الصباح الأول", own)).toMatchObject({
      places: ["تل السلام الجديد"],
      sources: ["بريد الصباح الأول"],
    })
  })
})

describe("above a headline", () => {
  test.each([
    "القاهرة – من أحمد سالم",
    "الرياض - واس",
    "كتب: أحمد سالم",
    "أ ف ب",
    "أ ف ب 0214",
    "رويترز",
    "0214",
    "عاجل",
    "عاجل 2",
    "عاجل-2",
    "عاجل (3)",
    "خبر عاجل 4",
    "واس عاجل",
    "URGENT 2",
    "برقية رقم 12",
    "تحديث 3",
    "رياضة",
    "الاقتصاد",
    "أخبار محلية",
    "سياسة | دولي",
    "الرئيسية > رياضة",
    "تخطَّ إلى المحتوى",
    "تخطي إلى المحتوى الرئيسي",
    "انتقل إلى المحتوى الرئيسي",
    "Skip to main content",
    "إكس",
    "فيسبوك | ثريدز",
    "12 نوفمبر 2026",
    "الخميس 12 نوفمبر 2026 - 10:30",
    "صورة: جانب من المحطة",
    // The head of wire copy has several lines.
    "أ ف ب\n0214",
    "عاجل 2\nأ ف ب\n0214",
    "رويترز\n12 نوفمبر 2026\nعاجل",
    "سياسة\nأ ف ب\n0214",
  ])("«%s» is not the headline", async (line) => {
    const { article } = await imported(`${line}\n${headline}\n${text}`)
    expect(article.child(0).textContent).toBe(headline)
    expect(article.child(1).textContent).toBe("")
    expect(article.child(2).childCount).toBe(2)
  })

  test.each([
    "المدير في موسكو",
    "سالم الحربي في لندن",
    "ترامب من سنغافورة",
    "لندن وباريس",
    "غزة.. اليوم الأول",
  ])("«%s» may be the headline", (line) => {
    const standfirst = "القمة تبدأ غدا والوفود تصل تباعا إلى العاصمة"
    expect(kindsOnly(`${line}\n${standfirst}\n${text}`).slice(0, 2)).toEqual(["headline", "standfirst"])
  })

  test("alone they may be the headline", () => {
    expect(kindsOnly(`عاجل في الجنوب\n${text}`)[0]).toBe("headline")
    expect(kindsOnly(`رياضة\n${text}`)[0]).toBe("headline")
    expect(kindsOnly(`القاهرة: لا تغيير في المواعيد\n${text}`)[0]).toBe("headline")
    expect(kindsOnly(`2026 عام الماء\n${text}`)[0]).toBe("headline")
  })
})

describe("in the text", () => {
  test("times before paragraphs stay, a single one is the page's", () => {
    const live = `تغطية مباشرة\n18:20\n${text.split("\n")[0]}\n17:45\n${text.split("\n")[1]}\n16:10\nسجل مراقبون تأخر الأوراق.`
    expect(kinds(live).filter((kind) => kind.includes("time"))).toEqual(Array(3).fill("subhead live-time"))
    expect(kinds(`${headline}\n18:20\n${text}`)[1]).toBe("boilerplate timestamp")
  })

  test.each(["12 نوفمبر", "الساعة 18:20", "منذ 3 ساعات", "18:20 بتوقيت غرينتش"])(
    "so do several lines like «%s»",
    (time) => {
      const other = time.replace(/\d+/, (digits) => String(Number(digits) - 1))
      const live = `تغطية مباشرة\n${time}\n${text.split("\n")[0]}\n${other}\n${text.split("\n")[1]}`
      expect(kindsOnly(live)).toEqual(["headline", "subhead", "paragraph", "subhead", "paragraph"])
    },
  )

  test.each([
    ["* متى تفتح القاعة؟", "- في الربيع.", "* ومن يدفع؟", "- اللجنة وحدها."],
    ["- متى تفتح القاعة؟", "- في الربيع.", "- ومن يدفع؟", "- اللجنة وحدها."],
    ["* متى تفتح القاعة؟", "- في الربيع.", "- وربما قبله.", "* ومن يدفع؟", "- اللجنة وحدها."],
    ["● حدثنا عن البداية.", "- كانت صعبة.", "● ثم ماذا.", "- ثم تعلمنا."],
    ["• كيف بدأت؟", "– بلا مال.", "• ومتى ربحت؟", "– بعد عام."],
  ])("questions and answers keep their signs: %s", async (...lines) => {
    const { article } = await imported(`حوار مع مدير المتحف\n${text}\n${lines.join("\n")}`)
    expect(blocks(article).slice(2)).toEqual(lines.map((line) => `paragraph: ${line}`))
  })

  test("a list stays a list, with questions in it and with points below its points", () => {
    const list = (lines: string[]) => kindsOnly(`${headline}\n${text}\n${lines.join("\n")}`).slice(3)
    expect(list(["* ماء", "* خبز", "* ملح"])).toEqual(["list", "list", "list"])
    expect(list(["- ماذا نأكل؟", "- ماذا نشرب؟", "- أين ننام؟"])).toEqual(["list", "list", "list"])
    expect(list(["• ماء", "- بارد", "- ساخن", "- فاتر", "• خبز"])).toEqual(Array(5).fill("list"))
  })

  test.each([
    ["اقرأ أيضا: خطة لتوسعة الشبكة", "اقرأ أيضا"],
    ["اقرأ أيضاً | خطة لتوسعة الشبكة", "اقرأ أيضاً"],
    ["شاهد أيضا: خطة لتوسعة الشبكة", "شاهد أيضا"],
    ["Read more: a plan for the grid", "Read more"],
  ])("the label of «%s» has no sign behind it", async (line, label) => {
    const { article } = await imported(`${headline}\n${text}\n${line}\n${text}`)
    expect(article.child(2).child(2).attrs.label).toBe(label)
  })

  test.each([
    "صورة: جانب من المحطة",
    "تصوير: حسن علي",
    "جانب من المحطة الجديدة (رويترز)",
    "مصدر الصورة Getty Images",
    "التعليق على الصورة جانب من المحطة",
    "جانب من المحطة (أرشيفية)",
  ])("«%s» is of a picture", (line) => {
    expect(kindsOnly(`${headline}\n${line}\n${text}`)[1]).toBe("caption")
  })
})

describe("of a web page", () => {
  const page = (figure: string) =>
    `<!DOCTYPE html><html lang="ar"><body><article><h1>${headline}</h1>${figure}${text
      .split("\n")
      .map((line) => `<p>${line}</p>`)
      .join("")}</article></body></html>`

  test.each([
    '<figure><img src="https://example.org/a.jpg" alt="المحطة"><figcaption>جانب من المحطة <span>تصوير: حسن علي</span></figcaption></figure>',
    '<div class="wp-caption"><img src="https://example.org/a.jpg" alt="المحطة"><p class="wp-caption-text">جانب من المحطة</p></div>',
    '<p><img src="https://example.org/a.jpg" alt="المحطة الجديدة"></p>',
    '<div class="photo-credit">حسن علي</div>',
  ])("the words of a picture are no text: %s", async (figure) => {
    const { article, lines } = await imported(page(figure))
    expect(blocks(article)).toEqual(text.split("\n").map((line) => `paragraph: ${line}`))
    expect(lines.some(({ kind }) => kind === "caption")).toBe(true)
  })

  test("a figure of a table or quotation keeps its text", async () => {
    const { article } = await imported(
      page("<figure><table><tr><td>الأول</td><td>الثاني</td></tr></table></figure>"),
    )
    expect(blocks(article).join()).toContain("الأول")
  })
})
