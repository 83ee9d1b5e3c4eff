/** What a crash had left unsaved, set against the file. */
import { useComputed, useSignal } from "@preact/signals"
import { diffArticles, differs } from "../../main/article/diff.ts"
import { Keys } from "../panels/Keys.tsx"
import { useSession } from "../session/context.ts"
import type { Dialog } from "../session/dialogs.ts"
import { Difference } from "./Difference.tsx"
import { Modal } from "./Modal.tsx"

export function DifferenceDialog({ dialog }: { dialog: Extract<Dialog, { kind: "difference" }> }) {
  const session = useSession()
  const at = useSignal(0)
  const { history, window: words } = session.words.value
  const diff = useComputed(() => {
    const now = session.shown.value
    return now ? diffArticles(dialog.before, now) : null
  })
  return (
    <Modal name={words.difference.name} kind="history narrow fitting" cancel={session.dismiss}>
      <header class="modal-head">
        <h2>
          {words.difference.name}
          <small>{diff.value && differs(diff.value) ? words.difference.text : history.same}</small>
        </h2>
        <button type="button" class="quiet" onClick={session.dismiss}>
          {words.dialogs.close} <Keys key_="Escape" />
        </button>
      </header>
      {diff.value && (
        <Difference
          name={history.differences}
          first
          diff={diff.value}
          at={at.value}
          choose={(next) => {
            at.value = next
          }}
        />
      )}
    </Modal>
  )
}
