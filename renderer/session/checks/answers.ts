/** What the desk was told of the blocks of the open article, and what it found in them. */
import type { Article } from "../../../main/article/schema.ts"
import { type CheckedBlock, type Finding, merged } from "../../../main/contract/checking.ts"
import type { CallInput, CallOutput } from "../../../main/contract/desk.ts"
import { type Block, blocksOf, type NameOf } from "./blocks.ts"

/** The input of `checkArticle` without the article's id. */
export type Question = Omit<CallInput<"checkArticle">, "id">

export type Answers = {
  /** What is to be asked about the article as it is now; null if the desk knows all of it. */
  question(doc: Article): Question | null
  /** Takes up the answer to a question. Returns whether the desk knew every block of it. */
  take(question: Question, answer: CallOutput<"checkArticle">): boolean
  /** What was found in the block of this name, in the order of its text. */
  foundIn(name: string): readonly Finding[]
  /** The next question is about every block. */
  askAll(): void
  /** Forgets what was found; the next question is about every block. */
  clear(): void
}

/** Nothing is known at first. */
export function createAnswers(nameOf: NameOf): Answers {
  /** The blocks that the desk knows. */
  let sent = new Set<string>()
  let order: readonly string[] = []
  let own = new Map<string, Finding[]>()
  let across = new Map<string, Finding[]>()

  const checked = ({ node, kind, text }: Block): CheckedBlock => ({
    key: nameOf(node),
    kind: kind === "headline" || kind === "standfirst" ? kind : "text",
    text,
  })

  return {
    question(doc) {
      const blocks = blocksOf(doc).map(checked)
      const now = blocks.map(({ key }) => key)
      const changed = blocks.filter(({ key }) => !sent.has(key))
      const isSame = now.length === order.length && now.every((key, index) => key === order[index])
      return isSame && changed.length === 0 ? null : { changed, order: now }
    },
    take({ order: now }, answer) {
      const missing = new Set(answer.missing)
      order = now
      sent = new Set(now.filter((key) => !missing.has(key)))
      own = new Map(
        now.flatMap((key) => {
          const found = answer.own[key] ?? own.get(key)
          return found && !missing.has(key) ? [[key, found] as const] : []
        }),
      )
      across = new Map(Object.entries(answer.across))
      return missing.size === 0
    },
    foundIn(name) {
      const found = own.get(name)
      return found ? merged(found, across.get(name) ?? []) : []
    },
    askAll() {
      sent = new Set()
    },
    clear() {
      own = new Map()
      across = new Map()
      sent = new Set()
    },
  }
}
