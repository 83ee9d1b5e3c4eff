/**
 * Brings an answer up to date with changes of the library, without asking the desk. That is possible only without a
 * search, as the index of a line then follows from its fields, and only if it follows with certainty.
 */
import { sortingOf } from "../../../main/article/sorting.ts"
import { groupOf } from "../../../main/contract/groups.ts"
import type { ArticleSummary, Hit, LibraryChange } from "../../../main/contract/library.ts"
import { type Answer, indexOf, type Pages, pageSize, type Question } from "./answer.ts"

/** A fetched line with its index in the list. */
type Placed = { at: number; hit: Hit }
/** The fetched lines in the order of the list, and how many lines each group has. */
type Lines = { placed: readonly Placed[]; groups: Answer["groups"] }

/**
 * `answer` after `changes`; null where it is not certain, so that the desk must be asked.
 * @param near the article whose index is wanted
 * @param now the time in milliseconds, for the ages of lines
 */
export function patched(
  answer: Answer,
  changes: readonly LibraryChange[],
  near: string | null,
  now: number,
): Answer | null {
  const { question } = answer
  if (changes.length > 0 && question.text.trim() !== "") return null
  if (question.group === "age" && answer.day !== new Date(now).toDateString()) return null
  let lines: Lines | null = { placed: placedIn(answer.pages), groups: answer.groups }
  for (const change of changes) {
    lines = applied(lines, change, question, now)
    if (!lines) return null
  }
  const groups = lines.groups.filter(({ count }) => count > 0)
  const total = groups.reduce((sum, { count }) => sum + count, 0)
  const pages = pagesFrom(lines.placed)
  const at = indexOf(pages, near)
  if (at === null && near !== null && !isAbsent(near, answer, changes)) return null
  return { ...answer, total, groups, pages, at, near }
}

/** Whether an article is certainly not in the list after `changes`, judged by these and by the answer before. */
function isAbsent(id: string, before: Answer, changes: readonly LibraryChange[]): boolean {
  const change = changes.find((one) => one.id === id)
  return change ? !lists(before.question, change.now) : before.near === id && before.at === null
}

/** Whether a list has a line. */
const lists = ({ kinds }: Question, line: ArticleSummary | null): line is ArticleSummary =>
  line !== null && (kinds === "all" || line.kind === "article")

/** `lines` after one change; null if that is not certain. */
function applied(
  lines: Lines,
  { id, before, now: after }: LibraryChange,
  question: Question,
  now: number,
): Lines | null {
  const was = lists(question, before) ? before : null
  const is = lists(question, after) ? after : null
  const own = lines.placed.find(({ hit }) => hit.id === id)
  if (own && !(was && sameLine(own.hit, was))) return null
  const without = was ? removed(lines, was, own, question, now) : lines
  return without && is ? inserted(without, is, question, now) : without
}

/** `lines` without a line. The line is not fetched if `own` is undefined. */
function removed(
  { placed, groups }: Lines,
  line: ArticleSummary,
  own: Placed | undefined,
  question: Question,
  now: number,
): Lines | null {
  const group = groups.findIndex(({ key }) => key === groupOf(line, question.group, now))
  if (group < 0) return null
  const behind = own ? placed.indexOf(own) : search({ placed, groups }, line, group, question)
  if (behind === null) return null
  const total = groups.reduce((sum, { count }) => sum + count, 0)
  const [previous, next] = [placed[behind - 1]?.at ?? -1, placed[behind]?.at ?? total]
  // No line between the two neighbours is missing here, so the list never had this one.
  if (!own && next - previous < 2) return null
  return {
    placed: placed
      .filter((one) => one !== own)
      .map((one, at) => (at < behind ? one : { ...one, at: one.at - 1 })),
    groups: groups.map((one, at) => (at === group ? { ...one, count: one.count - 1 } : one)),
  }
}

/** `lines` with a new line, which is put among the fetched lines if its index is known exactly. */
function inserted(
  { placed, groups }: Lines,
  line: ArticleSummary,
  question: Question,
  now: number,
): Lines | null {
  const group = groups.findIndex(({ key }) => key === groupOf(line, question.group, now))
  if (group < 0) return null
  const behind = search({ placed, groups }, line, group, question)
  if (behind === null) return null
  const counted = groups.map((one, at) => (at === group ? { ...one, count: one.count + 1 } : one))
  const moved = placed.map((one, at) => (at < behind ? one : { ...one, at: one.at + 1 }))
  const first = startOf(counted, group)
  const last = first + counted[group]!.count - 1
  const previous = moved[behind - 1]?.at ?? -1
  const next = moved[behind]?.at ?? last + 2
  const at =
    previous + 2 === next || previous === last - 1
      ? previous + 1
      : next === first + 1 || first === last
        ? first
        : null
  if (at !== null) moved.splice(behind, 0, { at, hit: { ...line, marks: [], snippet: "", snippetMarks: [] } })
  return { placed: moved, groups: counted }
}

/**
 * How many of the fetched lines are before `line`, which is in the group number `group`. Null if one of them has the
 * same sort key, as only the desk knows which of the two comes first.
 */
function search(
  { placed, groups }: Lines,
  line: ArticleSummary,
  group: number,
  question: Question,
): number | null {
  const key = sortKey(line, question)
  const start = startOf(groups, group)
  const end = start + groups[group]!.count
  let low = 0
  let high = placed.length
  while (low < high) {
    const middle = (low + high) >> 1
    const { at, hit } = placed[middle]!
    const other = sortKey(hit, question)
    if (at >= start && at < end && other === key) return null
    if (at < start || (at < end && other < key)) low = middle + 1
    else high = middle
  }
  return low
}

/** The index of the first line of the group number `group`. */
const startOf = (groups: Answer["groups"], group: number): number =>
  groups.slice(0, group).reduce((sum, { count }) => sum + count, 0)

const sortings = new WeakMap<ArticleSummary, string>()

/** The sort key of a line within its group, the smallest first. */
function sortKey(line: ArticleSummary, { order }: Question): number | string {
  if (order !== "headline") return -(Date.parse(line.updated) || 0)
  let sorting = sortings.get(line)
  if (sorting === undefined) {
    sorting = sortingOf(line.headline)
    sortings.set(line, sorting)
  }
  return sorting
}

/** Whether two lines are equal. */
function sameLine(a: ArticleSummary, b: ArticleSummary): boolean {
  return (Object.keys(b) as (keyof ArticleSummary)[]).every((field) => a[field] === b[field])
}

function placedIn(pages: Pages): Placed[] {
  const placed: Placed[] = []
  for (const number of [...pages.keys()].sort((a, b) => a - b))
    for (const [index, hit] of pages.get(number)!.entries())
      if (hit) placed.push({ at: number * pageSize + index, hit })
  return placed
}

function pagesFrom(placed: readonly Placed[]): Pages {
  const pages = new Map<number, (Hit | undefined)[]>()
  for (const { at, hit } of placed) {
    const number = Math.floor(at / pageSize)
    const page = pages.get(number) ?? Array.from<Hit | undefined>({ length: pageSize })
    page[at % pageSize] = hit
    pages.set(number, page)
  }
  return pages
}
