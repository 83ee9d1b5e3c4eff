import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { blockText, tokensOf } from "../../main/article/alignment.ts"
import { type BlockChange, diffArticles, differs, diffWords } from "../../main/article/diff.ts"
import { type Article, schema, withDossier } from "../../main/article/schema.ts"
import { arbitraryArticle, arbitraryBlock, arbitraryText } from "../support/arbitrary-article.ts"
import {
  article,
  body,
  br,
  caption,
  checked,
  credit,
  figure,
  h2,
  headline,
  hr,
  li,
  link,
  note,
  type Picture,
  p,
  related,
  relatedLink,
  standfirst,
  strong,
  ul,
} from "../support/pictures.ts"
import { sized } from "../support/size.ts"

const story = (...blocks: Picture[]): Article =>
  checked(article(headline("قمة في عمان"), standfirst("بدأت أمس"), body(...blocks)))

/** Words as they are marked on paper: [-removed-] and [+inserted+]. */
const marked = (words: readonly { kind: string; text: string }[]) =>
  words
    .map(({ kind, text }) => (kind === "same" ? text : kind === "removed" ? `[-${text}-]` : `[+${text}+]`))
    .join("")

/** A change as a line. */
function line(change: BlockChange): string {
  const text = blockText((change.after ?? change.before)!)
  const place = change.kind === "moved" ? `${change.from}→${change.to} ` : ""
  return `${change.kind} ${place}${"words" in change && change.words ? marked(change.words) : text}`
}

/** What changed in the body. */
const changes = (before: Article, after: Article) =>
  diffArticles(before, after)
    .blocks.filter(({ part, kind }) => part === "body" && kind !== "same")
    .map(line)

describe("words", () => {
  test("are compared whole, with their tashkeel", () => {
    expect(marked(diffWords("كَتَبَ المدير أمس", "كُتِبَ المدير أمس"))).toBe("[-كَتَبَ-][+كُتِبَ+] المدير أمس")
  })

  test("part from white space and signs, also from Arabic ones", () => {
    expect(tokensOf("قال: «نعم»، ثم  مضى.")).toEqual([
      ...["قال", ":", " ", "«", "نعم", "»", "،", " ", "ثم", "  ", "مضى", "."],
    ])
    expect(marked(diffWords("قال نعم.", "قال «نعم»!"))).toBe("قال [+«+]نعم[-.-][+»!+]")
  })

  test("that were replaced side by side are one replacement", () => {
    expect(marked(diffWords("عاد الوفد الأردني مساء", "عاد الفريق المصري مساء"))).toBe(
      "عاد [-الوفد الأردني-][+الفريق المصري+] مساء",
    )
  })

  test("of one emoji are one sign", () => {
    expect(tokensOf("👩‍👩‍👧‍👦🇯🇴👍🏽")).toEqual(["👩‍👩‍👧‍👦", "🇯🇴", "👍🏽"])
  })

  test("keep every character of both sides", () => {
    fc.assert(
      fc.property(arbitraryText(30), arbitraryText(30), (before, after) => {
        const words = diffWords(before, after)
        const without = (kind: string) =>
          words
            .filter((word) => word.kind !== kind)
            .map(({ text }) => text)
            .join("")
        expect(without("inserted")).toBe(before)
        expect(without("removed")).toBe(after)
        expect(words.every(({ text }) => text !== "")).toBe(true)
      }),
      { numRuns: sized(500) },
    )
  })
})

