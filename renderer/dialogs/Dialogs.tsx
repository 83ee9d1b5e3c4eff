/**
 * The dialogs of the window: one at a time, imports in the order in which they came. Dialogs that are typed into at
 * once are loaded from the start; the code of the others is loaded later.
 */
import { useEffect } from "preact/hooks"
import { useSession } from "../session/context.ts"
import type { PendingImport } from "../session/imports/imports.ts"
import { ArticleDialog } from "./ArticleDialog.tsx"
import { LinkDialog } from "./LinkDialog.tsx"
import { later } from "./later.ts"
import { Modal } from "./Modal.tsx"
import { Palette } from "./Palette.tsx"
import type { SeldomDialog } from "./Seldom.tsx"

const seldom = later(async () => (await import("./Seldom.tsx")).Seldom)

/** Loads the code of every dialog, so that the first dialog opens without delay. */
export const loadDialogs = seldom.load

/** The dialog that the session asks for, if any. A pending import goes before other dialogs. */
export function Dialogs() {
  const session = useSession()
  const dialog = session.dialog.value
  const pending = session.imports.pending.value[0]
  if (pending) return <Loaded asked={pending} cancel={session.imports.cancel} />
  if (!dialog) return null
  switch (dialog.kind) {
    case "link":
      return <LinkDialog dialog={dialog} />
    case "article":
      return <ArticleDialog dialog={dialog} />
    case "palette":
      return <Palette />
    default:
      return <Loaded asked={dialog} cancel={session.dismiss} />
  }
}

function Loaded({ asked, cancel }: { asked: PendingImport | SeldomDialog; cancel(): void }) {
  const Seldom = seldom.here.value
  return Seldom ? <Seldom asked={asked} /> : <Awaited cancel={cancel} />
}

/**
 * Is drawn in the place of a dialog until its code is loaded, so that no key goes into the text meanwhile. Says so if
 * the code cannot be loaded.
 */
function Awaited({ cancel }: { cancel(): void }) {
  const session = useSession()
  const { dialogs } = session.words.value.window
  const fault = seldom.fault.value
  // Code that could not be loaded before is loaded again when the user asks for it.
  useEffect(() => {
    if (seldom.fault.peek() === null) void seldom.load()
  }, [])
  useEffect(() => {
    if (fault !== null) void session.attempt("reportFault", { message: `No dialogs: ${String(fault)}` })
  }, [fault, session])
  if (fault === null)
    return (
      <Modal key="awaited" name={dialogs.awaited} kind="awaited" cancel={cancel}>
        {null}
      </Modal>
    )
  return (
    <Modal key="missing" name={dialogs.missing} cancel={cancel}>
      <header class="modal-head">
        <h2>{dialogs.missing}</h2>
      </header>
      <footer class="modal-foot">
        <button type="button" data-first onClick={() => void seldom.load()}>
          {dialogs.again}
        </button>
        <button type="button" class="quiet" onClick={cancel}>
          {dialogs.close}
        </button>
      </footer>
    </Modal>
  )
}
