/** The question that stands before the window: one at a time. */
import { type ReadonlySignal, signal } from "@preact/signals"
import type { Article } from "../../main/article/schema.ts"
import type { ArticleSummary } from "../../main/contract/library.ts"
import type { LinkTarget } from "../editor/target.ts"
import type { CopyConflict } from "./article/copies.ts"
import type { Opening } from "./article/opening.ts"
import type { Target } from "./library/changing.ts"

/** What is said to the question for a link; null if the user thinks better of it. */
export type LinkAnswer = LinkTarget | "remove" | null

export type Dialog =
  | { kind: "link"; current: LinkTarget; answer(answer: LinkAnswer): void }
  | { kind: "article"; answer(id: string | null): void }
  | { kind: "export" }
  | { kind: "palette" }
  | { kind: "help" }
  /** What was changed here and on disk, or here and in a conflict copy. */
  | { kind: "conflict"; opening: Opening; copy?: CopyConflict }
  | { kind: "history"; opening: Opening }
  /** What the text has beyond `before`, which is the file. */
  | { kind: "difference"; before: Article }
  | { kind: "bin" }
  | { kind: "archive" }
  /** What the status or the section of some articles is to be. */
  | { kind: "status" | "section"; targets: readonly Target[] }
  /** The articles that link to some. */
  | { kind: "linkers"; articles: readonly ArticleSummary[]; targets: readonly Target[] }

export type Dialogs = {
  readonly dialog: ReadonlySignal<Dialog | null>
  /** Asks; what was asked before is put away. */
  show(dialog: Dialog): void
  /** Puts the dialog away. A link or article question is answered with null unless it was answered before. */
  dismiss(): void
}

export function createDialogs(): Dialogs {
  const dialog = signal<Dialog | null>(null)
  const dismiss = () => {
    const open = dialog.peek()
    dialog.value = null
    if (open?.kind === "link" || open?.kind === "article") open.answer(null)
  }
  return {
    dialog,
    show(next) {
      dismiss()
      dialog.value = next
    },
    dismiss,
  }
}
