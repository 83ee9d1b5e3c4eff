import { writeFile } from "node:fs/promises"
import { join } from "node:path"
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { libraryPage } from "../../../main/contract/library.ts"
import { article, browse, desk, found, newsroom, picture } from "./newsroom.ts"

/** A settled desk on a newsroom of these articles. */
async function settled(...articles: Parameters<typeof newsroom>) {
  const { at } = desk(await newsroom(...articles))
  await at.settled()
  return at
}

describe("a search finds", () => {
  const one = article(
    { id: "article-a", bylines: ["سلمى الجربي"], topics: ["مناخ"], section: "اقتصاد", place: "صفاقس" },
    "الحكومةُ تُقرّ مُوازنة ٢٠٢٦",
    "جلسة طويلة في البرلمان",
    "قال مسؤول إنّ المدرسة على حالها.",
    "وكتـــب إلى إدارة المستشفى.",
  )
  const pictures: [query: string, headlineAndSnippet: string][] = [
    ["الحكومه", "[الحكومةُ] تُقرّ مُوازنة ٢٠٢٦ | جلسة طويلة في البرلمان"],
    ["موازنه", "الحكومةُ تُقرّ [مُوازنة] ٢٠٢٦ | جلسة طويلة في البرلمان"],
    ["2026", "الحكومةُ تُقرّ مُوازنة [٢٠٢٦] | جلسة طويلة في البرلمان"],
    ["۲۰۲", "الحكومةُ تُقرّ مُوازنة [٢٠٢]٦ | جلسة طويلة في البرلمان"],
    ["مسوول", "الحكومةُ تُقرّ مُوازنة ٢٠٢٦ | قال [مسؤول] إنّ المدرسة على حالها. وكتـــب إلى إدارة المستشفى."],
    ["وكتب ", "الحكومةُ تُقرّ مُوازنة ٢٠٢٦ | قال مسؤول إنّ المدرسة على حالها. [وكتـــب] إلى إدارة المستشفى."],
    [
      "اداره مستشفي ",
      "الحكومةُ تُقرّ مُوازنة ٢٠٢٦ | قال مسؤول إنّ المدرسة على حالها. وكتـــب إلى [إدارة] [المستشفى].",
    ],
    ["ﺍﻟﺒﺮﻟﻤﺎﻥ", "الحكومةُ تُقرّ مُوازنة ٢٠٢٦ | جلسة طويلة في [البرلمان]"],
    ["البرلمان الحكوم", "[الحكوم]ةُ تُقرّ مُوازنة ٢٠٢٦ | جلسة طويلة في [البرلمان]"],
    [
      "«إدارة المستشفى»",
      "الحكومةُ تُقرّ مُوازنة ٢٠٢٦ | قال مسؤول إنّ المدرسة على حالها. وكتـــب إلى [إدارة] [المستشفى].",
    ],
    ["للحكومات", "[الحكومةُ] تُقرّ مُوازنة ٢٠٢٦ | جلسة طويلة في البرلمان"],
    ["برلماني", "الحكومةُ تُقرّ مُوازنة ٢٠٢٦ | جلسة طويلة في [البرلمان]"],
    ["حكو", "[الحكومةُ] تُقرّ مُوازنة ٢٠٢٦ | جلسة طويلة في البرلمان"],
    ["الجربي", "الحكومةُ تُقرّ مُوازنة ٢٠٢٦ | جلسة طويلة في البرلمان"],
    ["صفاقس مناخ", "الحكومةُ تُقرّ مُوازنة ٢٠٢٦ | جلسة طويلة في البرلمان"],
  ]
  test("words however they are written, and marks them as they stand in the text", async () => {
    const at = await settled(one)
    for (const [text, expected] of pictures) {
      const page = await browse(at, text)
      libraryPage.parse(page)
      expect.soft(page.rows.map(picture), text).toEqual([expected])
    }
    for (const text of ["«المستشفى إدارة»", "حكومة أخرى", "كم", '"الحكومة موازنة"'])
      expect.soft(await found(at, text), text).toEqual([])
  })

  test("names and numbers that other words are written on to, and both spellings of a name", async () => {
    const at = await settled(
      article({ id: "article-a" }, "قال لـBBC إن الاتفاق جاهز"),
      article({ id: "article-b" }, "أعلنت شركتا Apple وGoogle التعاون"),
      article({ id: "article-c" }, "بلغت الكلفة ١٬٠٠٠ دينار وانتشلوا ١٦غريقا"),
      article({ id: "article-d" }, "عدد السكان 1,234,567 نسمة"),
      article({ id: "article-e" }, "عدد السكان 1234567 نسمة"),
      article({ id: "article-f" }, "زار عبد الله المصنع"),
      article({ id: "article-g" }, "زار عبدالله المصنع الآخر"),
      article({ id: "article-h" }, "مبرمجو C++ في AT&T يطالبون المسئول"),
      article({ id: "article-i" }, "عثر على قتيلًا متأثرًا بجراحه"),
      article({ id: "article-j" }, "مستندات السر على الأرض"),
    )
    const asked: Record<string, string[]> = {
      BBC: ["a"],
      bbc: ["a"],
      لـBBC: ["a"],
      google: ["b"],
      وGoogle: ["b"],
      "1000": ["c"],
      "١٠٠٠": ["c"],
      "1,000": ["c"],
      "16": ["c"],
      غريق: ["c"],
      "1234567": ["d", "e"],
      "1,234,567": ["d", "e"],
      عبدالله: ["f", "g"],
      "عبد الله": ["f", "g"],
      "لعبدالله ": ["f", "g"],
      "C++": ["h"],
      "at&t": ["h"],
      مسؤول: ["h"],
      قتيل: ["i"],
      متأثر: ["i"],
      سر: ["j"],
    }
    for (const [text, ids] of Object.entries(asked))
      expect.soft((await found(at, text)).sort(), text).toEqual(ids.map((id) => `article-${id}`))
    const [line] = (await browse(at, "google")).rows
    expect(line && picture(line)).toContain("و[Google]")
  })

  test("each form of a name, an abbreviation and a number by each other one", async () => {
    /** What is asked for, and further forms that it finds, with particles. */
    const families: [asked: string[], more?: string[]][] = [
      [
        ["أبو بكر", "أبوبكر", "ابو بكر"],
        ["وأبوبكر", "لأبو بكر", "لأبوبكر"],
      ],
      [
        ["عبد الله", "عبدالله"],
        ["لعبدالله", "وعبد الله"],
      ],
      [["عبد الرحمن", "عبدالرحمن"], ["بعبدالرحمن"]],
      [["بن كيران", "بنكيران"], ["لبنكيران"]],
      [["البوعزيزي", "البو عزيزي", "للبوعزيزي"]],
      [["أم درمان", "أمدرمان", "بأمدرمان"]],
      [
        ["ابن سينا", "ابنسينا"],
        ["لابن سينا", "وابنسينا"],
      ],
      [["أبو عبدالمجيد", "أبوعبد المجيد", "أبوعبدالمجيد"]],
      [["بن عبد القادر", "بنعبدالقادر", "بنعبد القادر"]],
      [["ذو الفقار", "ذوالفقار"]],
      [["US", "U.S.", "u.s", "الـU.S."]],
      [["USA", "U.S.A.", "U.S.A"]],
      [["UK", "U.K."]],
      [["د. الشيخ", "د.الشيخ", "د الشيخ"]],
      [["1000000", "1,000,000", "1.000.000", "١٬٠٠٠٬٠٠٠", "1\u00a0000\u00a0000", "1 000 000", "١.٠٠٠.٠٠٠"]],
      [["7500", "7,500", "٧٬٥٠٠", "7\u00a0500", "7\u202f500"]],
      [["5000", "5.000", "5 000"]],
      [["3.14", "٣٫١٤"]],
      [["314", "٣١٤"]],
      [["12.10.2026"]],
      [["12102026"]],
      [["10.0.0.12"]],
      [["100012"]],
    ]
    const stored = families.flatMap(([asked, more = []], family) =>
      [...asked, ...more].map((form, at) => ({ id: `article-${family}-${at}`, form })),
    )
    const at = await settled(...stored.map(({ id, form }) => article({ id }, `قيل ${form} أمس`)))
    for (const [family, [asked]] of families.entries()) {
      const ids = stored.map(({ id }) => id).filter((id) => id.startsWith(`article-${family}-`))
      // With a space behind it the last word is typed to its end.
      for (const form of asked) expect.soft((await found(at, `${form} `)).sort(), form).toEqual(ids)
    }
  })

  test("each form of a name, an abbreviation and a number marked where it stands", async () => {
    const asked: [query: string, headline: string][] = [
      ["ابوبكر", "زار [أبو] [بكر] تونس"],
      ["ابو بكر", "زار [وأبوبكر] تونس"],
      ["لعبدالله", "كتب [عبد] [الله] أمس"],
      ["بن كيران", "كتب ل[بنكيران] أمس"],
      ["1 000 000", "بلغ [1.000.000] دولار"],
      ["1.000.000", "بلغ [1\u00a0000\u00a0000] دولار"],
      ["1000000", "بلغ [1 000 000] دولار"],
      ["US", "قوات [U.S]. هنا"],
      ["U.S.", "قوات [US] هنا"],
    ]
    const at = await settled(
      ...asked.map(([, headline], index) =>
        article({ id: `article-${index}` }, headline.replace(/[[\]]/g, "")),
      ),
    )
    for (const [query, headline] of asked) {
      const pictures = (await browse(at, query)).rows.map((row) => picture(row).replace(/ \| .*/, ""))
      expect.soft(pictures, query).toContain(headline)
    }
  })

  test("names and numbers at every letter while they are typed, and marks what was typed of them", async () => {
    const at = await settled(
      article({ id: "article-a" }, "زار عبدالله المصنع"),
      article({ id: "article-b", bylines: ["عبدالله سالم"] }, "زار عبد الله المصنع"),
      article({ id: "article-c" }, "قال صلاح الدين من أبوظبي"),
      article({ id: "article-d" }, "عاش هناك 1,234,567 نسمة"),
      article({ id: "article-e" }, "ارتفع السعر 12,5 دينار"),
      article({ id: "article-f" }, "شركة AT&T وبرنامج C++"),
      article({ id: "article-g" }, "الكاتب زينال محمد"),
      article({ id: "article-h" }, "زار أبوبكر تونس"),
      article({ id: "article-i" }, "زار أبو بكر تونس"),
      article({ id: "article-j" }, "قال بن كيران كلمة"),
      article({ id: "article-k" }, "قال بنكيران كلمة"),
      article({ id: "article-l" }, "قال بن عبد القادر كلمة"),
      article({ id: "article-m" }, "قوات U.S. هنا"),
    )
    const typed: [query: string, headlines: string[]][] = [
      ["عبدال", ["زار [عبدال]له المصنع", "زار [عبد] [ال]له المصنع"]],
      ["عبدالل", ["زار [عبدالل]ه المصنع", "زار [عبد] [الل]ه المصنع"]],
      ["زار عبدالل", ["[زار] [عبدالل]ه المصنع", "[زار] [عبد] [الل]ه المصنع"]],
      ['"زار عبدالل', ["[زار] [عبدالل]ه المصنع", "[زار] [عبد] [الل]ه المصنع"]],
      ['"عبدالل', ["زار [عبدالل]ه المصنع", "زار [عبد] [الل]ه المصنع"]],
      ["byline:عبدال", ["زار عبد الله المصنع"]],
      ["صلاحالد", ["قال [صلاح] [الد]ين من أبوظبي"]],
      ["أبوظ", ["قال صلاح الدين من [أبوظ]بي"]],
      ["زينال", ["الكاتب [زينال] محمد"]],
      ["1,", ["عاش هناك [1],234,567 نسمة", "ارتفع السعر [1]2,5 دينار"]],
      ["1,2", ["عاش هناك [1,2]34,567 نسمة"]],
      ["1,234,", ["عاش هناك [1,234],567 نسمة"]],
      ["١٬٢٣٤٬٥", ["عاش هناك [1,234,5]67 نسمة"]],
      ["12345", ["عاش هناك [1,234,5]67 نسمة"]],
      ["12,5", ["ارتفع السعر [12],[5] دينار"]],
      ["1.234.5", ["عاش هناك [1,234,5]67 نسمة"]],
      ["أبوبك", ["زار [أبوبك]ر تونس", "زار [أبو] [بك]ر تونس"]],
      ["بنكي", ["قال [بن] [كي]ران كلمة", "قال [بنكي]ران كلمة"]],
      ["بنعبدالق", ["قال [بن] [عبد] [الق]ادر كلمة"]],
      ["U.", ["قوات [U].S. هنا"]],
      ["U.S", ["قوات [U.S]. هنا"]],
      ["at&", ["شركة [AT&]T وبرنامج C++"]],
      ["c+", ["شركة AT&T وبرنامج [C+]+"]],
    ]
    for (const [text, headlines] of typed) {
      const pictures = (await browse(at, text)).rows.map((row) => picture(row).replace(/ \| .*/, ""))
      for (const headline of headlines) expect.soft(pictures, text).toContain(headline)
    }
  })

  test("a phrase that reaches from one part into the next is none", async () => {
    const at = await settled(article({ id: "article-a" }, "آخر العنوان", "أول المقدمة"))
    expect(await found(at, '"العنوان اول"')).toEqual([])
    expect(await found(at, '"اول المقدمة"')).toEqual(["article-a"])
  })

  test("pages of others by their title and text", async () => {
    const root = await newsroom()
    await writeFile(join(root, "wire.html"), "<title>برقية وكالة</title><p>نص البرقية عن السدود")
    const { at } = desk(root)
    await at.settled()
    expect((await browse(at, "السدود")).rows.map(({ name }) => name)).toEqual(["wire.html"])
    expect(await found(at, "السدود", { kinds: "articles" })).toEqual([])
  })

  test("a word far inside a long text, and shows the place", async () => {
    const filler = "كلام كثير عن أشياء أخرى لا شأن لها بما يُبحث عنه هنا ".repeat(40)
    const at = await settled(
      article({ id: "article-a" }, "عنوان", "", `${filler}ثم جاء الزلزال فجأة. ${filler}`),
    )
    const [hit] = (await browse(at, "زلزال")).rows
    expect(picture(hit!)).toMatch(/^عنوان \| ….*ثم جاء \[الزلزال\] فجأة\..*…$/)
    expect(hit!.snippet.length).toBeLessThan(220)
  })

  test("a place that is cut behind a full stop, and shows three dots and not four", async () => {
    const at = await settled(article({ id: "article-a" }, "عنوان", "", "زلزال. ".repeat(80)))
    expect((await browse(at, "زلزال")).rows[0]?.snippet).toMatch(/زلزال\. …$/)
  })
})

