/** Picks an article of the newsroom. */
import { useSession } from "../session/context.ts"
import type { Dialog } from "../session/session.ts"
import { articleChoices } from "./articles.tsx"
import { Chooser } from "./Chooser.tsx"
import { Modal } from "./Modal.tsx"

export function ArticleDialog({ dialog }: { dialog: Extract<Dialog, { kind: "article" }> }) {
  const session = useSession()
  const { dossier, link } = session.words.value.window
  return (
    <Modal name={dossier.related} kind="chooser" cancel={session.dismiss}>
      <Chooser
        label={dossier.addRelated}
        hint={link.hint}
        nothing={link.none}
        choices={(query) =>
          articleChoices(session, query, (article) => {
            dialog.answer(article.id)
            session.dismiss()
          })
        }
      />
    </Modal>
  )
}
