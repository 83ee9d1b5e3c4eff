/**
 * The history of the open article: its versions, and the difference between the chosen one and the text as it is now.
 * Enter restores a version, or the chosen block of it.
 */
import { differs } from "../../main/article/diff.ts"
import { Keys } from "../panels/Keys.tsx"
import { withBlockRestored, withFieldRestored } from "../session/article/restoring.ts"
import { useSession } from "../session/context.ts"
import type { Dialog } from "../session/dialogs.ts"
import { type Changed, Difference } from "./Difference.tsx"
import { Lines } from "./Lines.tsx"
import { Modal } from "./Modal.tsx"
import { restoreVersion } from "./restored.ts"
import { useShownVersions } from "./shown-versions.ts"
import { dayOf, VersionLine } from "./VersionLine.tsx"

/** Shows the versions of `dialog.opening`, read from the desk when the dialog opens. */
export function HistoryDialog({ dialog }: { dialog: Extract<Dialog, { kind: "history" }> }) {
  const session = useSession()
  const { opening } = dialog
  const { versions, at, chosen, chosenChange, shown, now, diff, changes } = useShownVersions(session, opening)
  const words = session.words.value
  const { history, window: window_ } = words
  const language = session.settings.value.language
  const writable = opening.lock.value === null

  const restore = () => {
    const version = shown.value
    if (!version || version.hash !== chosen?.hash || !writable) return
    session.dismiss()
    restoreVersion(session, version.article)
  }
  const restoreChange = (changed: Changed) => {
    if (!diff.value || !writable) return
    const article =
      "field" in changed
        ? withFieldRestored(now.value, changed.field)
        : withBlockRestored(now.value, diff.value, changed.block)
    session.restore(article)
    now.value = opening.saver.latest()
    session.notices.say(history.restoredBlock)
  }
  const press = ({ key }: KeyboardEvent) => {
    if (key !== "Enter") return false
    restore()
    return true
  }
  const differing = diff.value !== null && differs(diff.value)
  return (
    <Modal name={history.name} kind="history" cancel={session.dismiss}>
      <header class="modal-head">
        <h2>
          {history.name}
          <small>{diff.value && !differing ? history.same : history.compared}</small>
        </h2>
        <button type="button" class="quiet" onClick={session.dismiss}>
          {window_.dialogs.close} <Keys key_="Escape" />
        </button>
      </header>
      <div class="history-sides">
        <Lines
          label={history.versions}
          kind="versions"
          lineKind="version"
          lines={versions.value ?? []}
          keyOf={({ hash, at }) => `${hash} ${at}`}
          at={at}
          press={press}
          head={(version, index) => {
            const day = dayOf(version.at, language, window_.library)
            const before = versions.value?.[index - 1]
            return before && dayOf(before.at, language, window_.library) === day ? null : day
          }}
          see={changes.see}
          draw={(version, index) => (
            <VersionLine version={version} older={versions.value?.[index + 1]} change={changes.of(version)} />
          )}
        />
        {diff.value ? (
          <Difference
            name={history.differences}
            diff={diff.value}
            at={chosenChange.value}
            choose={(next) => {
              chosenChange.value = next
            }}
            take={restoreChange}
          />
        ) : (
          <p class="history-none">{versions.value?.length === 0 && history.none}</p>
        )}
      </div>
      <Foot canRestore={writable && chosen !== undefined} restore={restore} />
    </Modal>
  )
}

/** The keys of the dialog, for the side that has the focus, and the button that restores the whole version. */
function Foot({ canRestore, restore }: { canRestore: boolean; restore(): void }) {
  const { history } = useSession().words.value
  return (
    <footer class="modal-foot">
      <span class="review-keys history-keys" data-for="versions">
        <span>
          <Keys key_="ArrowUp" /> <Keys key_="ArrowDown" /> {history.choose}
        </span>
        <span>
          <Keys key_="Tab" /> {history.toBlocks}
        </span>
      </span>
      <span class="review-keys history-keys" data-for="difference">
        <span>
          <Keys key_="ArrowUp" /> <Keys key_="ArrowDown" /> {history.chooseBlock}
        </span>
        <span>
          <Keys key_="Enter" /> {history.restoreBlock}
        </span>
        <span>
          <Keys key_="E" /> {history.unfold}
        </span>
        <span>
          <Keys key_="Shift-Tab" /> {history.toVersions}
        </span>
      </span>
      <span class="spring" />
      <button type="button" class="main" disabled={!canRestore} onClick={restore}>
        {history.restore}{" "}
        <span class="history-keys" data-for="versions">
          <Keys key_="Enter" />
        </span>
      </button>
    </footer>
  )
}