describe("what is found stands in order", () => {
  test("headline before standfirst before dossier before body", async () => {
    const at = await settled(
      article({ id: "in-the-body" }, "عنوان", "مقدمة", "عن الزلزال"),
      article({ id: "in-the-dossier", topics: ["الزلزال"] }, "عنوان", "مقدمة"),
      article({ id: "in-the-standfirst" }, "عنوان", "عن الزلزال"),
      article({ id: "in-the-headline" }, "عن الزلزال", "مقدمة"),
    )
    expect(await found(at, "الزلزال")).toEqual([
      "in-the-headline",
      "in-the-standfirst",
      "in-the-dossier",
      "in-the-body",
    ])
  })

  test("the word itself before its other forms, wherever they stand", async () => {
    const at = await settled(
      article({ id: "another-form" }, "الحكومات تجتمع"),
      article(
        { id: "the-word-itself", updated: "2020-01-01T00:00:00.000Z" },
        "عنوان",
        "",
        "قالت حكومة سابقة",
      ),
    )
    expect(await found(at, "حكومة ")).toEqual(["the-word-itself", "another-form"])
  })

  test("the fresh before the old where they fit alike", async () => {
    const at = await settled(
      article({ id: "from-last-year", updated: "2025-11-20T00:00:00.000Z" }, "زلزال"),
      article({ id: "from-yesterday", updated: "2026-11-23T00:00:00.000Z" }, "زلزال"),
      article({ id: "from-last-month", updated: "2026-10-20T00:00:00.000Z" }, "زلزال"),
    )
    const expected = ["from-yesterday", "from-last-month", "from-last-year"]
    expect(await found(at, "زلزال")).toEqual(expected)
    expect(await found(at, "زلزال", { order: "updated" })).toEqual(expected)
  })

  test("words one after the other before words apart", async () => {
    const at = await settled(
      article({ id: "words-apart" }, "الولايات تنتخب واللغة المتحدة تتغير"),
      article({ id: "words-together", updated: "2026-11-01T00:00:00.000Z" }, "في الولايات المتحدة انتخابات"),
    )
    expect(await found(at, "الولايات المتحدة")).toEqual(["words-together", "words-apart"])
  })

  test("an old headline before hundreds of newer articles that only mention its words", async () => {
    const mention = (_: unknown, number: number) =>
      article(
        { id: `mention-${number}`, updated: "2025-05-01T00:00:00.000Z" },
        `عنوان ${number}`,
        "عن زلزال في صفاقس",
      )
    const at = await settled(
      article({ id: "old-headline", updated: "2018-05-01T00:00:00.000Z" }, "زلزال يهز صفاقس"),
      ...Array.from({ length: 200 }, mention),
    )
    for (const text of ["زلزال صفاقس", "زلزال ص"]) expect((await found(at, text))[0]).toBe("old-headline")
  })

  test("and go on to the last one as they are read, while those above stay where they are", async () => {
    const made = Array.from({ length: 700 }, (_, number) =>
      article(
        { id: `article-${number}`, updated: new Date(Date.UTC(2025, 0, 1 + (number % 400))).toISOString() },
        `عنوان ${number}`,
        "",
        number % 3 === 0 ? "وقع زلزال" : "وقع الزلزال",
      ),
    )
    const at = await settled(...made)
    const read: string[] = []
    let total = 0
    for (let page = await browse(at, "زلزال", { count: 50 }); page.rows.length > 0; ) {
      expect(page.total).toBeGreaterThanOrEqual(total)
      // The end is said to be one only where it is.
      expect(page.more).toBe(page.total < made.length)
      total = page.total
      read.push(...page.rows.map(({ id }) => id))
      page = await browse(at, "زلزال", { from: read.length, count: 50 })
    }
    expect(new Set(read).size).toBe(made.length)
    expect(read.slice(0, 500)).toEqual(await found(at, "زلزال"))
    expect(await found(at, "زلزال", { order: "updated", count: 5 })).toEqual([
      "article-399",
      "article-398",
      "article-397",
      "article-396",
      "article-395",
    ])
  })

  test("in groups, with a place for each, and only the part that is wanted", async () => {
    const at = await settled(
      article({ id: "article-a", section: "رياضة", status: "ready" }, "ب زلزال"),
      article({ id: "article-b", section: "دوليات", updated: "2026-11-24T08:00:00.000Z" }, "أ زلزال"),
      article({ id: "article-c", section: "رياضة", updated: "2026-11-21T08:00:00.000Z" }, "ت زلزال"),
    )
    for (const text of ["", "زلزال"]) {
      const page = await browse(at, text, {
        group: "section",
        order: "updated",
        from: 1,
        count: 1,
        near: "article-a",
      })
      expect(page).toMatchObject({
        total: 3,
        at: 2,
        more: false,
        groups: [
          { key: "دوليات", count: 1 },
          { key: "رياضة", count: 2 },
        ],
      })
      expect(page.rows.map(({ id }) => id)).toEqual(["article-c"])
      expect(await found(at, text, { order: "headline" })).toEqual(["article-b", "article-a", "article-c"])
      expect((await browse(at, text, { group: "status" })).groups).toEqual([
        { key: "draft", count: 2 },
        { key: "ready", count: 1 },
      ])
      expect((await browse(at, text, { group: "age" })).groups).toEqual([
        { key: "today", count: 1 },
        { key: "week", count: 2 },
      ])
    }
  })
})

