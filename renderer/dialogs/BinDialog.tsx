/** The newsroom's bin: what was deleted, newest first. Enter brings it back. */
import { useSignal } from "@preact/signals"
import { useEffect } from "preact/hooks"
import type { Binned } from "../../main/contract/desk.ts"
import { ago } from "../../main/contract/time.ts"
import { directionOf } from "../panels/direction.ts"
import { Keys } from "../panels/Keys.tsx"
import { useSession } from "../session/context.ts"
import { containsWords } from "../session/library/words-in-text.ts"
import { Chooser } from "./Chooser.tsx"
import { Modal } from "./Modal.tsx"

export function BinDialog() {
  const session = useSession()
  const list = useSignal<readonly Binned[] | null>(null)
  useEffect(() => {
    void session.attempt("listBin", {}).then((binned) => {
      list.value = binned ?? []
    })
  }, [session, list])
  const words = session.words.value
  const { bin } = words.window
  const language = session.settings.value.language
  const take = (binned: Binned) => {
    session.dismiss()
    void session.bin.restore(binned.bin)
  }
  return (
    <Modal name={bin.name} kind="chooser" cancel={session.dismiss}>
      <header class="modal-head">
        <h2>{bin.name}</h2>
        <span class="modal-keys">
          <Keys key_="Enter" /> {bin.restore}
        </span>
      </header>
      <Chooser
        label={bin.name}
        hint={bin.hint}
        nothing={bin.nothing}
        choices={(query) =>
          (list.value ?? [])
            .filter(({ headline }) => query.trim() === "" || containsWords(query.trim(), headline))
            .map((binned) => ({
              key: binned.bin,
              take: () => take(binned),
              draw: (
                <>
                  <span class="choice-name" dir={directionOf(binned.headline)}>
                    {binned.headline || words.window.library.untitled}
                  </span>
                  <span class="choice-fact">{ago(binned.at, Date.now(), language, words)}</span>
                </>
              ),
            }))
        }
      />
      {list.value?.length === 0 && (
        <p class="choices-empty" role="status">
          {bin.empty}
        </p>
      )}
    </Modal>
  )
}
