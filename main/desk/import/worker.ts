/**
 * The program of the thread that reads imports. Foreign text may be of any kind and size: while it is read, the desk
 * goes on journaling and saving, and if it takes too long, the desk ends the thread.
 */
import { parentPort, workerData } from "node:worker_threads"
import { type ArticleId, unborn } from "../../article/dossier.ts"
import type { ArticleJSON } from "../../contract/desk.ts"
import { problemOf } from "../../contract/problem.ts"
import { realDisk } from "../disk/disk.ts"
import { createOwnDisk } from "../disk/own-disk.ts"
import { createImports } from "./imports.ts"
import { readPatterns } from "./patterns.ts"
import type { Answers, FromThread, Question, ThreadSetup, ToThread } from "./protocol.ts"

const { root } = workerData as ThreadSetup

const send = (message: FromThread) => parentPort?.postMessage(message)

/** The newsroom's own patterns are read like all that is beside them. */
const disk = createOwnDisk({
  root,
  disk: realDisk,
  onSetAside({ name, aside }) {
    const problem = aside === null ? "not-set-aside" : "set-aside"
    send({ kind: "problem", problem: { code: problem, details: { name, ...(aside !== null && { aside }) } } })
  },
})

/** The id and the time for what is read or built now: the desk gives them. */
let given: { id: ArticleId; now: Date } = { id: unborn, now: new Date(0) }

const drafts = createImports({
  // Read anew for each import, so that a correction of them is seen at once.
  async patterns() {
    const { patterns, problem } = await readPatterns(root, disk)
    if (problem) send({ kind: "problem", problem: problem.problem })
    return patterns
  },
  clock: () => given.now,
  makeId: () => given.id,
})

async function answer(question: Question): Promise<Answers[Question["name"]]> {
  switch (question.name) {
    case "read":
      given = { ...given, id: question.id }
      return drafts.read(question.input)
    case "recode":
      return drafts.recode(question.id, question.encoding)
    case "build":
      given = { id: question.article, now: new Date(question.now) }
      return drafts.build(question.id, question.corrections).toJSON() as ArticleJSON
    case "close":
      drafts.close(question.id)
      return null
  }
}

/** Questions are answered in their order, one after the other. */
let last: Promise<void> = Promise.resolve()

parentPort?.on("message", ({ number, ...question }: ToThread) => {
  last = last.then(async () => {
    try {
      send({ kind: "answer", number, value: await answer(question as Question) })
    } catch (error) {
      send({ kind: "failed", number, problem: problemOf(error) })
    }
  })
})
