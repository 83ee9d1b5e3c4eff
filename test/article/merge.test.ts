import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { blockText, keyOf } from "../../main/article/alignment.ts"
import { type Choice, type Conflict, choicesFor, mergeArticles, resolve } from "../../main/article/merge.ts"
import { type Article, dossierOf, schema, withDossier } from "../../main/article/schema.ts"
import { arbitraryArticle, arbitraryBlock, arbitraryDossier } from "../support/arbitrary-article.ts"
import {
  article,
  body,
  checked,
  drawing,
  headline,
  hr,
  type Picture,
  p,
  standfirst,
} from "../support/pictures.ts"
import { sized } from "../support/size.ts"

const story = (...blocks: Picture[]): Article =>
  checked(article({ id: "aden-library-1" }, headline("قمة"), standfirst("بدأت"), body(...blocks)))

const lines = (of: Article) => of.child(2).children.map(blockText)

/** A conflict as a line. */
function line(conflict: Conflict): string {
  if (conflict.part === "dossier")
    return `${conflict.field}: ${JSON.stringify(conflict.base)} | ${JSON.stringify(conflict.ours)} | ${JSON.stringify(conflict.theirs)}`
  const text = (nodes: typeof conflict.ours) => nodes.map(blockText).join(" / ") || "-"
  return `${conflict.part} ${conflict.at}: ${text(conflict.base)} | ${text(conflict.ours)} | ${text(conflict.theirs)}`
}

/** Merges bodies of paragraphs: what comes out, and the conflicts. */
function merged(base: string[] | null, ours: string[], theirs: string[]) {
  const [b, o, t] = [base, ours, theirs].map((texts) => texts && story(...texts.map((text) => p(text))))
  const merge = mergeArticles(b ?? null, o!, t!)
  return { lines: lines(merge.article), conflicts: merge.conflicts.map(line), merge }
}

