/** The panel beside the text: an article to read while another one is written. */
import { useSignalEffect } from "@preact/signals"
import { useLayoutEffect, useRef } from "preact/hooks"
import { fill } from "../../../main/contract/words/fill.ts"
import { keyText } from "../../editor/keycaps.ts"
import { useSession } from "../../session/context.ts"
import { Warning } from "../icons.tsx"
import { Keys } from "../Keys.tsx"
import { hostOf } from "../Page.tsx"
import { createReader, type Reader } from "./reader.ts"

/** The panel beside the text. */
export function Beside() {
  const session = useSession()
  const { beside } = session
  const container = useRef<HTMLDivElement>(null)
  const reader = useRef<Reader | null>(null)
  useLayoutEffect(() => {
    if (!container.current) return
    const made = createReader(
      container.current,
      hostOf(session),
      () => session.words.peek().window.beside.text,
    )
    reader.current = made
    const article = beside.article.peek()
    if (article) made.show(article)
    return () => {
      reader.current = null
      made.destroy()
    }
  }, [session, beside])
  useSignalEffect(() => {
    const article = beside.article.value
    if (article) reader.current?.show(article)
  })
  useSignalEffect(() => {
    void session.words.value
    void session.descriptions.changes.value
    reader.current?.relabel()
  })
  const words = session.words.value.window.beside
  const { statuses } = session.words.value.window
  const article = beside.article.value
  const edit = () => {
    const id = beside.id.peek()
    if (!id) return
    beside.close()
    void session.enter(id)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing) return
    if (event.key === "Escape") session.editor()?.focus()
    else if (event.key === "Enter" && !event.ctrlKey && !event.metaKey && event.target === text()) edit()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const text = () => container.current?.querySelector(".ProseMirror")
  const dossier = article?.attrs
  return (
    <section
      class="beside"
      data-pane="beside"
      tabIndex={-1}
      aria-label={words.name}
      onKeyDownCapture={onKeyDown}
    >
      <header class="beside-head">
        <h2>{words.name}</h2>
        {article && (
          <button type="button" class="quiet" onClick={edit}>
            {words.edit} <Keys key_="Enter" />
          </button>
        )}
        <button
          type="button"
          class="quiet"
          onClick={() => {
            beside.close()
            session.editor()?.focus()
          }}
        >
          {words.close} <Keys of="beside" />
        </button>
      </header>
      {beside.gone.value && (
        <p class="beside-gone" role="status">
          <Warning /> {words.gone}
        </p>
      )}
      {dossier && (
        <p class="beside-facts">
          <span class="status-dot" data-status={dossier.status} />
          {[
            statuses[dossier.status as keyof typeof statuses],
            dossier.section,
            ...(dossier.bylines as string[]),
          ]
            .filter(Boolean)
            .join(" · ")}
        </p>
      )}
      <div class="beside-text editor" ref={container} hidden={!article} />
      {!article && (
        <p class="beside-empty">
          {fill(words.none, {
            key: keyText(session.keys.of("openBeside") ?? "", session.scene.value.platform),
          })}
        </p>
      )}
    </section>
  )
}
