import { expect, test } from "vitest"
import { ancestorAmong } from "../../main/article/ancestor.ts"
import { type Article, emptyArticle, schema } from "../../main/article/schema.ts"

/** An article of these paragraphs. */
const story = (...texts: string[]): Article => {
  const blank = emptyArticle({ id: "article-one1" })
  const blocks = texts.map((text) => schema.nodes.paragraph.create(null, schema.text(text)))
  return blank.copy(blank.content.replaceChild(2, schema.nodes.body.create(null, blocks)))
}

const first = story("أ", "ب", "ج")
const parted = story("أ", "ب", "ج", "د")
const later = story("أ هنا", "ب", "ج", "د")
const ours = story("أ هنا", "ب هنا", "ج", "د")

test("the version where both parted is found among those before and after it", () => {
  const theirs = story("أ", "ب", "ج هناك", "د هناك")
  expect(ancestorAmong([first, parted, later, ours], ours, theirs)).toBe(parted)
})

test("a copy of an older version comes from that version", () => {
  expect(ancestorAmong([first, parted, later, ours], ours, story("أ", "ب", "ج", "د"))).toBe(parted)
})

test("a change of ours in the block that they changed too is no reason to take a later one", () => {
  const theirs = story("أ هناك", "ب", "ج", "د")
  expect(ancestorAmong([parted, later], later, theirs)).toBe(parted)
})

test("a copy that went on from the newest version comes from that", () => {
  const theirs = story("أ هنا", "ب هنا", "ج", "د", "هـ")
  expect(ancestorAmong([first, parted, later, ours], ours, theirs)).toBe(ours)
})

test("without a version as near to it as the article is there is none", () => {
  const theirs = story("أ هناك", "ب هنا", "ج", "د")
  expect(ancestorAmong([], ours, theirs)).toBe(null)
  expect(ancestorAmong([story("غير ذلك")], ours, theirs)).toBe(null)
})