describe("changes of both sides", () => {
  test("in different blocks go together, also in neighbours", () => {
    expect(
      merged(
        ["قال الوزير أمس", "وزار المصنع", "ثم عاد"],
        ["قال الوزير اليوم", "وزار المصنع", "ثم عاد"],
        ["قال الوزير أمس", "وزار المصنع الجديد", "ثم عاد"],
      ),
    ).toMatchObject({ lines: ["قال الوزير اليوم", "وزار المصنع الجديد", "ثم عاد"], conflicts: [] })
  })

  test("that are the same are one", () => {
    expect(merged(["أ", "ب"], ["أ", "جديد", "ب"], ["أ", "جديد", "ب"])).toMatchObject({
      lines: ["أ", "جديد", "ب"],
      conflicts: [],
    })
    expect(merged(["أ", "ب"], ["أ"], ["أ"])).toMatchObject({ lines: ["أ"], conflicts: [] })
  })

  test("at one place are both kept, ours first, and what both put there once", () => {
    expect(merged(["أ", "ب"], ["أ", "لنا", "ب"], ["أ", "لهم", "ب"])).toMatchObject({
      lines: ["أ", "لنا", "لهم", "ب"],
      conflicts: [],
    })
    expect(merged(["أ"], ["أ", "مشترك", "لنا"], ["أ", "لهم", "مشترك"])).toMatchObject({
      lines: ["أ", "لهم", "مشترك", "لنا"],
      conflicts: [],
    })
    expect(merged(["أ"], ["أ", "س", "ص"], ["أ", "ص", "س"]).lines.toSorted()).toEqual(["أ", "س", "ص"])
  })

  test("in one block are a conflict, and ours stands meanwhile", () => {
    const both = merged(
      ["أ", "زار الوزير المصنع أمس", "ب"],
      ["أ", "جديد", "زار الوزير المصنع اليوم", "ب"],
      ["أ", "زار الوزير المعرض أمس", "ب"],
    )
    expect(both.lines).toEqual(["أ", "جديد", "زار الوزير المصنع اليوم", "ب"])
    expect(both.conflicts).toEqual([
      "body 2: زار الوزير المصنع أمس | زار الوزير المصنع اليوم | زار الوزير المعرض أمس",
    ])
  })

  test("of which one removed the block are a conflict", () => {
    expect(merged(["أ", "قال الوزير", "ب"], ["أ", "ب"], ["أ", "قال الوزير أمس", "ب"])).toMatchObject({
      lines: ["أ", "ب"],
      conflicts: ["body 1: قال الوزير | - | قال الوزير أمس"],
    })
    expect(merged(["أ", "قال الوزير", "ب"], ["أ", "قال الوزير أمس", "ب"], ["أ", "ب"])).toMatchObject({
      lines: ["أ", "قال الوزير أمس", "ب"],
      conflicts: ["body 1: قال الوزير | قال الوزير أمس | -"],
    })
  })

  test("of which one wrote the block anew are a conflict of these two", () => {
    expect(merged(["أ", "قديم كله", "ب"], ["أ", "شيء آخر", "ب"], ["أ", "قديم كله ومزيد", "ب"])).toMatchObject(
      {
        lines: ["أ", "شيء آخر", "ب"],
        conflicts: ["body 1: قديم كله | شيء آخر | قديم كله ومزيد"],
      },
    )
  })

  test("of which one parted the block are a conflict with both parts in it", () => {
    expect(
      merged(
        ["أ", "قال الوزير كلاما طويلا. ثم عاد إلى عمان", "ب"],
        ["أ", "قال الوزير كلاما طويلا.", "ثم عاد إلى عمان", "ب"],
        ["أ", "قال الوزير كلاما طويلا. ثم عاد إلى العقبة", "ب"],
      ),
    ).toMatchObject({
      lines: ["أ", "قال الوزير كلاما طويلا.", "ثم عاد إلى عمان", "ب"],
      conflicts: [
        "body 1: قال الوزير كلاما طويلا. ثم عاد إلى عمان | قال الوزير كلاما طويلا. / ثم عاد إلى عمان | قال الوزير كلاما طويلا. ثم عاد إلى العقبة",
      ],
    })
  })

  test("of which one parted the first block and removed the second are a conflict of the second alone", () => {
    const [one, two] = ["قال الوزير كلاما طويلا. ثم عاد إلى عمان", "وزار المصنع الجديد أمس"]
    const parted = ["قال الوزير كلاما طويلا.", "ثم عاد إلى عمان"]
    const both = merged([one, two], [one, `${two} صباحا`], parted)
    expect(both).toMatchObject({
      lines: [...parted, `${two} صباحا`],
      conflicts: [`body 2: ${two} | ${two} صباحا | -`],
    })
    expect(lines(resolve(both.merge, ["theirs"]))).toEqual(parted)
  })

  test("of which one joined two blocks and the other corrected one of them are a conflict of all three", () => {
    const [one, two] = ["قال الوزير كلاما طويلا", "وزار المصنع الجديد أمس"]
    expect(merged([one, two], [one, `${two} صباحا`], [`${one} ${two}`])).toMatchObject({
      lines: [one, `${two} صباحا`],
      conflicts: [`body 0: ${one} / ${two} | ${one} / ${two} صباحا | ${one} ${two}`],
    })
  })

  test("of which one carried words out of a block that the other corrected are a conflict of both places", () => {
    const [one, two] = ["قال الوزير كلاما طويلا في عدن", "وزار المصنع الجديد أمس"]
    const both = merged([one, two], [`${one} صباحا`, two], ["قال الوزير كلاما طويلا", `${two} في عدن`])
    expect(both.conflicts).toHaveLength(1)
    expect(lines(resolve(both.merge, ["theirs"]))).toEqual(["قال الوزير كلاما طويلا", `${two} في عدن`])
    expect(lines(both.merge.article)).toEqual([`${one} صباحا`, two])
  })

  test("are not asked about again where a letter that was parted from its block is in the one before it, too", () => {
    const base = ["قال أول ثان قريب في خامس", "قرأ سادس سابع ثامن تاسع عاشر"]
    const ours = ["قال أول ثان قريب في خامس", "ق", "رأ سادس سابع ثامن تاسع عاشر"]
    const theirs = ["قال أول ثان ", "قرأ سادس سابع ثامن تاسع عاشر"]
    const both = ["قال أول ثان ", "ق", "رأ سادس سابع ثامن تاسع عاشر"]
    for (const [here, there] of [
      [ours, theirs],
      [ours, both],
      [both, theirs],
    ] as const)
      expect(merged(base, here, there)).toMatchObject({ lines: both, conflicts: [] })
  })

  test("are not asked about again once both were kept", () => {
    const [one, ours, theirs] = ["قال الوزير اليوم كلاما", "قال الوزير أمس كلاما", "قال الرئيس اليوم كلاما"]
    const both = merged([one], [ours], [theirs])
    const kept = lines(resolve(both.merge, ["both"]))
    expect(kept).toEqual([ours, theirs])
    expect(merged([one], kept, [theirs])).toMatchObject({ lines: kept, conflicts: [] })
    expect(merged([one], [ours], kept)).toMatchObject({ lines: kept, conflicts: [] })
  })

  test("in headline and standfirst are each a conflict of its own", () => {
    const base = story(p("نص"))
    const side = (head: string, first: string) =>
      checked(article({ id: "aden-library-1" }, headline(head), standfirst(first), body(p("نص"))))
    const merge = mergeArticles(base, side("قمة عمان", "بدأت أمس"), side("قمة الرياض", "بدأت"))
    expect(merge.conflicts.map(line)).toEqual(["headline 0: قمة | قمة عمان | قمة الرياض"])
    expect(merge.article.child(1).textContent).toBe("بدأت أمس")
    expect(resolve(merge, ["both"]).child(0).textContent).toBe("قمة عمان قمة الرياض")
    expect(resolve(merge, ["theirs"]).child(0).textContent).toBe("قمة الرياض")
    const both = resolve(merge, ["both"])
    expect(mergeArticles(base, both, side("قمة الرياض", "بدأت"))).toMatchObject({
      conflicts: [],
      article: both,
    })
  })
})

