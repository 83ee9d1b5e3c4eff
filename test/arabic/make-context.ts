/**
 * Makes the weights of `main/checks/spelling/context.ts`: `node test/arabic/make-context.ts CORPUS`, where CORPUS is
 * packed by gzip and has an article a line, as JSON. Every tenth article is kept apart, for measuring. What it learns is
 * printed for each pair: places, places of the second spelling, and the share that the weights tell right.
 */
import { readFileSync, writeFileSync } from "node:fs"
import { gunzipSync, gzipSync } from "node:zlib"
import { formIn, pairs, seenBeside } from "../../main/checks/spelling/context.ts"
import { wordsOf } from "../../main/checks/words.ts"
import { type Example, learn } from "./train.ts"

const source = `# What the words beside some words say of their spelling: weights in natural logarithms, learnt of the counts of words
# beside them in news of 2018 (ANT Corpus v2.1, antcorpus.github.io: A. Chouigui, O. Ben Khiroun, B. Elayeb, "ANT Corpus:
# an Arabic news text collection for textual classification"). No text of the corpus is in here.`

/** How often something must be seen to have a weight, and the smallest weight that is kept. */
const least = 4
const smallest = 0.4

const [corpus] = process.argv.slice(2)
if (corpus === undefined) throw new Error("Name the corpus")
const examples = new Map<string, Example[]>(pairs.map(({ name }) => [name, []]))
const lines = gunzipSync(readFileSync(corpus)).toString().split("\n").filter(Boolean)
for (const [number, line] of lines.entries()) {
  if (number % 10 === 9) continue
  const { headline, standfirst, body } = JSON.parse(line) as Record<"headline" | "standfirst", string> & {
    body: string[]
  }
  for (const block of [headline, standfirst, ...body]) {
    const words = wordsOf(block)
    for (const [at, word] of words.entries())
      for (const pair of pairs) {
        const form = formIn(pair, word.bare)
        if (!form) continue
        const seen = seenBeside(words, at, form.before, form.behind)
        examples.get(pair.name)!.push({ seen, isSecond: form.isSecond })
      }
  }
}
const out: string[] = []
for (const [name, list] of examples) {
  const weights = learn(list, least)
  const oddsOf = (seen: readonly string[]) =>
    seen.reduce((odds, each) => odds + (weights.get(each) ?? 0), weights.get("")!)
  const right = list.filter(({ seen, isSecond }) => oddsOf(seen) > 0 === isSecond).length
  console.error(
    name,
    list.length,
    list.filter(({ isSecond }) => isSecond).length,
    (right / list.length).toFixed(3),
  )
  for (const [seen, weight] of weights)
    if (seen === "" || Math.abs(weight) >= smallest) out.push(`${name} ${seen || "*"} ${weight.toFixed(1)}`)
}
const target = new URL("../../main/desk/checks/neighbours.txt.gz", import.meta.url)
writeFileSync(target, gzipSync(`${source}\n${out.sort().join("\n")}\n`, { level: 9 }))
