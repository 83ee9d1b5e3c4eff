/** Picks an article of the newsroom. */
import { useSignal } from "@preact/signals"
import { useSession } from "../session/context.ts"
import type { Dialog } from "../session/dialogs.ts"
import { articleChoices, useArticles } from "./articles.tsx"
import { Chooser } from "./Chooser.tsx"
import { Modal } from "./Modal.tsx"
import { Preview } from "./Preview.tsx"

/** Answers `dialog` with the id of the article that is picked. */
export function ArticleDialog({ dialog }: { dialog: Extract<Dialog, { kind: "article" }> }) {
  const session = useSession()
  const articles = useArticles(session)
  const active = useSignal<string | null>(null)
  const { dossier, link } = session.words.value.window
  return (
    <Modal name={dossier.related} kind="chooser with-preview" cancel={session.dismiss}>
      <div class="chooser-side">
        <Chooser
          label={dossier.addRelated}
          hint={link.hint}
          nothing={link.none}
          typed={articles.typed}
          ready={articles.ready}
          watch={(key) => {
            active.value = key
          }}
          choices={() =>
            articleChoices(session, articles.hits(), (article) => {
              dialog.answer(article.id)
              session.dismiss()
            })
          }
        />
      </div>
      <Preview id={active.value} />
    </Modal>
  )
}