describe("a moved block", () => {
  const base = ["عن الاقتصاد كله", "عن الرياضة كلها", "عن الثقافة كلها", "عن الطقس غدا"]
  const [a, b, c, d] = base as [string, string, string, string]

  test("is where it was moved to, with the other side's changes in it", () => {
    expect(merged(base, [b, c, d, a], [`${a} اليوم`, b, c, d])).toMatchObject({
      lines: [b, c, d, `${a} اليوم`],
      conflicts: [],
    })
    expect(merged(base, [`${a} اليوم`, b, c, d], [b, c, d, a])).toMatchObject({
      lines: [b, c, d, `${a} اليوم`],
      conflicts: [],
    })
  })

  test("that both moved is there once, where ours has it", () => {
    expect(merged(base, [b, a, c, d], [b, c, d, a])).toMatchObject({ lines: [b, a, c, d], conflicts: [] })
  })

  test("is there with its parts if the other side parted it", () => {
    const long = "عن الاقتصاد كله وما فيه وعن المال"
    const parts = ["عن الاقتصاد كله وما فيه", "وعن المال"]
    expect(merged([long, b, c, d], [b, c, d, long], [...parts, b, c, d])).toMatchObject({
      lines: [b, c, d, ...parts],
      conflicts: [],
    })
  })

  test("that the other side removed is gone, as nothing in it was changed", () => {
    expect(merged(base, [b, c, d, a], [b, c, d])).toMatchObject({ lines: [b, c, d], conflicts: [] })
  })

  test("that both changed is a conflict where it stands now", () => {
    expect(merged(base, [b, c, d, `${a} اليوم`], [`${a} أمس`, b, c, d])).toMatchObject({
      lines: [b, c, d, `${a} اليوم`],
      conflicts: [`body 3: ${a} | ${a} اليوم | ${a} أمس`],
    })
  })
})