describe("filters", () => {
  const articles = [
    article(
      { id: "article-a", section: "دوليات", status: "published", bylines: ["سلمى الجربي"], topics: ["مناخ"] },
      "زلزال",
    ),
    article(
      { id: "article-b", section: "دولي", status: "draft", updated: "2026-10-05T12:00:00.000Z" },
      "زلزال",
    ),
    article(
      {
        id: "article-c",
        section: "رياضة",
        status: "spiked",
        bylines: ["سلمى العيوني"],
        updated: "2025-03-01T12:00:00.000Z",
      },
      "مباراة",
    ),
  ]
  const cases: [query: string, ids: string[]][] = [
    ["القسم:دوليات ", ["article-a"]],
    ["القسم:دولي", ["article-a", "article-b"]],
    ["القسم:دولي ", ["article-b"]],
    ['section:"دولي"', ["article-b"]],
    ["القسم:رياضة القسم:دوليات ", ["article-a", "article-c"]],
    ["القسم:لاشيء", []],
    ["الحالة:منشور", ["article-a"]],
    ["status:draft", ["article-b"]],
    ["الكاتب:سلمى", ["article-a", "article-c"]],
    ["byline:العيون", ["article-c"]],
    ["الموضوع:مناخ", ["article-a"]],
    ["قبل:2026-10-01", ["article-c"]],
    ["بعد:2026-10", ["article-a"]],
    ["on:2026-10-05", ["article-b"]],
    ["في:2026", ["article-a", "article-b"]],
    ["بعد:2025 قبل:2026-11", ["article-b"]],
  ]
  test("narrow what is listed, and what is found", async () => {
    const at = await settled(...articles)
    for (const [text, expected] of cases) {
      expect.soft(await found(at, text), text).toEqual(expected)
      const spoken = expected.filter((id) => id !== "article-c")
      expect.soft((await found(at, `زلزال ${text}`)).sort(), `زلزال ${text}`).toEqual(spoken)
    }
  })

  test("every value is offered, the commonest first", async () => {
    const at = await settled(...articles)
    expect(await at.facets()).toEqual({
      sections: [
        { name: "دولي", count: 1 },
        { name: "دوليات", count: 1 },
        { name: "رياضة", count: 1 },
      ],
      topics: [{ name: "مناخ", count: 1 }],
      bylines: [
        { name: "سلمى الجربي", count: 1 },
        { name: "سلمى العيوني", count: 1 },
      ],
    })
  })
})

