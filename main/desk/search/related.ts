/** Articles that a reader of a document may want to read: those that share its rarest words, the fresher the better. */
import { stemOf } from "../../article/stem.ts"
import { termsOf } from "../../article/terms.ts"
import { written } from "./alphabet.ts"
import { ofStem } from "./expression.ts"
import type { Draft } from "./protocol.ts"
import { type Row, rowColumns } from "./rows.ts"
import type { Store } from "./store.ts"
import { marks } from "./tokens.ts"

/** How many of a document's words are asked for, and how many articles of each. */
const asked = 14
const perWord = 400

/** A word of a headline is named for what the article is about. */
const headlineWeight = 3
const standfirstWeight = 1.5
const day = 24 * 60 * 60_000
const halved = 45 * day

/** The `count` likeliest articles, with the words of `draft` that they share. */
export function relatedTo(
  store: Store,
  draft: Draft,
  count: number,
  now: Date,
): { row: Row; shared: string[] }[] {
  const total = Math.max(1, store.countFiles())
  const weights = new Map<string, { weight: number; word: string }>()
  const add = (text: string, weight: number) => {
    for (const word of termsOf(text)) {
      if (word.length < 3 || /^\d+$/.test(word)) continue
      const stem = stemOf(word)
      const known = weights.get(stem)
      if (known) known.weight += weight
      else weights.set(stem, { weight, word })
    }
  }
  add(draft.headline, headlineWeight)
  for (const topic of draft.topics) add(topic, headlineWeight)
  add(draft.standfirst, standfirstWeight)
  add(draft.body.slice(0, 20_000), 1)

  // For a word that thousands of articles have, counting stops early.
  const common = Math.max(20, Math.floor(total / 20))
  const counted = store.on(
    `SELECT count(*) AS n FROM (SELECT rowid FROM words WHERE words MATCH ? LIMIT ${common})`,
  )
  const candidates = [...weights]
    .map(([stem, { weight, word }]) => ({ stem, word, weight: 1 + Math.log(weight) }))
    .sort((a, b) => b.weight - a.weight)
    .slice(0, 120)
  const telling = candidates
    .map(({ stem, word, weight }) => {
      const has = Number(counted.get(written(ofStem(stem)))?.n)
      return { stem, word, rarity: has === 0 || has >= common ? 0 : weight * Math.log(total / has) }
    })
    .filter(({ rarity }) => rarity > 0)
    .sort((a, b) => b.rarity - a.rarity)
    .slice(0, asked)

  const scores = new Map<number, { score: number; shared: string[] }>()
  const score = (table: string, match: string, rarity: number, word: string | null) => {
    const rows = store
      .on(`SELECT rowid AS key FROM ${table} WHERE ${table} MATCH ? ORDER BY rowid LIMIT ${perWord}`)
      .all(written(match))
    for (const row of rows) {
      const key = Number(row.key)
      const known = scores.get(key) ?? { score: 0, shared: [] }
      known.score += rarity
      if (word !== null) known.shared.push(word)
      scores.set(key, known)
    }
  }
  const not = `NOT ("${marks.fact}foreign" OR "${marks.fact}spiked")`
  for (const { stem, word, rarity } of telling) {
    score("words", `${ofStem(stem)} ${not}`, rarity, word)
    score("heads", `headline : ${ofStem(stem)} ${not}`, rarity * 1.5, null)
  }
  const left = new Set([draft.id, ...draft.links])
  const read = store.on(`SELECT ${rowColumns} FROM articles a WHERE a.key = ?`)
  const least = telling.length > 0 ? telling[0]!.rarity : 0
  return [...scores]
    .sort(([, a], [, b]) => b.score - a.score)
    .slice(0, 200)
    .flatMap(([key, { score, shared }]) => {
      const row = read.get(key) as unknown as Row | undefined
      // One word in common is not enough, unless it is the rarest one.
      if (!row || left.has(row.id) || (shared.length < 2 && score < least * 2)) return []
      const age = Math.max(0, now.getTime() - row.time)
      return [{ row, shared, score: score * (0.5 + 0.5 * 2 ** (-age / halved)) }]
    })
    .sort((a, b) => b.score - a.score || b.row.time - a.row.time)
    .slice(0, count)
    .map(({ row, shared }) => ({ row, shared }))
}
