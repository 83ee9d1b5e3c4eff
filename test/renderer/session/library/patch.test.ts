/** An answer that is brought up to date by changes says the same as one that is asked for anew. */
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { statuses } from "../../../../main/article/dossier.ts"
import { sortingOf } from "../../../../main/article/sorting.ts"
import { groupOf } from "../../../../main/contract/groups.ts"
import {
  type ArticleSummary,
  groupings,
  type Hit,
  type LibraryChange,
} from "../../../../main/contract/library.ts"
import {
  type Answer,
  indexOf,
  pageSize,
  type Question,
  rowAt,
} from "../../../../renderer/session/library/answer.ts"
import { patched } from "../../../../renderer/session/library/patch.ts"

const now = Date.UTC(2026, 10, 24, 12)
const day = new Date(now).toDateString()

const line = (at: number, change: Partial<ArticleSummary> = {}): ArticleSummary => ({
  id: `article-${String(at).padStart(4, "0")}`,
  kind: "article",
  name: `${at}.html`,
  headline: `خبر رقم ${at}`,
  section: ["اقتصاد", "رياضة", ""][at % 3]!,
  status: statuses[at % 5]!,
  updated: new Date(now - at * 3_600_000).toISOString(),
  copyOf: null,
  ...change,
})
const many = (count: number) => Array.from({ length: count }, (_, at) => line(at))
const hitOf = (summary: ArticleSummary): Hit => ({ ...summary, marks: [], snippet: "", snippetMarks: [] })

/** The whole list as the desk gives it; groups come in the order of `keys`. */
function listed(lines: readonly ArticleSummary[], question: Question, keys?: readonly string[]) {
  const shown = lines.filter(({ kind }) => question.kinds === "all" || kind === "article")
  const keyOf = (one: ArticleSummary) => groupOf(one, question.group, now)
  const known = [...new Set([...(keys ?? []), ...shown.map(keyOf).sort()])]
  const before = (a: ArticleSummary, b: ArticleSummary) =>
    question.order === "headline"
      ? sortingOf(a.headline) < sortingOf(b.headline)
        ? -1
        : 1
      : Date.parse(b.updated) - Date.parse(a.updated)
  const sorted = known.flatMap((key) => shown.filter((one) => keyOf(one) === key).sort(before))
  const groups = known
    .map((key) => ({ key, count: shown.filter((one) => keyOf(one) === key).length }))
    .filter(({ count }) => count > 0)
  return { sorted, groups }
}

/** An answer of which only `pages` were fetched. */
function answerOf(
  lines: readonly ArticleSummary[],
  question: Question,
  pages: readonly number[],
  near: string | null = null,
): Answer {
  const { sorted, groups } = listed(lines, question)
  const at = sorted.findIndex(({ id }) => id === near)
  return {
    question,
    near,
    at: at < 0 ? null : at,
    day,
    groups,
    total: sorted.length,
    more: false,
    version: 1,
    pages: new Map(
      pages.map((page) => [page, sorted.slice(page * pageSize, (page + 1) * pageSize).map(hitOf)]),
    ),
  }
}

const everything: Question = { text: "", kinds: "all", order: "updated", group: "none" }
const changed = (before: ArticleSummary | null, after: ArticleSummary | null): LibraryChange => ({
  id: (before ?? after)!.id,
  before,
  now: after,
  links: [],
})
const ids = (answer: Answer | null, from: number, to: number) =>
  Array.from({ length: to - from }, (_, at) => rowAt(answer, from + at)?.id ?? null)

describe("an answer is brought up to date without the desk", () => {
  test("when the first line is saved again: it stays where it is and reads as its file does", () => {
    const lines = many(200)
    const after = line(0, { headline: "خبر آخر", updated: new Date(now + 1000).toISOString() })
    const next = patched(answerOf(lines, everything, [0]), [changed(lines[0]!, after)], after.id, now)
    expect(rowAt(next, 0)).toEqual(hitOf(after))
    expect(ids(next, 1, 50)).toEqual(lines.slice(1, 50).map(({ id }) => id))
    expect(next).toMatchObject({ at: 0, total: 200 })
  })

  test("when a line that is not here comes to the top: all others go down by one", () => {
    const lines = many(200)
    const after = line(150, { updated: new Date(now + 1000).toISOString() })
    const next = patched(answerOf(lines, everything, [0]), [changed(lines[150]!, after)], null, now)
    expect(ids(next, 0, 51)).toEqual([after, ...lines.slice(0, 50)].map(({ id }) => id))
  })

  test("when a line goes that is not here: those before it stay, and the list is shorter", () => {
    const lines = many(200)
    const next = patched(answerOf(lines, everything, [0]), [changed(lines[150]!, null)], null, now)
    expect(next).toMatchObject({ total: 199, groups: [{ key: "", count: 199 }] })
    expect(ids(next, 0, 50)).toEqual(lines.slice(0, 50).map(({ id }) => id))
  })

  test("when a card changes its status: it is in the other group, in its place by time", () => {
    const lines = many(20)
    const question: Question = { ...everything, group: "status" }
    const after = { ...lines[7]!, status: "draft" as const }
    const next = patched(answerOf(lines, question, [0]), [changed(lines[7]!, after)], after.id, now)
    const drafts = next!.groups.findIndex(({ key }) => key === "draft")
    expect(next?.groups[drafts]?.count).toBe(5)
    expect(indexOf(next!.pages, after.id)).toBe(next!.at)
  })
})

