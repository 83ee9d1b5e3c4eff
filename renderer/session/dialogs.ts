/** The open dialog: one at a time. */
import { type ReadonlySignal, signal } from "@preact/signals"
import type { Article } from "../../main/article/schema.ts"
import type { ArticleSummary } from "../../main/contract/library.ts"
import type { LinkTarget } from "../editor/target.ts"
import type { CopyConflict } from "./article/conflict.ts"
import type { Opening } from "./article/opening.ts"
import type { Target } from "./library/target.ts"

/** The answer to the dialog for a link: the link, "remove" to remove it, or null if the user cancels. */
export type LinkAnswer = LinkTarget | "remove" | null

/** A dialog with what it is about. */
export type Dialog =
  | { kind: "link"; current: LinkTarget; answer(answer: LinkAnswer): void }
  | { kind: "article"; answer(id: string | null): void }
  | { kind: "export" }
  | { kind: "palette" }
  | { kind: "help" }
  /** The outline of the open article. */
  | { kind: "outline" }
  /** Asks which side of a conflict stays: with the file, or with a conflict copy. */
  | { kind: "conflict"; opening: Opening; copy?: CopyConflict }
  | { kind: "history"; opening: Opening }
  /** Shows the difference between `before`, the file, and the text. */
  | { kind: "difference"; before: Article }
  | { kind: "about" }
  /** Says that the newsroom's folder is not there, and asks what to do. */
  | { kind: "away" }
  | { kind: "bin" }
  /** Lists the replacements of the last days. */
  | { kind: "replacements" }
  | { kind: "archive" }
  /** Asks for the status or the section of articles. */
  | { kind: "status" | "section"; targets: readonly Target[] }
  /** Shows the articles that link to `targets`. */
  | { kind: "linkers"; articles: readonly ArticleSummary[]; targets: readonly Target[] }

/** The open dialog as the session uses it. */
export type Dialogs = {
  readonly dialog: ReadonlySignal<Dialog | null>
  /** Opens a dialog in the place of the one that is open. */
  show(dialog: Dialog): void
  /** Closes the dialog. One for a link or an article that has no answer yet is answered with null. */
  dismiss(): void
}

/** Makes what shows dialogs. None is open at first. */
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
