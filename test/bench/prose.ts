/** Arabic prose of any length for the benchmarks: sentences of the sample story in seeded disorder. */
import { type Article, emptyArticle, schema } from "../../main/article/schema.ts"
import { twin } from "../../main/desk/sample/twin.ts"

/** mulberry32: a small seeded generator of numbers in [0, 1), so that every run measures the same text. */
export function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/** How many words stand in a paragraph, as in the sample story. */
const wordsInParagraph = 45

/** Paragraphs that hold `words` words together. */
export function paragraphs(words: number, seed = 1): string[] {
  const random = seeded(seed)
  const stock = twin.split(/\s+/).filter((word) => /\p{Script=Arabic}/u.test(word))
  const made: string[] = []
  for (let left = words; left > 0; left -= wordsInParagraph) {
    const length = Math.min(left, wordsInParagraph)
    const start = Math.floor(random() * stock.length)
    made.push(Array.from({ length }, (_, at) => stock[(start + at) % stock.length]).join(" "))
  }
  return made
}

/** An article whose body holds `texts`, one paragraph each. */
export function articleOf(id: string, texts: readonly string[], headline = id): Article {
  const blank = emptyArticle({ id, slug: id })
  const body = texts.map((text) => schema.nodes.paragraph.create(null, schema.text(text)))
  return blank.copy(
    blank.content
      .replaceChild(0, schema.nodes.headline.create(null, schema.text(headline)))
      .replaceChild(2, schema.nodes.body.create(null, body)),
  )
}

/** An article whose body holds `words` words. */
export function longArticle(id: string, words: number): Article {
  return articleOf(id, paragraphs(words), `${words} كلمة`)
}
