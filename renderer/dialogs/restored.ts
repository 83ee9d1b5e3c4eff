/** Restores a version of the article on the page. */
import { effect } from "@preact/signals"
import { undoDepth } from "prosemirror-history"
import type { Article } from "../../main/article/schema.ts"
import type { Session } from "../session/session.ts"

/**
 * Makes `article` the text on the page, as one change, with a notice that offers to undo it. The notice goes with the next
 * change, as its action would undo something else then.
 */
export function restoreVersion(session: Session, article: Article): void {
  const words = session.words.peek()
  session.restore(article)
  const depth = () => {
    const editor = session.editor()
    return editor ? undoDepth(editor.view.state) : 0
  }
  const restored = depth()
  const withdraw = session.notices.offer(words.history.restored, {
    label: words.commands.undo.label,
    run: () => void (depth() === restored && session.editor()?.run("undo")),
  })
  const stop = effect(() => {
    void session.shown.value
    if (depth() === restored) return
    withdraw()
    stop()
  })
  session.editor()?.focus()
}