describe("a diff", () => {
  test("of an article with itself holds every block as the same, and no change", () => {
    const one = story(p("أول"), hr(), p("ثان"))
    const diff = diffArticles(one, schema.nodeFromJSON(one.toJSON()))
    expect(diff.blocks.map(({ part, kind }) => `${part} ${kind}`)).toEqual([
      ...["headline same", "standfirst same", "body same", "body same", "body same"],
    ])
    expect(differs(diff)).toBe(false)
  })

  test("shows the words that changed in headline, standfirst and body", () => {
    const before = story(p("وصل الوفد إلى عمان"), p("وعقد لقاءات"))
    const after = checked(
      article(headline("قمة طارئة في عمان"), standfirst(), body(p("وصل الوفد إلى العقبة"), p("وعقد لقاءات"))),
    )
    const diff = diffArticles(before, after)
    expect(diff.blocks.map(line)).toEqual([
      "changed قمة [+طارئة +]في عمان",
      "changed [-بدأت أمس-]",
      "changed وصل الوفد إلى [-عمان-][+العقبة+]",
      "same وعقد لقاءات",
    ])
    expect(differs(diff)).toBe(true)
  })

  test("shows blocks that came and went where they stand and stood", () => {
    const before = story(p("فقرة أولى"), p("هذه ستحذف كلها"), p("فقرة أخيرة"))
    const after = story(p("فقرة أولى"), p("وتلك جديدة تماما"), h2("عنوان فرعي"), p("فقرة أخيرة"))
    expect(changes(before, after)).toEqual([
      "removed هذه ستحذف كلها",
      "inserted وتلك جديدة تماما",
      "inserted عنوان فرعي",
    ])
  })

  test("shows a moved block once, where it stands now", () => {
    const [a, b, c, d] = [p("عن الاقتصاد"), p("عن الرياضة"), p("عن الثقافة"), p("عن الطقس")]
    expect(changes(story(a, b, c, d), story(b, c, d, a))).toEqual(["moved 0→3 عن الاقتصاد"])
  })

  test("recognises a block that was moved and changed", () => {
    const before = story(p("أ"), p("زار الوزير المصنع الجديد في الزرقاء صباح أمس"), p("ب"), p("ج"))
    const after = story(p("أ"), p("ب"), p("ج"), p("زار الوزير المصنع القديم في الزرقاء صباح أمس"))
    expect(changes(before, after)).toEqual([
      "moved 1→3 زار الوزير المصنع [-الجديد-][+القديم+] في الزرقاء صباح أمس",
    ])
  })

  test("says that only the form changed by words that are all the same", () => {
    const before = story(p("قال المدير أمس"), p("خلفية الخبر"), p("انظر الموقع"))
    const after = story(
      p("قال ", strong("المدير"), " أمس"),
      h2("خلفية الخبر"),
      p("انظر ", link({ href: "https://example.org/" }, "الموقع")),
    )
    expect(changes(before, after)).toEqual([
      "changed قال المدير أمس",
      "changed خلفية الخبر",
      "changed انظر الموقع",
    ])
  })

  test("reads lists, pictures and related blocks line by line", () => {
    const before = story(
      ul(li(p("خبز")), li(p("ماء"))),
      figure({ src: "صور/أ.jpg" }, caption("الميناء"), credit("أرشيف")),
      related(note("لاحقا"), relatedLink({ url: "https://example.org/" }, "شاهد")),
      p("سطر", br(), "آخر"),
    )
    const after = story(
      ul(li(p("خبز")), li(p("ملح")), li(p("ماء"))),
      figure({ src: "صور/أ.jpg" }, caption("الميناء ليلا"), credit("أرشيف")),
      related(relatedLink({ url: "https://example.org/" }, "شاهد")),
      p("سطر", br(), "ثالث"),
    )
    expect(changes(before, after)).toEqual([
      "changed خبز\n[+ملح\n+]ماء",
      "changed الميناء[+ ليلا+]\nأرشيف",
      "changed اقرأ المزيد\n[-لاحقا\n-]شاهد",
      "changed سطر\n[-آخر-][+ثالث+]",
    ])
  })

  test("shows an empty paragraph that was filled as changed", () => {
    expect(changes(story(p()), story(p("نص"), p("ثان")))).toEqual(["changed [+نص+]", "inserted ثان"])
  })

  test("names the facts that changed, but not those that the desk keeps by itself", () => {
    const before = withDossier(story(p("نص")), { id: "aden-library-1", topics: ["كتب"], status: "draft" })
    const after = withDossier(before, {
      updated: "2026-11-23T09:30:00.000Z",
      topics: ["كتب", "عدن"],
      status: "ready",
    })
    expect(diffArticles(before, after).dossier).toEqual([
      { field: "topics", before: ["كتب"], after: ["كتب", "عدن"] },
      { field: "status", before: "draft", after: "ready" },
    ])
    expect(differs(diffArticles(before, withDossier(before, { updated: "2026-11-23T09:30:00.000Z" })))).toBe(
      false,
    )
  })

  test("names every block of both sides exactly once, whatever they are", () => {
    const shuffled = fc
      .tuple(
        arbitraryArticle,
        fc.array(arbitraryBlock, { maxLength: 3 }),
        fc.array(fc.nat(), { maxLength: 8 }),
      )
      .map(([before, fresh, order]) => {
        const pool = [...before.child(2).children, ...fresh]
        const blocks = order.map((n) => pool[n % pool.length]!)
        const inside = schema.nodes.body.create(null, blocks.length > 0 ? blocks : pool)
        return [before, before.copy(before.content.replaceChild(2, inside))] as const
      })
    fc.assert(
      fc.property(shuffled, ([before, after]) => {
        const { blocks } = diffArticles(before, after)
        const inside = blocks.filter(({ part }) => part === "body")
        const tos = inside.flatMap(({ to }) => (to === null ? [] : [to]))
        const froms = inside.flatMap(({ from }) => (from === null ? [] : [from]))
        expect(tos).toEqual(after.child(2).children.map((_, n) => n))
        expect(froms.sort((a, b) => a - b)).toEqual(before.child(2).children.map((_, n) => n))
        for (const change of inside) {
          if (change.from !== null) expect(change.before).toBe(before.child(2).child(change.from))
          if (change.to !== null) expect(change.after).toBe(after.child(2).child(change.to))
          if (change.kind === "same") expect(change.before.eq(change.after)).toBe(true)
          if (change.kind === "changed") expect(change.before.eq(change.after)).toBe(false)
        }
      }),
      { numRuns: sized(300) },
    )
  })
})

