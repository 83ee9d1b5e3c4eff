/** Asks for the target of a link: an address, or an article of the newsroom. In a related block also for its title. */
import { useSignal } from "@preact/signals"
import { linkTarget } from "../../main/article/addresses.ts"
import type { Hit } from "../../main/contract/library.ts"
import { directionOf } from "../panels/direction.ts"
import { useSession } from "../session/context.ts"
import type { Dialog, LinkAnswer } from "../session/dialogs.ts"
import { articleChoices, useArticles } from "./articles.tsx"
import { type Choice, Chooser } from "./Chooser.tsx"
import { Modal } from "./Modal.tsx"
import { Preview } from "./Preview.tsx"

/** The typed text as an address, with a scheme if that was left out; null if it is not an address. */
function addressOf(text: string): string | null {
  const trimmed = text.trim()
  if (linkTarget.test(trimmed)) return trimmed
  const host = /^[^\s@/]+@([^\s@/]+)$/.exec(trimmed)?.[1]
  if (host?.slice(1, -1).includes(".")) return `mailto:${trimmed}`
  if (/^[\w-]+(\.[\w-]+)*\.[a-z]{2,}(\/\S*)?$/i.test(trimmed)) return `https://${trimmed}`
  return null
}

/** Answers `dialog` with the link that is chosen, or that it is to be removed. */
export function LinkDialog({ dialog }: { dialog: Extract<Dialog, { kind: "link" }> }) {
  const session = useSession()
  const { link, dialogs } = session.words.value.window
  const { current } = dialog
  const titled = current.title !== null
  const title = useSignal(current.title ?? "")
  const articles = useArticles(session)
  const active = useSignal<string | null>(null)
  const answer = (given: LinkAnswer) => {
    dialog.answer(given)
    session.dismiss()
  }
  const toAddress = (href: string) =>
    answer({ title: titled ? title.value.trim() || href : null, href, article: current.article })

  const choices = (query: string): Choice[] => {
    const address = addressOf(query)
    const web: Choice[] = address
      ? [
          {
            key: "address",
            take: () => toAddress(address),
            draw: (
              <>
                <span class="choice-name">
                  {address.startsWith("mailto:")
                    ? link.mail(address.slice(7))
                    : link.web(URL.canParse(address) ? new URL(address).host : address)}
                </span>
                <bdi dir="ltr" class="choice-fact">
                  {address}
                </bdi>
              </>
            ),
          },
        ]
      : []
    if (address) return web
    const found = articles.hits()
    // Before anything is searched for, Enter keeps the target of the link.
    const kept =
      query.trim() === "" && current.article ? session.descriptions.of(current.article)?.summary : null
    const hits: readonly Hit[] = kept
      ? [{ ...kept, marks: [], snippet: "", snippetMarks: [] }, ...found.filter(({ id }) => id !== kept.id)]
      : found
    return articleChoices(session, hits, (article) =>
      answer({
        title: titled ? title.value.trim() || article.headline : null,
        href: titled ? current.href : `article:${article.id}`,
        article: article.id,
      }),
    )
  }
  const exists = current.href !== "" || current.article !== null
  return (
    <Modal name={link.name} kind="chooser with-preview" cancel={session.dismiss}>
      <div class="chooser-side">
        {titled && (
          <label class="modal-field">
            <span>{link.title}</span>
            <input
              type="text"
              dir={directionOf(title.value)}
              value={title.value}
              onInput={(event) => {
                title.value = event.currentTarget.value
              }}
              onKeyDown={(event) => {
                if (event.key !== "Enter" || event.isComposing) return
                event.preventDefault()
                if (exists)
                  answer({ title: title.value.trim(), href: current.href, article: current.article })
              }}
            />
          </label>
        )}
        {titled && (
          <p class="modal-label" aria-hidden="true">
            {link.target}
          </p>
        )}
        <Chooser
          label={link.target}
          hint={link.hint}
          initial={current.href}
          nothing={link.none}
          choices={choices}
          typed={articles.typed}
          ready={articles.ready}
          watch={(key) => {
            active.value = key === "address" ? null : key
          }}
        />
        {exists && (
          <footer class="modal-foot">
            <button type="button" onClick={() => answer("remove")}>
              {link.remove}
            </button>
            <button type="button" onClick={session.dismiss}>
              {dialogs.cancel}
            </button>
          </footer>
        )}
      </div>
      <Preview id={active.value} />
    </Modal>
  )
}
