/** The program of the thread of the checks. It reads the lexicon when it starts, and answers in the order it is asked. */
import { parentPort, workerData } from "node:worker_threads"
import { createAgreed } from "../../checks/agreed.ts"
import { createChecker } from "../../checks/checker.ts"
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

const { names } = workerData as CheckThreadSetup
const agreed = createAgreed(names)
const ready = loadLexicon(agreed.words).then((lexicon) => ({
  lexicon,
  checker: createChecker(lexicon, { agreed }),
}))

/** The blocks of each article by their keys. */
const articles = new Map<string, Map<string, CheckedBlock>>()

async function check(article: string, changed: CheckedBlock[], order: string[]): Promise<BlockFindings> {
  const { checker } = await ready
  const known = new Map([
    ...(articles.get(article) ?? []),
    ...changed.map((block) => [block.key, block] as const),
  ])
  const blocks = order.flatMap((key) => known.get(key) ?? [])
  articles.set(article, new Map(blocks.map((block) => [block.key, block])))
  const across: Record<string, Finding[]> = {}
  for (const [index, findings] of checker.checkAcross(blocks).entries())
    if (findings.length > 0) across[blocks[index]!.key] = findings
  return { own: Object.fromEntries(changed.map((block) => [block.key, checker.checkBlock(block)])), across }
}

async function answer(question: CheckQuestion): Promise<CheckAnswers[CheckQuestion["name"]]> {
  switch (question.name) {
    case "check":
      return check(question.article, question.changed, question.order)
    case "suggest":
      return suggestionsFor(question.word, (await ready).lexicon)
    case "forget":
      articles.delete(question.article)
      return null
  }
}

const send = (message: FromCheckThread) => parentPort?.postMessage(message)

let last: Promise<void> = Promise.resolve()

parentPort?.on("message", ({ number, ...question }: ToCheckThread) => {
  last = last.then(async () => {
    try {
      send({ kind: "answer", number, value: await answer(question as CheckQuestion) })
    } catch (error) {
      send({ kind: "failed", number, message: String(error) })
    }
  })
})