describe("the desk is asked", () => {
  const lines = many(200)
  const later = { ...lines[3]!, updated: new Date(now + 1000).toISOString() }
  const answer = (change: Partial<Question> = {}) => answerOf(lines, { ...everything, ...change }, [0])

  test.each([
    ["while something is searched for", { ...answer(), question: { ...everything, text: "خبر" } }, later],
    ["when a group is new", answer({ group: "section" }), { ...later, section: "ثقافة" }],
    [
      "when another line is sorted as it is, since the desk decides between them",
      answer(),
      { ...later, updated: lines[60]!.updated },
    ],
    ["when ages are of another day", { ...answer({ group: "age" }), day: "yesterday" }, later],
  ])("%s", (_when, present, after) => {
    const pages = new Map([...present.pages, [1, lines.slice(50, 100).map(hitOf)] as const])
    expect(patched({ ...present, pages }, [changed(lines[3]!, after)], null, now)).toBeNull()
  })

  test("when the line that is here is not the one that changed: the answer is of another moment", () => {
    expect(patched(answer(), [changed({ ...lines[3]!, headline: "غيره" }, later)], null, now)).toBeNull()
    expect(patched(answer(), [changed(null, later)], null, now)).toBeNull()
  })
})

test("what is brought up to date is what the desk would say, in every order and grouping", () => {
  const edit = fc.record({
    at: fc.nat(180),
    gone: fc.boolean(),
    // Few moments and headlines, so that some are alike.
    updated: fc.option(fc.integer({ min: -160, max: 3 })),
    headline: fc.option(fc.nat(200)),
    section: fc.option(fc.constantFrom("اقتصاد", "رياضة", "")),
    status: fc.option(fc.constantFrom(...statuses)),
    kind: fc.option(fc.constantFrom("article" as const, "foreign" as const)),
  })
  let certain = 0
  fc.assert(
    fc.property(
      fc.record({
        kinds: fc.constantFrom("all" as const, "articles" as const),
        order: fc.constantFrom("updated" as const, "headline" as const, "best" as const),
        group: fc.constantFrom(...groupings),
      }),
      fc.uniqueArray(fc.nat(3), { minLength: 1 }),
      fc.uniqueArray(edit, { minLength: 1, maxLength: 4, selector: ({ at }) => at }),
      fc.option(fc.nat(180)),
      (asked, pages, edits, near) => {
        const question: Question = { text: "", ...asked }
        const before = many(160)
        const after = new Map(before.map((one) => [one.id, one]))
        const changes = edits.map(({ at, gone, updated, headline, section, status, kind }) => {
          const old = before[at] ?? null
          const is = line(at, {
            ...old,
            ...(updated === null ? {} : { updated: new Date(now + updated * 3_600_000).toISOString() }),
            ...(headline === null ? {} : { headline: `خبر رقم ${headline}` }),
            ...(section === null ? {} : { section }),
            ...(status === null ? {} : { status }),
            ...(kind === null ? {} : { kind }),
          })
          if (gone && old) after.delete(is.id)
          else after.set(is.id, is)
          return changed(old, gone && old ? null : is)
        })
        const nearId = near === null ? null : line(near).id
        const answer = answerOf(before, question, pages, nearId)
        const next = patched(answer, changes, nearId, now)
        if (!next) return
        certain += 1
        const keys = answer.groups.map(({ key }) => key)
        const { sorted, groups } = listed([...after.values()], question, keys)
        expect(next.groups).toEqual(groups)
        expect(next.total).toBe(sorted.length)
        for (const [number, hits] of next.pages)
          for (const [index, hit] of hits.entries())
            if (hit) expect(hit).toEqual(hitOf(sorted[number * pageSize + index]!))
        const place = sorted.findIndex(({ id }) => id === nearId)
        expect(next.at).toBe(place < 0 ? null : place)
      },
    ),
    { numRuns: 600 },
  )
  expect(certain).toBeGreaterThan(100)
})
