/**
 * The history of the open article: its versions, and the difference between the chosen one and the text as it is now.
 * Enter restores a version, or the chosen block of it.
 */
import { effect, useComputed, useSignal } from "@preact/signals"
import { useEffect, useMemo } from "preact/hooks"
import { undoDepth } from "prosemirror-history"
import type { Change } from "../../main/article/change.ts"
import { diffArticles, differs } from "../../main/article/diff.ts"
import { type Article, articleFromJSON } from "../../main/article/schema.ts"
import type { Language, Version } from "../../main/contract/desk.ts"
import { ageOf, clock, day, moment } from "../../main/contract/time.ts"
import type { Words } from "../../main/contract/words/index.ts"
import { number } from "../../main/contract/words/plural.ts"
import { Keys } from "../panels/Keys.tsx"
import { withBlockRestored, withFieldRestored } from "../session/article/restoring.ts"
import { useSession } from "../session/context.ts"
import type { Dialog } from "../session/dialogs.ts"
import { createChanges } from "./changes.ts"
import { type Changed, Difference } from "./Difference.tsx"
import { labelOf } from "./facts.ts"
import { Lines } from "./Lines.tsx"
import { Modal } from "./Modal.tsx"

/** Shows the versions of `dialog.opening`, read from the desk when the dialog opens. */
export function HistoryDialog({ dialog }: { dialog: Extract<Dialog, { kind: "history" }> }) {
  const session = useSession()
  const { opening } = dialog
  const versions = useSignal<readonly Version[] | null>(null)
  /** The indexes of the chosen version and of the chosen change in it. */
  const at = useSignal(0)
  const chosenChange = useSignal(0)
  const shown = useSignal<{ hash: string; article: Article } | null>(null)

  useEffect(() => {
    const read = async () => {
      // The text as it is now becomes a version too, so that restoring cannot lose it.
      await opening.saver.flush(false)
      versions.value = (await opening.desk.attempt("listVersions", { id: opening.id })) ?? []
    }
    void read()
  }, [session, opening, versions])
  const changes = useMemo(
    () =>
      createChanges(
        () => versions.peek() ?? [],
        async (hash) => (await session.ask("readVersion", { id: opening.id, hash })).doc,
      ),
    [session, opening, versions],
  )
  const chosen = versions.value?.[at.value]
  useEffect(() => {
    if (!chosen) return
    let late = false
    void opening.desk.attempt("readVersion", { id: opening.id, hash: chosen.hash }).then((read) => {
      if (late || !read) return
      chosenChange.value = 0
      shown.value = { hash: chosen.hash, article: articleFromJSON(read.doc) }
    })
    return () => {
      late = true
    }
  }, [session, opening, chosen, shown, chosenChange])

  // The text as it is when the dialog opens, and after a block of it was restored here.
  const now = useSignal(opening.saver.latest())
  const diff = useComputed(() => (shown.value ? diffArticles(shown.value.article, now.value) : null))
  const words = session.words.value
  const { history, window: window_ } = words
  const language = session.settings.value.language
  const writable = opening.lock.value === null

  const restore = () => {
    const version = shown.value
    if (!version || version.hash !== chosen?.hash || !writable) return
    session.dismiss()
    session.restore(version.article)
    // After an undo, more typing, or a change of the article, the notice's action would undo something else.
    const depth = () => {
      const editor = session.editor()
      return editor ? undoDepth(editor.view.state) : 0
    }
    const restored = depth()
    const withdraw = session.notices.offer(history.restored, {
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
        <button type="button" class="main" disabled={!writable || !chosen} onClick={restore}>
          {history.restore}{" "}
          <span class="history-keys" data-for="versions">
            <Keys key_="Enter" />
          </span>
        </button>
      </footer>
    </Modal>
  )
}

/** The day of a version, as a group of versions is called. */
function dayOf(iso: string, language: Language, words: { today: string; yesterday: string }): string {
  const age = ageOf(iso, Date.now())
  return age === "today" || age === "yesterday" ? words[age] : day(iso, language)
}

/** A version in the list: when, what of the article it changed, who wrote it and how much. */
function VersionLine(props: {
  version: Version
  older: Version | undefined
  change: Change | null | undefined
}) {
  const session = useSession()
  const { history, window: words } = session.words.value
  const language = session.settings.value.language
  const { version, older, change } = props
  const what = older === undefined ? history.first : change ? partsOf(change, version, history, words) : ""
  // Until it is known what came and what went, how many words more or fewer there are.
  const added = change?.added ?? Math.max(0, version.change)
  const removed = change?.removed ?? Math.max(0, -version.change)
  return (
    <>
      <span class="version-time" title={moment(version.at, language)}>
        <span class="unseen">{dayOf(version.at, language, words.library)} </span>
        {clock(version.at, language)}
      </span>
      <span class="version-what">
        {what || (version.cause === "save" ? "" : history.causes[version.cause])}
      </span>
      <span class="version-facts">
        {version.who && <bdi>{version.who}</bdi>}
        {added + removed > 0 && (
          <span>
            {removed > 0 && <del>{`\u200e\u2212${number(language, removed)}`}</del>}{" "}
            {added > 0 && <ins>{`\u200e+${number(language, added)}`}</ins>} {history.words}
          </span>
        )}
        {what !== "" && version.cause !== "save" && <span>{history.causes[version.cause]}</span>}
      </span>
    </>
  )
}

/** How many blocks are named by their numbers. */
const numbered = 4

/** Which parts a version changed, by their names; its form alone, if no word of it changed. */
function partsOf(
  change: Change,
  { status }: Version,
  history: Words["history"],
  { dossier, statuses }: Words["window"],
): string {
  const { headline, standfirst, blocks, fields } = change
  const parts = [
    ...(headline ? [history.partHeadline] : []),
    ...(standfirst ? [history.partStandfirst] : []),
    ...(blocks.length > numbered ? [history.manyBlocks(blocks.length)] : []),
    ...(blocks.length > 0 && blocks.length <= numbered ? [history.blocks(blocks.join("، "))] : []),
    ...fields.map((field) =>
      field === "status" ? `${dossier.status}: ${statuses[status]}` : dossier[labelOf(field)],
    ),
  ]
  return parts.join(" · ") || history.form
}