describe("of 60,000 words", () => {
  const words = ["الوزير", "أمس", "في", "المدينة", "قال", "مؤتمر", "اقتصاد", "جديد", "بعد", "خلال", "تقرير"]
  /** A text by chance, the same each time. */
  function prose(seed: number, length: number): string {
    let state = seed
    const next = () => {
      state = (state * 1103515245 + 12345) % 2147483648
      return state
    }
    return Array.from({ length }, () => `${words[next() % words.length]}${next() % 400}`).join(" ")
  }
  const long = story(...Array.from({ length: 1000 }, (_, n) => p(prose(n + 1, 60))))
  const copy = (): Article => schema.nodeFromJSON(long.toJSON())

  test("a small change is told as one", () => {
    const changed = copy()
    const block = schema.nodes.paragraph.create(
      null,
      schema.text(`جديد ${changed.child(2).child(500).textContent}`),
    )
    const after = changed.copy(
      changed.content.replaceChild(
        2,
        changed.child(2).copy(changed.child(2).content.replaceChild(500, block)),
      ),
    )
    expect(changes(long, after)).toHaveLength(1)
  })

  test("the worst case comes to its end: every block rewritten, or all in one block", () => {
    const other = story(...Array.from({ length: 1000 }, (_, n) => p(prose(n + 5001, 60))))
    expect(changes(long, other).length).toBeGreaterThan(0)
    const [one, two] = [story(p(prose(1, 60_000))), story(p(prose(2, 60_000)))]
    expect(changes(one, two).length).toBeGreaterThan(0)
  })
})