test("every article is found by any word of its headline, written in any way", {
  timeout: 300_000,
}, async () => {
  const letters = [..."ابتجدسعفقكلمنهويأإآةىئؤ"]
  const word = fc
    .array(fc.constantFrom(...letters), { minLength: 1, maxLength: 9 })
    .map((parts) => parts.join(""))
    .filter((text) => !/^[ةى]/.test(text))
  const headlines = fc.array(fc.array(word, { minLength: 1, maxLength: 6 }), { minLength: 20, maxLength: 60 })
  /** The same word as somebody else would write it. */
  const others: ((text: string) => string)[] = [
    (text) => text,
    (text) => text.replace(/[أإآ]/g, "ا").replace(/ى/g, "ي").replace(/ة/g, "ه"),
    (text) => text.replace(/ا/g, "أ").replace(/ي/g, "ى").replace(/ه/g, "ة"),
    (text) => [...text].join("ـ"),
    (text) => [...text].map((letter) => `${letter}\u064e`).join(""),
    (text) => text.replace(/ي/g, "ی").replace(/ك/g, "ک"),
    (text) => text.replace(/ئ/g, "ي").replace(/ؤ/g, "و"),
  ]
  await fc.assert(
    fc.asyncProperty(headlines, fc.nat(), async (made, seed) => {
      const articles = made.map((parts, at) => article({ id: `article-${at}` }, parts.join(" ")))
      const root = await newsroom(...articles)
      const { at } = desk(root)
      await at.settled()
      for (const [index, parts] of made.entries()) {
        const asked = others[(seed + index) % others.length]!(parts[(seed + index) % parts.length]!)
        for (const ending of ["", " "]) expect(await found(at, asked + ending)).toContain(`article-${index}`)
      }
      await at.close()
    }),
    { numRuns: 12 },
  )
})
