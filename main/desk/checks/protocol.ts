/** The messages between the desk and the thread of the checks. */
import type { AgreedName } from "../../checks/agreed.ts"
import type { CheckedBlock, Finding } from "../../contract/checking.ts"

/**
 * What the thread is asked. It keeps the blocks of each article that it was told of, so only those go over that are new
 * or changed; `order` has the keys of all blocks as they stand, and a block that is not in it is forgotten.
 */
export type CheckQuestion =
  | { name: "check"; article: string; changed: CheckedBlock[]; order: string[] }
  | { name: "suggest"; word: string }
  | { name: "forget"; article: string }
  /** Other names are agreed on now. Every block is forgotten. */
  | { name: "agree"; names: AgreedName[] }

/**
 * The findings of the changed blocks by themselves, and of what goes across blocks for every block that has such.
 * `missing` are the keys of blocks that are in the order and were never told, as after a new start of the thread.
 */
export type BlockFindings = {
  own: Record<string, Finding[]>
  across: Record<string, Finding[]>
  missing: string[]
}

export type CheckAnswers = { check: BlockFindings; suggest: string[]; forget: null; agree: null }

/** A question, or the wish that the thread ends by itself. */
export type ToCheckThread = (CheckQuestion & { number: number }) | { name: "end" }

export type FromCheckThread =
  | { kind: "answer"; number: number; value: CheckAnswers[CheckQuestion["name"]] }
  | { kind: "failed"; number: number; message: string }

/** What the thread starts with: the newsroom's agreed names. */
export type CheckThreadSetup = { names: AgreedName[] }