describe("without a common version", () => {
  test("equal blocks are settled and all others are conflicts", () => {
    const both = merged(null, ["أ", "لنا وحدنا", "ب"], ["أ", "ب", "شيء لهم"])
    expect(both).toMatchObject({
      lines: ["أ", "لنا وحدنا", "ب"],
      conflicts: ["body 1: - | لنا وحدنا | -", "body 3: - | - | شيء لهم"],
    })
    expect(lines(resolve(both.merge, ["ours", "theirs"]))).toEqual(["أ", "لنا وحدنا", "ب", "شيء لهم"])
  })

  test("versions of one block are one conflict, and a block in two places is no conflict", () => {
    expect(
      merged(
        null,
        ["قال الوزير اليوم", "عن الطقس غدا", "الختام"],
        ["عن الطقس غدا", "قال الوزير أمس", "الختام"],
      ).lines,
    ).toEqual(["قال الوزير اليوم", "عن الطقس غدا", "الختام"])
    expect(merged(null, ["أمر", "ب", "ج"], ["ب", "ج", "أمر"])).toMatchObject({
      lines: ["أمر", "ب", "ج"],
      conflicts: [],
    })
  })
})

describe("the dossier", () => {
  const base = withDossier(story(p("نص")), {
    topics: ["كتب", "عدن"],
    section: "ثقافة",
    updated: "2026-11-23T09:00:00.000Z",
  })

  test("is merged field by field, lists as sets, and no time wins by being later", () => {
    const merge = mergeArticles(
      base,
      withDossier(base, { topics: ["عدن", "ميناء"], place: "عدن", updated: "2026-11-23T10:00:00.000Z" }),
      withDossier(base, {
        topics: ["كتب", "عدن", "قراءة"],
        status: "ready",
        updated: "2026-11-23T11:00:00.000Z",
      }),
    )
    expect(merge.conflicts).toEqual([])
    expect(dossierOf(merge.article)).toMatchObject({
      topics: ["عدن", "ميناء", "قراءة"],
      place: "عدن",
      status: "ready",
      updated: "2026-11-23T10:00:00.000Z",
    })
  })

  test("has a conflict where both gave one field another value", () => {
    const merge = mergeArticles(
      base,
      withDossier(base, { section: "محليات", summary: "لنا" }),
      withDossier(base, { section: "اقتصاد", summary: "لهم" }),
    )
    expect(merge.conflicts.map(line)).toEqual([
      'section: "ثقافة" | "محليات" | "اقتصاد"',
      'summary: "" | "لنا" | "لهم"',
    ])
    expect(merge.conflicts.map(choicesFor)).toEqual([
      ["ours", "theirs"],
      ["ours", "theirs", "both"],
    ])
    expect(dossierOf(resolve(merge, ["theirs", "both"]))).toMatchObject({
      section: "اقتصاد",
      summary: "لنا\nلهم",
    })
  })
})

describe("choosing", () => {
  const base = ["س واحد اثنان ثلاثة", "ثابت", "ص واحد اثنان ثلاثة"]
  const { merge } = merged(
    base,
    ["س واحد اثنان لنا", "ثابت", "ص واحد اثنان لنا"],
    ["س واحد اثنان لهم", "ثابت", "ص واحد اثنان لهم"],
  )

  test("takes ours, theirs or both, conflict by conflict and in any order", () => {
    expect(lines(resolve(merge, ["both", "theirs"]))).toEqual([
      ...["س واحد اثنان لنا", "س واحد اثنان لهم", "ثابت", "ص واحد اثنان لهم"],
    ])
    expect(lines(resolve(merge, [null, "both"]))).toEqual([
      ...["س واحد اثنان لنا", "ثابت", "ص واحد اثنان لنا", "ص واحد اثنان لهم"],
    ])
    expect(resolve(merge, []).eq(merge.article)).toBe(true)
  })

  test("nothing but removals leaves an empty paragraph", () => {
    const gone = merged(["قال الوزير"], ["قال الوزير أمس"], ["حذف كل شيء"])
    expect(gone.conflicts).toHaveLength(1)
    const empty = mergeArticles(story(p("قال الوزير"), hr()), story(p("قال الوزير")), story(hr()))
    expect(drawing(empty.article.child(2))).toBe("body\n  paragraph")
  })
})

