/** The articles that link to one that is spiked or gone; Enter opens one of them. */
import { directionOf } from "../panels/direction.ts"
import { Keys } from "../panels/Keys.tsx"
import { useSession } from "../session/context.ts"
import type { Dialog } from "../session/dialogs.ts"
import { containsWords } from "../session/library/words-in-text.ts"
import { Chooser } from "./Chooser.tsx"
import { Modal } from "./Modal.tsx"

/** Lists `dialog.articles`, which link to `dialog.targets`. */
export function LinkersDialog({ dialog }: { dialog: Extract<Dialog, { kind: "linkers" }> }) {
  const session = useSession()
  const { window: words } = session.words.value
  const { linkers } = words
  const [first, ...others] = dialog.targets
  const name =
    first && others.length === 0 ? linkers.name(first.headline || words.library.untitled) : linkers.nameAll
  const open = (id: string) => {
    session.dismiss()
    void session.enter(id)
  }
  return (
    <Modal name={name} kind="chooser" cancel={session.dismiss}>
      <header class="modal-head">
        <h2>{name}</h2>
        <span class="modal-keys">
          <Keys key_="Enter" /> {words.library.keys.open}
        </span>
      </header>
      <Chooser
        label={name}
        hint={linkers.hint}
        nothing={linkers.nothing}
        choices={(query) =>
          dialog.articles
            .filter(({ headline }) => query.trim() === "" || containsWords(query.trim(), headline))
            .map(({ id, headline, section, status }) => ({
              key: id,
              take: () => open(id),
              draw: (
                <>
                  <span class="choice-name" dir={directionOf(headline)}>
                    {headline || words.library.untitled}
                  </span>
                  <span class="choice-fact">
                    {[section, words.statuses[status]].filter(Boolean).join(" · ")}
                  </span>
                </>
              ),
            }))
        }
      />
    </Modal>
  )
}
