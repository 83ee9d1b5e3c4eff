/** What a replacement would change, and what the writer leaves out of it. */
import { expect, test } from "vitest"
import { queryFor } from "../../../../main/article/find/query.ts"
import type { SoughtArticle } from "../../../../main/contract/replacing.ts"
import { createLeftOut } from "../../../../renderer/session/replacing/left-out.ts"
import { plannedIn, tallyOf } from "../../../../renderer/session/replacing/preview.ts"
import { createShownHits } from "../../../../renderer/session/replacing/shown-hits.ts"

const hash = "0".repeat(64)

/** An article of `total` hits, the first of which are these words. */
const sought = (id: string, words: string[], total = words.length): SoughtArticle => ({
  id,
  headline: "",
  section: "",
  status: "draft",
  hash,
  total,
  hits: words.map((text, number) => ({
    kind: "paragraph",
    number,
    text,
    from: 0,
    to: text.length,
    groups: [],
    cut: [false, false],
  })),
})

const shown = createShownHits()
const hitsOf = (article: SoughtArticle) =>
  shown(article, { ...queryFor("احمد"), exact: false }, { text: "أحمد", keep: false })

test("counts what changes, what is so already, and what is left out; hits that are not shown change", () => {
  const leftOut = createLeftOut()
  const two = sought("article-1", ["احمد", "أحمد"])
  leftOut.turn("article-1", 0)
  expect(tallyOf([two, sought("article-2", ["احمد"], 5)], hitsOf, leftOut.hits.peek())).toEqual({
    skipped: 1,
    left: 5,
    same: 1,
  })
})

test("plans only the articles in which a hit changes, with what is left out of them", () => {
  const leftOut = createLeftOut()
  const articles = [
    sought("article-1", ["احمد", "احمد"]),
    sought("article-2", ["أحمد"]),
    sought("article-3", ["احمد"]),
    sought("article-4", ["احمد"], 2),
  ]
  leftOut.turn("article-1", 1)
  leftOut.turnAll(articles[2]!)
  leftOut.turn("article-4", 0)
  expect(plannedIn(articles, hitsOf, leftOut.of)).toEqual([
    { id: "article-1", hash, skipped: [1] },
    { id: "article-4", hash, skipped: [0] },
  ])
})

test("leaving out all hits of an article of which some are out leaves out all, and the same again takes all in", () => {
  const leftOut = createLeftOut()
  const three = sought("article-1", ["احمد", "احمد", "احمد"])
  leftOut.turn("article-1", 1)
  leftOut.turnAll(three)
  expect(leftOut.of(three)).toEqual([0, 1, 2])
  leftOut.turnAll(three)
  expect(leftOut.of(three)).toEqual([])
})
