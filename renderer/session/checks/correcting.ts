/** Walks through the findings and corrects them. */
import type { ReadonlySignal } from "@preact/signals"
import type { Words } from "../../../main/contract/words/index.ts"
import type { Noted } from "../../editor/findings.ts"
import type { Page } from "../article/page.ts"
import type { Notices } from "../notices.ts"
import { messageOf } from "./finding-words.ts"
import type { Marked } from "./marked.ts"

export type Correcting = {
  /** Goes to the next (1) or previous (-1) finding, and has it read out. */
  go(direction: 1 | -1): void
  /** Goes to the finding at the cursor or the next one behind it; returns whether there is one. */
  come(): boolean
  choose(noted: Noted): void
  /** Corrects the finding at the cursor by the best of its fixes; goes to the next one if there is none there. */
  fixHere(): void
  /** Corrects a finding by one of its fixes. */
  fix(noted: Noted, index: number): void
  /** Corrects all findings of a rule, each by the best of its fixes. */
  fixRule(rule: string): void
}

export type CorrectingOptions = {
  page: Pick<Page, "editor">
  marked: Pick<Marked, "now" | "relist">
  notices: Pick<Notices, "say" | "whisper">
  words: ReadonlySignal<Words>
  /** Is called after a correction. */
  corrected(): void
}

/** Makes what walks through the findings of the editor on the page. */
export function createCorrecting(options: CorrectingOptions): Correcting {
  const { page, marked, notices, words, corrected } = options

  function say(noted: Noted): void {
    const all = marked.now()
    const at = all.findIndex((each) => each.noted === noted) + 1
    notices.whisper(words.peek().window.checking.at(at, all.length, messageOf(words.peek(), noted.finding)))
  }

  const correcting: Correcting = {
    go(direction) {
      const found = page.editor()?.findings.go(direction)
      if (found) say(found)
      else notices.whisper(words.peek().window.checking.none)
    },
    come() {
      const findings = page.editor()?.findings
      if (!findings) return false
      return findings.current() !== null || findings.go(1) !== null
    },
    choose(noted) {
      page.editor()?.findings.show(noted)
    },
    fixHere() {
      const here = page.editor()?.findings.current()
      if (!here) correcting.go(1)
      else if (here.finding.fixes.length === 0) notices.say(words.peek().window.checking.noFix)
      else correcting.fix(here, 0)
    },
    fix(noted, index) {
      const text = noted.finding.fixes[index]
      if (text === undefined) return
      page.editor()?.findings.fix([{ noted, text }])
      marked.relist()
      corrected()
    },
    fixRule(rule) {
      const fixes = marked.now().flatMap(({ noted }) => {
        const [text] = noted.finding.fixes
        return noted.finding.rule === rule && text !== undefined ? [{ noted, text }] : []
      })
      const made = page.editor()?.findings.fix(fixes) ?? 0
      marked.relist()
      corrected()
      if (made > 0) notices.say(words.peek().window.checking.fixedAll(made))
    },
  }
  return correcting
}