describe("blocks that say nothing", () => {
  /** A body in short: a letter is a paragraph of one sentence, - an empty one, * a divider. */
  const body = (picture: string) =>
    story(
      ...[...picture].map((sign) =>
        sign === "-" ? p("") : sign === "*" ? hr() : p(`${sign} قال الوزير إن ${sign}١ ${sign}٢ ${sign}٣`),
      ),
    )
  const pictureOf = (article: Article) =>
    article
      .child(2)
      .children.map((block) =>
        block.type.name === "divider" ? "*" : block.content.size === 0 ? "-" : block.textContent[0],
      )
      .join("")

  test.each([
    ["what one side took out stays out", "أ-ب-ج", "أب-ج", "أ-ب-ج", "أب-ج"],
    ["and what one side put in stays in", "أب", "أ-ب", "أب", "أ-ب"],
    ["each at its own place", "أ-بج", "أبج", "أ-ب*ج", "أب*ج"],
    ["what both put at one place is there once, whatever the number", "أب", "أ-ب", "أ--ب", "أ--ب"],
    ["each kind is counted by itself", "أب", "أ-ب", "أ*ب", "أ*-ب|أ-*ب"],
    ["a block that is gone leaves its own to the one before it", "أب-ج", "أ-ج", "أب--ج", "أ--ج"],
    ["what stood with a block that is gone is gone too", "أ*", "أ", "*", "-"],
    ["at the beginning as well", "-أب", "أب", "--أبج", "--أبج"],
    ["a block takes its own along where it was moved to", "أ-بج", "بجأ-", "أ-بج", "بجأ-"],
  ])("%s: %s, %s and %s are %s", (_what, base, ours, theirs, expected) => {
    const [b, o, t] = [base, ours, theirs].map(body) as [Article, Article, Article]
    const { article, conflicts } = mergeArticles(b, o, t)
    expect(conflicts).toEqual([])
    expect(expected.split("|")).toContain(pictureOf(article))
    for (const again of [mergeArticles(b, article, t), mergeArticles(b, o, article)])
      expect(pictureOf(again.article)).toBe(pictureOf(article))
    expect(pictureOf(mergeArticles(b, t, o).article)).toBe(pictureOf(article))
  })
})

