/** What the work on whole texts takes: counting, folding, comparing, reading, recognising. */
import { EditorState } from "prosemirror-state"
import { diffArticles } from "../../main/article/diff.ts"
import { fold } from "../../main/article/folding.ts"
import { readArticle, writeArticle } from "../../main/article/html.ts"
import { type Article, emptyArticle, schema } from "../../main/article/schema.ts"
import { countWords, headlineLength, wordsIn } from "../../main/article/text.ts"
import { ownPatterns } from "../../main/desk/import/patterns.ts"
import { readSource } from "../../main/desk/import/source.ts"
import { type Figure, figure, median } from "./figures.ts"
import { longArticle, paragraphs } from "./prose.ts"

const rounds = 5
const encoder = new TextEncoder()

/** How long `work` takes, in milliseconds: the middle of some rounds. */
function timed(work: (round: number) => unknown): number {
  return median(
    Array.from({ length: rounds }, (_, round) => {
      const start = performance.now()
      work(round)
      return performance.now() - start
    }),
  )
}

/** An article with paragraphs of its own. */
function articleOf(texts: readonly string[]): Article {
  const blank = emptyArticle({ id: "bench-text" })
  const blocks = texts.map((text) => schema.nodes.paragraph.create(null, schema.text(text)))
  return blank.copy(blank.content.replaceChild(2, schema.nodes.body.create(null, blocks)))
}

/** Comparing two states of an article of 60,000 words. */
function comparing(): Figure[] {
  const before = articleOf(paragraphs(60_000))
  const texts = paragraphs(60_000)
  texts[texts.length >> 1] += " جديد"
  const touched = articleOf(texts)
  const rewritten = articleOf(paragraphs(60_000, 2))
  return [
    figure(
      "compare 60,000 words, one changed",
      "ms",
      timed(() => diffArticles(before, touched)),
    ),
    figure(
      "compare 60,000 words, all rewritten",
      "ms",
      timed(() => diffArticles(before, rewritten)),
    ),
  ]
}

/** Counting and folding a megabyte, and counting again after a key. */
function counting(): Figure[] {
  const megabyte = "عادت المكتبة، أمس، إلى القراء بعد «ترميم» دام عامين. ".repeat(20_000)
  const emoji = "😀كلمة".repeat(200_000)
  let state = EditorState.create({ doc: longArticle("bench-text", 60_000) })
  wordsIn(state.doc)
  const key = () => {
    state = state.apply(state.tr.insertText(" س", state.doc.content.size - 2))
    return wordsIn(state.doc)
  }
  return [
    figure(
      "count the words of a megabyte",
      "ms",
      timed(() => countWords(megabyte)),
    ),
    figure(
      "count 60,000 words again after a key",
      "ms",
      timed(() => key()),
    ),
    figure(
      "tell the length of a megabyte with emoji",
      "ms",
      timed(() => headlineLength(emoji)),
    ),
    figure(
      "fold a megabyte",
      "ms",
      timed(() => fold(megabyte)),
    ),
  ]
}

/** Reading large and hostile sources. */
function reading(): Figure[] {
  const own = encoder.encode(writeArticle(articleOf(paragraphs(2_000_000))))
  const page = encoder.encode(`<p>${"كلمة نص ".repeat(20)}</p>\n`.repeat(69_000))
  const nested = encoder.encode(`${"<ul><li>".repeat(100_000)}قلب`)
  const lines = Array.from({ length: 100_000 }, (_, at) => `سطر ${at} قصير`).join("\n")
  const megabytes = (bytes: Uint8Array) => Math.round(bytes.length / 1e6)
  return [
    figure(
      `read an article of ${megabytes(own)} MB`,
      "ms",
      timed(() => readArticle(own)),
    ),
    figure(
      `read somebody else's page of ${megabytes(page)} MB`,
      "ms",
      timed(() => readArticle(page)),
    ),
    figure(
      "read 100,000 lists in each other",
      "ms",
      timed(() => readArticle(nested)),
    ),
    figure(
      "recognise 100,000 lines",
      "ms",
      timed(() => readSource(lines, ownPatterns)),
    ),
  ]
}

export async function textFigures(): Promise<Figure[]> {
  return [...counting(), ...comparing(), ...reading()]
}
