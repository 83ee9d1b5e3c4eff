import { existsSync, readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { type Article, dossierOf } from "../../../main/article/schema.ts"
import { importReasons, type LineKind, lineKind } from "../../../main/contract/importing.ts"
import { wordsIn } from "../../../main/contract/words/index.ts"
import { splitLines } from "../../../main/desk/import/lines.ts"
import { ownPatterns } from "../../../main/desk/import/patterns.ts"
import { recognise } from "../../../main/desk/import/recognise.ts"
import { twin } from "../../../main/desk/sample/twin.ts"
import { sized } from "../../support/size.ts"
import { blocks, imported, kinds, kindsOnly } from "./picture.ts"

/** What the seed page and its twin are made of, line by line. */
const anatomy = [
  "boilerplate notice",
  "headline first-line",
  "standfirst standfirst-open",
  ...Array(7).fill("paragraph sentences"),
  "subhead short-line",
  "paragraph sentences",
  "related label-related",
  "related-note note-related",
  ...Array(4).fill("paragraph sentences"),
  "subhead short-line",
  ...Array(5).fill("paragraph sentences"),
  "related label-related",
  "section section-footer",
]

const seed = fileURLToPath(new URL("../../../../shared/seed/article.txt", import.meta.url))

describe("a scraped page", () => {
  test("our twin of the seed page is recognised line by line", () => {
    expect(kinds(twin)).toEqual(anatomy)
  })

  test("the same page without blank lines, with CRLF, or indented, is the same", () => {
    const dense = twin.replace(/\n+/g, "\n")
    expect(kinds(dense)).toEqual(anatomy)
    expect(kinds(dense.replaceAll("\n", "\r\n"))).toEqual(anatomy)
    expect(kinds(twin.replace(/^(?=.)/gm, "\t "))).toEqual(anatomy)
  })

  test.skipIf(!existsSync(seed))(
    "the seed page becomes exactly its parts (not run where ../shared/seed is missing)",
    async () => {
      const source = readFileSync(seed, "utf8")
      expect(kinds(source)).toEqual(anatomy)
      const { article, lines } = await imported(source)
      expect(dossierOf(article)).toMatchObject({ section: "دوليات", language: "ar", status: "draft" })
      const texts = source.split("\n").filter((line) => line !== "")
      expect(article.child(0).textContent).toBe(texts[1])
      expect(article.child(1).textContent).toBe(texts[2])
      const body = texts.slice(3)
      expect(blocks(article)).toEqual([
        ...body.slice(0, 7).map((text) => `paragraph: ${text}`),
        "subhead: الاتفاق النووي",
        `paragraph: ${body[8]}`,
        `related(اقرأ المزيد): ${body[10]}`,
        ...body.slice(11, 15).map((text) => `paragraph: ${text}`),
        'subhead: "دبلوماسية الجوار"',
        ...body.slice(16, 21).map((text) => `paragraph: ${text}`),
        "related(اقرأ المزيد): ",
      ])
      expect(lines.map(({ text }) => text).join("\n")).toBe(source)
    },
  )
})

const story = [
  "بلغ القطار الجبلي أمس محطته الأخيرة بعد تأخر دام ساعتين بسبب الثلوج التي سدت الخط.",
  "وقال سائق القطار إن الركاب غنوا طوال الطريق، وإن أحداً منهم لم يطلب العودة إلى المدينة.",
].join("\n")

describe("wire copy", () => {
  const wire = `ZCZC
لبنان-قطار-ثلوج

قطار الجبل يصل متأخراً ساعتين

بيروت 19 يناير (أ.ف.ب) - بلغ القطار الجبلي محطته الأخيرة متأخراً ساعتين بسبب
الثلوج التي سدت الخط، وفق ما قال سائقه الذي أمضى الليل في مقصورته مع الركاب
ولم ينم.
وأضاف أن الركاب غنوا طوال الطريق، وأن أحداً منهم لم يطلب العودة إلى المدينة مع
أن الطعام نفد عند منتصف الليل وأن المدافئ توقفت قبل الفجر بقليل وبقيت كذلك إلى
الصباح.

سم/رخ/ع ك
ينتهي`

  test("its codes are set aside, its column is undone, its dateline stays and fills the place", async () => {
    expect(kinds(wire)).toEqual([
      "boilerplate wire-code",
      "boilerplate wire-code",
      "headline first-line",
      "paragraph dateline",
      "paragraph wrapped",
      "paragraph wrapped",
      "paragraph sentences",
      "paragraph wrapped",
      "paragraph wrapped",
      "boilerplate wire-code",
      "boilerplate wire-code",
    ])
    const { article } = await imported(wire)
    const lines = wire.split("\n")
    expect(blocks(article)).toEqual([
      `paragraph: ${lines.slice(5, 8).join(" ")}`,
      `paragraph: ${lines.slice(8, 11).join(" ")}`,
    ])
    expect(dossierOf(article).place).toBe("بيروت")
  })

  test.each([
    ["القاهرة – رويترز: ", "القاهرة"],
    ["غزة - واس - ", "غزة"],
    ["بغداد (د ب أ)- ", "بغداد"],
    ["دبي، الإمارات العربية المتحدة (CNN)-- ", "دبي، الإمارات العربية المتحدة"],
    ["الجزائر 3 أيلول/سبتمبر 2021 (أ ف ب) - ", "الجزائر"],
    ["نيويورك ١٤ مارس (رويترز) - ", "نيويورك"],
  ])("the dateline %s", async (dateline, place) => {
    const { article } = await imported(`${dateline}${story}`)
    expect(dossierOf(article).place).toBe(place)
    expect(article.child(2).firstChild?.textContent.startsWith(dateline.trimEnd())).toBe(true)
    expect(article.child(0).textContent).toBe("")
  })

  test("a headline that names an agency is no dateline", () => {
    expect(kindsOnly(`مدير المحطة لـCNN: لن نغلق الخط\n\n${story}`)[0]).toBe("headline")
  })

  test("English copy is left to right", async () => {
    const { article } = await imported(
      "Night train arrives two hours late\n\nBy Sam Porter\n\nBEIRUT, Jan 19 (Reuters) - The mountain train reached its last stop two hours late on Wednesday.\n\nNobody asked to go back.\n\nEND",
    )
    expect(dossierOf(article)).toMatchObject({ language: "en", place: "BEIRUT", bylines: ["Sam Porter"] })
    expect(article.child(0).attrs.dir).toBe("ltr")
    expect(article.child(2).content.content.map((block) => block.attrs.dir)).toEqual(["ltr", "ltr"])
    expect(article.child(2).childCount).toBe(2)
  })
})

describe("other shapes", () => {
  test("sentences without a headline have none", async () => {
    expect(kindsOnly(story)).toEqual(["paragraph", "paragraph"])
    expect((await imported(story)).article.child(0).textContent).toBe("")
  })

  test("one line: a headline if it reads like one, else a paragraph", () => {
    expect(kinds("قطار الجبل يصل متأخراً ساعتين")).toEqual(["headline first-line"])
    expect(kinds("وصل القطار.")).toEqual(["paragraph sentences"])
  })

  test("a standfirst with a full stop is known by the paragraph that says it again", () => {
    const standfirst = "القطار الجبلي بلغ محطته الأخيرة بعد تأخر ساعتين بسبب الثلوج."
    expect(kinds(`قطار الجبل يصل متأخراً\n\n${standfirst}\n\n${story}`).slice(0, 2)).toEqual([
      "headline first-line",
      "standfirst standfirst-echo",
    ])
    expect(kindsOnly(`قطار الجبل يصل متأخراً\n\n${story}`)).toEqual(["headline", "paragraph", "paragraph"])
  })

  test("lists: bullets and numbers that count on, not answers and years", async () => {
    const text = `قواعد السير في الثلج\n\n${story}\n• خذ معطفاً\n• خذ ماء\n\n١. لا تسرع\n٢. لا تتوقف\n5. عد إلى البيت`
    const { article } = await imported(text)
    expect(blocks(article).slice(2)).toEqual([
      "bullet_list: خذ معطفاً | خذ ماء",
      "numbered_list: لا تسرع | لا تتوقف",
      "paragraph: 5. عد إلى البيت",
    ])
  })

  test("a single dash is speech, not a list", () => {
    expect(kindsOnly(`${story}\n- قالها ومضى.\n${story}`)).toEqual([...Array(5).fill("paragraph")])
  })

  test("titles after a related label are its links, with their addresses", async () => {
    const { article } = await imported(
      `عودة القطار إلى الجبل\n\n${story}\n\nمواضيع ذات صلة:\nخطوط الجبل القديمة تعود إلى العمل https://example.org/a\nكيف تقاد قاطرة في الثلج\n\n${story}\n\nاقرأ أيضاً: محطات لا تنام`,
    )
    const related = article.child(2).content.content.filter((block) => block.type.name === "related")
    expect(related.map((block) => block.attrs.label)).toEqual(["مواضيع ذات صلة", "اقرأ أيضاً"])
    expect(
      related.map((block) => block.content.content.map((link) => [link.textContent, link.attrs.url])),
    ).toEqual([
      [
        ["خطوط الجبل القديمة تعود إلى العمل", "https://example.org/a"],
        ["كيف تقاد قاطرة في الثلج", ""],
      ],
      [["محطات لا تنام", ""]],
    ])
  })

  test("an empty related block takes no subhead of the text after it", () => {
    expect(kindsOnly(`عنوان الخبر هنا\n\n${story}\n\nاقرأ المزيد\n\nليل المحطة\n\n${story}`)).toEqual([
      "headline",
      "paragraph",
      "paragraph",
      "related",
      "subhead",
      "paragraph",
      "paragraph",
    ])
  })

  test("share bars, clocks, adverts, copyright and what stands three times are set aside", () => {
    const page = `الرئيسية\nقطار الجبل يصل متأخراً\nبقلم: سامر الحاج\nنشر في: 19/01/2022 10:30\nشارك\nفيسبوك تويتر واتساب\n${story}\nإعلان\nصحيفة الجبل\n${story}\nصحيفة الجبل\n${story}\nصحيفة الجبل\n© 2022 صحيفة الجبل، جميع الحقوق محفوظة`
    expect(kinds(page).filter((kind) => !kind.startsWith("paragraph"))).toEqual([
      "boilerplate navigation",
      "headline first-line",
      "byline byline",
      "boilerplate timestamp",
      "boilerplate share-bar",
      "boilerplate share-bar",
      "boilerplate advert",
      "boilerplate repeated",
      "boilerplate repeated",
      "boilerplate repeated",
      "boilerplate copyright",
    ])
  })

  test("a sentence that begins like furniture is no furniture", () => {
    const sentence = "المزيد من القطارات ستعمل على الخط في الأسبوع المقبل إن سمحت الثلوج، وفق ما قال السائق."
    expect(kindsOnly(`${sentence}\n\n${sentence.replace("المزيد", "وعدد")}`)).toEqual([
      "paragraph",
      "paragraph",
    ])
  })

  test("short lines that stay short are not joined", () => {
    const notes = "اجتماع الصباح\nالميزانية\nالمطبعة\nأسماء المراسلين\nموعد الطباعة"
    expect(kinds(notes).some((kind) => kind.includes("wrapped"))).toBe(false)
  })

  test("long paragraphs on lines of their own are not joined", () => {
    const long = Array.from({ length: 12 }, () => story.split("\n")[0]).join("\n")
    expect(kinds(long).some((kind) => kind.includes("wrapped"))).toBe(false)
  })

  test("a hundred thousand lines and a line of a million letters are read", () => {
    expect(kinds(Array.from({ length: 100_000 }, (_, at) => `سطر ${at} قصير`).join("\n"))).toHaveLength(
      100_000,
    )
    expect(kinds("كلمة ".repeat(200_000))).toEqual(["paragraph unsure"])
  })
})

describe("for any source", () => {
  const piece = fc.constantFrom(
    ...[
      "اقرأ المزيد",
      "المزيد من رياضة",
      "شارك",
      "• بند",
      "1. بند",
      "> قول",
      "---",
      "عنوان قصير",
      "\u200f",
      "",
      "  ",
    ],
    ...[
      "قال المتحدث إن القطار وصل إلى محطته الأخيرة متأخراً ساعتين.",
      "خلفية",
      "By A. Writer",
      "😀",
      "بيروت (أ.ف.ب) - ",
      "عدن: «الجريدة»",
      "أحمد علي وسالم حسن، واس (زحلة)",
    ],
    ...["x", "يتبع الخبر سطراً آخر:", "صلة https://example.org/x", "ملاحظة (Related Nodes)", "\u0003"],
  )
  const source = fc.array(piece, { maxLength: 25 }).map((pieces) => pieces.join("\n"))

  test("every line is accounted for, in order, untouched, with a reason that has words", () => {
    fc.assert(
      fc.property(source, (text) => {
        const lines = splitLines(text)
        const recognised = recognise(lines, ownPatterns)
        expect(recognised.map(({ line, text }) => ({ line, text }))).toEqual(lines)
        for (const { reason, kind, text } of recognised) {
          expect(importReasons).toContain(reason)
          for (const language of ["ar", "en"] as const) {
            expect(wordsIn(language).importing.reasons[reason]).toBeTruthy()
          }
          if (kind === "blank") expect(text).toMatch(/^[\s\u200f\u0003]*$/)
        }
      }),
      { numRuns: sized(1000) },
    )
  })

  /** What an article and its dossier hold, a line each. */
  const everything = (article: Article): string => {
    const labels = article.child(2).content.content.map((block) => String(block.attrs.label ?? ""))
    const urls: string[] = []
    article.descendants((node) => {
      if (node.attrs.url) urls.push(String(node.attrs.url))
    })
    const { section, place, source, bylines, topics } = dossierOf(article)
    const text = article.textBetween(0, article.content.size, "\n")
    return [text, ...labels, ...urls, section, place, source, ...bylines, ...topics].join("\n")
  }
  const setAside: readonly LineKind[] = ["blank", "boilerplate", "caption", "dropped"]

  test("every kept line's text stands in the article or its dossier, code point for code point", async () => {
    await fc.assert(
      fc.asyncProperty(source, async (text) => {
        const { article, lines } = await imported(text)
        article.check()
        const all = everything(article)
        for (const { kind, text } of lines) {
          if (setAside.includes(kind)) continue
          // Markers of lists and quotes, and the words around a fact, have become structure.
          const words = text.replace(/^\s*(?:•|\d+\.|>)\s*/, "").replace(/^(?:المزيد من|By) /, "")
          const isFact = kind === "byline" || kind === "place" || kind === "source"
          // So have the signs between the facts of a line.
          const parts = isFact ? words.replace(" وسالم", " سالم").split(/[\s()«»،:-]+/) : words.split(/\s+/)
          for (const word of parts) expect(all).toContain(word)
        }
      }),
      { numRuns: sized(500) },
    )
  })

  test("whatever the user says of the lines, those that are kept stand there too", async () => {
    const kind = fc.constantFrom(...lineKind.options.filter((each) => each !== "blank"))
    await fc.assert(
      fc.asyncProperty(source, fc.array(fc.option(kind), { maxLength: 25 }), async (text, said) => {
        const lines = recognise(splitLines(text), ownPatterns)
        const corrections = Object.fromEntries(
          lines.flatMap(({ line, kind: own }, at) => {
            const given = said[at]
            return given && own !== "blank" ? [[String(line), given] as const] : []
          }),
        )
        const { article } = await imported(text, corrections)
        article.check()
        const all = everything(article)
        for (const { line, text: words } of lines) {
          const given = corrections[String(line)]
          if (!given || setAside.includes(given)) continue
          const bare = words.replace(/^\s*(?:•|\d+\.|>)\s*/, "").replace(/^(?:المزيد من|By) /, "")
          const parts = bare.replace(" وسالم", " سالم").split(/[\s()«»،:-]+/)
          for (const word of parts) expect(all).toContain(word)
        }
      }),
      { numRuns: sized(500) },
    )
  })
})