describe("whatever two sides did to any article", () => {
  const { nodes } = schema

  /** A version of `article`: blocks kept, removed, moved, written anew, inserted; parts and dossier perhaps others. */
  const version = (article: Article): fc.Arbitrary<Article> =>
    fc
      .record({
        order: fc.array(fc.nat({ max: article.child(2).childCount - 1 }), { maxLength: 4 }),
        kept: fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }),
        shuffled: fc.boolean(),
        fresh: fc.array(fc.tuple(fc.nat({ max: 6 }), arbitraryBlock), { maxLength: 3 }),
        changed: fc.array(fc.tuple(fc.nat({ max: 6 }), fc.constantFrom("لنا", "لهم", "آخر")), {
          maxLength: 3,
        }),
        dossier: arbitraryDossier,
        facts: fc.boolean(),
        other: arbitraryArticle,
        parts: fc.boolean(),
      })
      .map(({ order, kept, shuffled, fresh, changed, dossier, facts, other, parts }) => {
        let blocks = article.child(2).children.filter((_, n) => kept[n % 12])
        for (const [at, word] of changed) {
          const block = blocks[at % Math.max(1, blocks.length)]
          if (block?.isTextblock)
            blocks[at % blocks.length] = block.copy(
              block.content.append(nodes.paragraph.create(null, schema.text(` ${word}`)).content),
            )
        }
        if (shuffled) for (const n of order) blocks = [...blocks.slice(n), ...blocks.slice(0, n)].reverse()
        for (const [at, block] of fresh) blocks.splice(at, 0, block)
        if (blocks.length === 0) blocks = [nodes.paragraph.create()]
        const made = nodes.doc.create(facts ? { ...dossier, id: dossierOf(article).id } : article.attrs, [
          ...(parts ? [other.child(0), other.child(1)] : [article.child(0), article.child(1)]),
          nodes.body.create(null, blocks),
        ])
        made.check()
        return made
      })

  const triple = arbitraryArticle.chain((base) => fc.tuple(fc.constant(base), version(base), version(base)))
  const runs = { numRuns: sized(400) }

  const keysIn = (...articles: Article[]) =>
    new Set(articles.flatMap((one) => [one.child(0), one.child(1), ...one.child(2).children].map(keyOf)))
  const inConflicts = (conflicts: readonly Conflict[]) =>
    new Set(
      conflicts.flatMap((conflict) =>
        conflict.part === "dossier" ? [] : [...conflict.ours, ...conflict.theirs].map(keyOf),
      ),
    )

  test("no block that a side changed or wrote is in neither the result nor a conflict", () => {
    fc.assert(
      fc.property(triple, fc.boolean(), ([base, ours, theirs], known) => {
        const { article, conflicts } = mergeArticles(known ? base : null, ours, theirs)
        const old = known ? keysIn(base) : new Set<string>()
        const there = new Set([...keysIn(article), ...inConflicts(conflicts)])
        for (const key of keysIn(ours, theirs)) if (!old.has(key)) expect(there).toContain(key)
      }),
      runs,
    )
  })

  test("what only one side changed is taken as it is", () => {
    fc.assert(
      fc.property(triple, ([base, side]) => {
        for (const merge of [
          mergeArticles(base, side, base),
          mergeArticles(base, base, side),
          mergeArticles(base, side, side),
          mergeArticles(null, side, side),
        ]) {
          expect(merge.conflicts).toEqual([])
          expect(drawing(merge.article)).toBe(drawing(side))
        }
      }),
      runs,
    )
  })

  test("both sides come to the same, whichever is ours", () => {
    const sorted = (merge: ReturnType<typeof mergeArticles>) =>
      merge.pieces
        .filter((piece) => typeof piece !== "number")
        .map(keyOf)
        .sort()
    const sides = (conflicts: readonly Conflict[]) =>
      conflicts
        .map((conflict) =>
          JSON.stringify(
            [conflict.ours, conflict.theirs]
              .map((side) =>
                conflict.part === "dossier"
                  ? JSON.stringify(side)
                  : (side as typeof conflict.ours).map(keyOf).join(),
              )
              .sort(),
          ),
        )
        .sort()
    fc.assert(
      fc.property(triple, ([base, ours, theirs]) => {
        const [one, other] = [mergeArticles(base, ours, theirs), mergeArticles(base, theirs, ours)]
        expect(sorted(one)).toEqual(sorted(other))
        expect(sides(one.conflicts)).toEqual(sides(other.conflicts))
      }),
      runs,
    )
  })

  test("every way of choosing makes an article of the same id, and taking all of a side leaves its words in", () => {
    const choice = fc.constantFrom<Choice | null>("ours", "theirs", "both", null)
    fc.assert(
      fc.property(
        triple,
        fc.boolean(),
        fc.array(choice, { maxLength: 12 }),
        ([base, ours, theirs], known, choices) => {
          const merge = mergeArticles(known ? base : null, ours, theirs)
          for (const all of [choices, merge.conflicts.map(() => "both" as const)]) {
            const resolved = resolve(merge, all)
            resolved.check()
            expect(dossierOf(resolved).id).toBe(dossierOf(ours).id)
          }
          const both = keysIn(
            resolve(
              merge,
              merge.conflicts.map(() => "both" as const),
            ),
          )
          for (const conflict of merge.conflicts)
            if (conflict.part === "body")
              for (const block of [...conflict.ours, ...conflict.theirs]) expect(both).toContain(keyOf(block))
        },
      ),
      runs,
    )
  })

  test("blocks that were moved neither double nor vanish", () => {
    const moved = fc
      .uniqueArray(fc.integer({ min: 1, max: 1_000_000 }), { minLength: 2, maxLength: 9 })
      .chain((numbers) =>
        fc.tuple(
          fc.constant(numbers),
          fc.shuffledSubarray(numbers, { minLength: numbers.length }),
          fc.shuffledSubarray(numbers, { minLength: numbers.length }),
        ),
      )
    const texts = (numbers: readonly number[]) => numbers.map((n) => `فقرة ${n}`)
    const exactly = (numbers: readonly number[]) => [...texts(numbers)].sort()
    fc.assert(
      fc.property(moved, ([base, ours, theirs]) => {
        const result = merged(texts(base), texts(ours), texts(theirs))
        expect(result.conflicts).toEqual([])
        expect(result.lines.sort()).toEqual(exactly(base))
      }),
      runs,
    )
  })
})
