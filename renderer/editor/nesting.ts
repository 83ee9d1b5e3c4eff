/** Keeps lists from getting deeper in each other than an article holds: such a text could not be kept. */
import type { Transaction } from "prosemirror-state"
import { ReplaceAroundStep, ReplaceStep, type Step } from "prosemirror-transform"
import { deepestList, listDepth } from "../../main/article/nesting.ts"

/** Whether a step may put lists deeper than they were: typing does not, and is not looked at further. */
const mayNest = (step: Step) =>
  step instanceof ReplaceAroundStep ||
  (step instanceof ReplaceStep && step.slice.content.firstChild?.isInline === false)

/** Whether `tr` puts lists deeper in each other than an article holds them. */
export const nestsTooDeep = (tr: Transaction): boolean =>
  tr.steps.some(mayNest) && listDepth(tr.doc) > deepestList && listDepth(tr.before) <= listDepth(tr.doc)
