/**
 * `npm run accuracy`: how much of what is wrong the checks find and correct, and how often they alarm without need,
 * beside the bare dictionary in the same run. Prints tables in Markdown; `--alarms` also lists what they alarmed at.
 */
import { createChecker } from "../../main/checks/checker.ts"
import { suggestionsFor } from "../../main/checks/spelling/suggestions.ts"
import { loadLexicon } from "../../main/desk/checks/lexicon.ts"
import { checkerJudge, dictionaryJudge, type Judge } from "./judge.ts"
import { measureAlarms, measureCorrections, measureInjected } from "./measures.ts"
import { misspellings } from "./misspellings.ts"
import { correctedSentences, injectedErrors, rightSentences, unseenArticles } from "./sets.ts"

const listsAlarms = process.argv.includes("--alarms")
const before = process.memoryUsage().rss
const start = performance.now()
const lexicon = await loadLexicon()
const loaded = performance.now() - start
const { dictionary } = lexicon
if (!dictionary) throw new Error("The dictionary is missing: run npm ci")
const checker = createChecker(lexicon)
const judges: [name: string, judge: Judge][] = [
  ["Midad", checkerJudge(checker)],
  ["bare dictionary", dictionaryJudge(dictionary)],
]

const percent = (share: number) => `${(100 * share).toFixed(1)} %`
const heading = (text: string) => console.log(`\n## ${text}\n`)
const row = (...cells: (string | number)[]) => console.log(`| ${cells.join(" | ")} |`)
const head = (...cells: string[]) => {
  row(...cells)
  row(...cells.map(() => "---"))
}
const notRun = (what: string) => console.log(`${what}: not run, as the set is not there.`)

const sentences = correctedSentences()
heading("Comments of readers (QALB-2014, development part)")
if (!sentences) notRun("Comments")
else {
  head(
    "",
    "precision",
    "changed words that were wrong",
    "errors of hamza, alef, ة, ى corrected",
    "of all wrong words",
    "F0.5",
  )
  for (const [name, judge] of judges) {
    const halves = [
      ["all", sentences],
      ["tuned on", sentences.filter((_, number) => number % 2 === 0)],
      ["held out", sentences.filter((_, number) => number % 2 === 1)],
    ] as const
    for (const [half, part] of name === "Midad" ? halves : halves.slice(0, 1)) {
      const { precision, wrong, folds, recall, f05 } = measureCorrections(part, judge)
      row(
        `${name}, ${half}`,
        percent(precision),
        percent(wrong),
        percent(folds),
        percent(recall),
        (100 * f05).toFixed(1),
      )
    }
  }
}

const injected = injectedErrors()
heading("Errors put into right sentences (FASIH, development part)")
if (!injected) notRun("Injected errors")
else {
  head("class", "errors", ...judges.map(([name]) => name))
  const results = judges.map(([, judge]) => measureInjected(injected, judge))
  for (const [name, { all }] of results[0]!)
    row(name, all, ...results.map((each) => percent(each.get(name)!.right / all)))
}

const right = rightSentences()
heading("Alarms in sentences that are taken for right (FASIH, one half)")
if (!right) notRun("Right sentences")
else {
  head("", "words", "alarms", "in 1,000 words")
  for (const [name, judge] of judges) {
    const { words, alarms } = measureAlarms(
      right.map((text) => ["", text]),
      judge,
    )
    row(name, words, alarms.length, ((1000 * alarms.length) / words).toFixed(1))
    if (listsAlarms && name === "Midad") console.error(alarms.join("\n"))
  }
}

const articles = unseenArticles()
heading("Alarms in news (ANT Corpus v2.1, the thousand articles that nothing was learnt of)")
if (!articles) notRun("News")
else {
  head(
    "",
    "words",
    "alarms, a word once an article",
    "one in so many words",
    "one in so many different words",
  )
  const spelling: [string, Judge][] = [
    ["Midad, spelling", checkerJudge(checker, ["spelling"])],
    ["Midad, grammar", checkerJudge(checker, ["grammar"])],
    judges[1]!,
  ]
  for (const [name, judge] of spelling) {
    const { words, different, alarms } = measureAlarms(articles, judge)
    row(name, words, alarms.length, Math.round(words / alarms.length), Math.round(different / alarms.length))
    if (listsAlarms && name !== "bare dictionary") console.error(alarms.join("\n"))
  }
}

heading("Suggestions (misspellings of our own)")
const list = misspellings((word) => dictionary.has(word) || lexicon.counts.of(word) > 200)
const ranks = list.map(({ wrong, right }) => suggestionsFor(wrong, lexicon).indexOf(right))
head("", "misspellings", "right answer first", "in the first five")
const isFirst = ranks.filter((rank) => rank === 0).length
const isInFive = ranks.filter((rank) => rank >= 0 && rank < 5).length
row("Midad", list.length, percent(isFirst / list.length), percent(isInFive / list.length))

heading("Cost")
head("", "")
row("reading the lists", `${Math.round(loaded)} ms`)
row("memory that they take", `${Math.round((process.memoryUsage().rss - before) / 1024 / 1024)} MB`)
if (articles) {
  const blocks = articles.flat().slice(0, 2000)
  const words = blocks.join(" ").split(/\s+/).length
  const cold = performance.now()
  for (const [index, text] of blocks.entries()) checker.checkBlock({ key: String(index), kind: "text", text })
  const ms = performance.now() - cold
  row("checking 1,000 words", `${((1000 * ms) / words).toFixed(0)} ms`)
}
