/**
 * A newsroom of any size for the benchmarks, the same for the same seed. Its prose means nothing, but it is distributed like
 * Arabic news: the commonest words are the language's particles, the others are made of roots, patterns and
 * affixes, and an article comes back to the words that it is about. How often a word stands there follows the
 * law of Zipf and Mandelbrot, whose two numbers were fitted to 8.6 million words of Arabic news.
 */
import { mkdirSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { writeArticle } from "../../main/article/html.ts"
import { type Article, emptyArticle, schema } from "../../main/article/schema.ts"
import { seeded } from "./prose.ts"

const letters = [..."بتثجحخدذرزسشصضطظعغفقكلمنهوي"]
const patterns = [
  "123",
  "1ا23",
  "12ا3",
  "12ي3",
  "12و3",
  "م12و3",
  "م1ا23ة",
  "ت12ي3",
  "ا12تا3",
  "است12ا3",
  "م123",
  "12ا3ة",
  "1ا2ي3",
  "ا123",
  "ت1ا23",
  "ي123",
  "ت123",
]
const before = ["ال", "ال", "ال", "", "", "", "و", "وال", "ب", "بال", "ل", "لل", "ف"]
const after = ["", "", "", "", "ات", "ين", "ون", "ها", "ه", "ية", "ي", "اً", "هم"]

/** The words that stand most often in any Arabic text. */
const particles =
  "في من على إلى أن عن مع التي الذي بعد هذا هذه ما لا كان كما قبل بين أو ذلك حيث كل خلال عام أي قد وقال حتى لم أكثر عدد لكن منذ إن غير كانت أنه عند وفي يوم ومن أمام تم ضد دون الرئيس العام بعض تحت هناك حول وأن أنها وقد لها إذا هو هي".split(
    " ",
  )

/** How many words there are. */
const size = 150_000
/** The law's numbers: a word of rank r stands as often as 1 / (r + shift) ^ slope. */
const law = { shift: 5, slope: 0.98 }

export type Vocabulary = {
  words: readonly string[]
  /** A word by chance, as often as it stands in text. */
  pick(): string
  /** A word by chance that an article can be about. */
  pickTelling(): string
}

/** The words that everything is made of. */
export function vocabulary(random: () => number): Vocabulary {
  const any = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)]!
  const made = new Set(particles)
  while (made.size < size) {
    const root = [any(letters), any(letters), any(letters)]
    const stem = any(patterns).replace(/[123]/g, (place) => root[Number(place) - 1]!)
    made.add(any(before) + stem + any(after))
  }
  const all = [...made]
  const weights = new Float64Array(all.length)
  let sum = 0
  for (let rank = 1; rank <= all.length; rank++) {
    sum += 1 / (rank + law.shift) ** law.slope
    weights[rank - 1] = sum
  }
  const at = (part: number): string => {
    let [low, high] = [0, weights.length - 1]
    while (low < high) {
      const middle = (low + high) >> 1
      if (weights[middle]! < part * sum) low = middle + 1
      else high = middle
    }
    return all[low]!
  }
  return { words: all, pick: () => at(random()), pickTelling: () => at(0.45 + random() * 0.5) }
}

const sections = [
  "سياسة",
  "اقتصاد",
  "دوليات",
  "رياضة",
  "ثقافة",
  "مجتمع",
  "علوم",
  "صحة",
  "تكنولوجيا",
  "رأي",
  "تحقيقات",
  "مناخ",
]
const statuses = [
  "published",
  "published",
  "published",
  "published",
  "ready",
  "editing",
  "draft",
  "spiked",
] as const
const newest = Date.UTC(2026, 10, 20)
const span = 3 * 365 * 24 * 60 * 60_000

/** Makes articles one after the other. */
export function createWriter(seed: number): (number: number) => Article {
  const random = seeded(seed)
  const { pick, pickTelling } = vocabulary(random)
  const any = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)]!
  const names = Array.from({ length: 200 }, () => `${pickTelling()} ${pickTelling()}`)
  const topics = Array.from({ length: 400 }, pickTelling)
  const { nodes } = schema
  return (number) => {
    const about = Array.from({ length: 10 }, pickTelling)
    const words = (count: number, telling: number) =>
      Array.from({ length: count }, () => (random() < telling ? any(about) : pick())).join(" ")
    // About 280 words, most of them fewer, some many more.
    const length = Math.round(90 + 190 * -Math.log(1 - random() * 0.98))
    const body: string[] = []
    for (let left = length; left > 0; left -= 42) body.push(`${words(Math.min(42, left), 0.1)}.`)
    const article = emptyArticle({
      id: `bench-${String(number).padStart(8, "0")}`,
      section: any(sections),
      status: any(statuses),
      bylines: [any(names)],
      topics: [any(topics), any(topics)].filter((topic, at, all) => all.indexOf(topic) === at),
      updated: new Date(newest - Math.floor(random() * span)).toISOString(),
      related:
        number > 100 && random() < 0.1
          ? [`bench-${String(Math.floor(random() * number)).padStart(8, "0")}`]
          : [],
    })
    const standfirst = random() < 0.8 ? [schema.text(words(24, 0.3))] : []
    return article.copy(
      article.content
        .replaceChild(0, nodes.headline.create(null, schema.text(words(9, 0.5))))
        .replaceChild(1, nodes.standfirst.create(null, standfirst))
        .replaceChild(
          2,
          nodes.body.create(
            null,
            body.map((text) => nodes.paragraph.create(null, schema.text(text))),
          ),
        ),
    )
  }
}

/** Writes a newsroom of `count` articles to `root`, a thousand to a folder. */
export function writeNewsroom(root: string, count: number, seed = 1): void {
  const write = createWriter(seed)
  for (let number = 0; number < count; number++) {
    const folder = join(root, String(Math.floor(number / 1000)))
    if (number % 1000 === 0) mkdirSync(folder)
    writeFileSync(join(folder, `${number}.html`), writeArticle(write(number)))
  }
}
