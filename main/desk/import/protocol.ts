/** The messages between the desk and the thread that reads imports. */
import type { ArticleId } from "../../article/dossier.ts"
import type { ArticleJSON } from "../../contract/desk.ts"
import type { Corrections, Encoding, ImportDraft } from "../../contract/importing.ts"
import type { Problem } from "../../contract/problem.ts"
import type { ImportInput } from "./imports.ts"

/** What the thread is asked. `id` is the draft's. */
export type Question =
  /** Reads a source as the draft `id`. */
  | { name: "read"; id: ArticleId; input: ImportInput }
  | { name: "recode"; id: ArticleId; encoding: Encoding }
  /** Makes the article `article` of the draft `id`; `now` is the desk's time. */
  | { name: "build"; id: ArticleId; corrections: Corrections; article: ArticleId; now: string }
  | { name: "close"; id: ArticleId }

/** What the thread answers to each question. */
export type Answers = { read: ImportDraft; recode: ImportDraft; build: ArticleJSON; close: null }

export type ToThread = Question & { number: number }

export type FromThread =
  | { kind: "answer"; number: number; value: Answers[Question["name"]] }
  | { kind: "failed"; number: number; problem: Problem }
  /** The newsroom's own patterns are not valid and are ignored. */
  | { kind: "problem"; problem: Problem }

export type ThreadSetup = { root: string }
