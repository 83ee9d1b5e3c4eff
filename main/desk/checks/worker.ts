/** The program of the thread of the checks. It reads the lexicon when it starts, and answers in the order it is asked. */
import { parentPort, workerData } from "node:worker_threads"
import { createAgreed } from "../../checks/agreed.ts"
import { type Checker, createChecker } from "../../checks/checker.ts"
import type { Lexicon } from "../../checks/spelling/lexicon.ts"
import { suggestionsFor } from "../../checks/spelling/suggestions.ts"
import type { CheckedBlock, Finding } from "../../contract/checking.ts"
import { loadLexicon } from "./lexicon.ts"
import type {
  BlockFindings,
  CheckAnswers,
  CheckQuestion,
  CheckThreadSetup,
  FromCheckThread,
  ToCheckThread,
} from "./protocol.ts"

const setup = workerData as CheckThreadSetup
const loaded = loadLexicon()
let agreed = createAgreed(setup.names)
let checker: Checker | null = null

/** The lexicon with the words of the agreed names, which are right. */
async function lexiconNow(): Promise<Lexicon> {
  const lexicon = await loaded
  return { ...lexicon, names: new Set([...lexicon.names, ...agreed.words]) }
}

const checkerNow = async (): Promise<Checker> => {
  checker ??= createChecker(await lexiconNow(), { agreed })
  return checker
}

/** The blocks of each article by their keys. */
const articles = new Map<string, Map<string, CheckedBlock>>()

/** How many characters of blocks are kept with what was found in them. */
const kept = 2_000_000

/** What was found in blocks by their kind and text, those last asked for at the end. */
const found = new Map<string, Finding[]>()
let size = 0

/** The findings of a block by itself: the same text is checked once, as when a change is taken back. */
function findingsIn(block: CheckedBlock, by: Checker): Finding[] {
  const key = `${block.kind} ${block.text}`
  const known = found.get(key)
  if (known) {
    found.delete(key)
    found.set(key, known)
    return known
  }
  const findings = by.checkBlock(block)
  found.set(key, findings)
  size += key.length
  for (const oldest of found.keys()) {
    if (size <= kept) break
    found.delete(oldest)
    size -= oldest.length
  }
  return findings
}

async function check(article: string, changed: CheckedBlock[], order: string[]): Promise<BlockFindings> {
  const by = await checkerNow()
  const known = new Map([
    ...(articles.get(article) ?? []),
    ...changed.map((block) => [block.key, block] as const),
  ])
  const blocks = order.flatMap((key) => known.get(key) ?? [])
  articles.set(article, new Map(blocks.map((block) => [block.key, block])))
  const across: Record<string, Finding[]> = {}
  for (const [index, findings] of by.checkAcross(blocks).entries())
    if (findings.length > 0) across[blocks[index]!.key] = findings
  return {
    own: Object.fromEntries(changed.map((block) => [block.key, findingsIn(block, by)])),
    across,
    missing: order.filter((key) => !known.has(key)),
  }
}

async function answer(question: CheckQuestion): Promise<CheckAnswers[CheckQuestion["name"]]> {
  switch (question.name) {
    case "check":
      return check(question.article, question.changed, question.order)
    case "suggest":
      return suggestionsFor(question.word, await lexiconNow())
    case "forget":
      articles.delete(question.article)
      return null
    case "agree":
      agreed = createAgreed(question.names)
      checker = null
      articles.clear()
      found.clear()
      size = 0
      return null
  }
}

const send = (message: FromCheckThread) => parentPort?.postMessage(message)

let last: Promise<void> = Promise.resolve()

parentPort?.on("message", (message: ToCheckThread) => {
  // Without its port nothing keeps the thread.
  if (message.name === "end") return void parentPort?.close()
  const { number, ...question } = message
  last = last.then(async () => {
    try {
      send({ kind: "answer", number, value: await answer(question as CheckQuestion) })
    } catch (error) {
      send({ kind: "failed", number, message: String(error) })
    }
  })
})
