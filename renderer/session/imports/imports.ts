/** Imports: drafts that wait for the review, and become articles of the newsroom or the text of the open article. */
import { type ReadonlySignal, signal } from "@preact/signals"
import { articleFromJSON, dossierOf, isBlank, withDossier } from "../../../main/article/schema.ts"
import type { CallInput } from "../../../main/contract/desk.ts"
import type { Corrections, Encoding, ImportDraft } from "../../../main/contract/importing.ts"
import type { Words } from "../../../main/contract/words/index.ts"
import type { Editor } from "../../editor/editor.ts"
import type { Page } from "../article/page.ts"
import type { Desk } from "../desk.ts"
import type { Notices } from "../notices.ts"

/** A draft to review. It becomes the text of the article `into`, in which it was pasted, or a new article. */
export type PendingImport = { draft: ImportDraft; into: string | null }

/** Imports as commands, the review and the editor use them. */
export type Imports = {
  /** The first one is under review; `recode`, `accept` and `cancel` act on it. */
  readonly pending: ReadonlySignal<readonly PendingImport[]>
  /** Adds drafts that become new articles. */
  add(drafts: readonly ImportDraft[]): void
  /** Asks for files, and adds a draft of each. */
  choose(): Promise<void>
  /** Adds a draft of what was pasted into the article on the page (`current`) or dropped on the window (`new`). */
  read(input: CallInput<"readImport">, where: "new" | "current"): Promise<void>
  /** Reads the draft under review in another encoding. */
  recode(encoding: Encoding): Promise<void>
  /**
   * Accepts the draft under review with the corrections of the writer. Where the article that it was pasted into is
   * not on the page any more, locked, or not empty, it becomes a new article.
   */
  accept(corrections: Corrections): Promise<void>
  /** Drops the draft under review. */
  cancel(): void
  /** Imports or opens files and folders that were dropped on the window. */
  drop(files: readonly File[]): Promise<void>
}

/** What imports need of the session; `open` puts an article on the page. */
export type ImportsOptions = {
  desk: Desk
  page: Page
  notices: Notices
  words: ReadonlySignal<Words>
  open(id: string): Promise<void>
}

/** Listens to imports that the desk begins, such as files from the command line. */
export function createImports({ desk, page, notices, words, open }: ImportsOptions): Imports {
  const pending = signal<readonly PendingImport[]>([])

  const remove = (done: PendingImport) => {
    pending.value = pending.peek().filter((each) => each !== done)
  }

  /** The editor if a page that was pasted into the article `id` can still become its text: it is on the page, empty and writable. */
  function editorFor(id: string): Editor | null {
    const opening = page.current.peek()
    const ready = opening?.id === id && !opening.lock.peek() && isBlank(opening.saver.latest())
    return ready ? page.editor() : null
  }

  /** Makes a draft the text of the article `id`. Returns whether that could be done. */
  async function paste(id: string, reviewed: PendingImport, corrections: Corrections): Promise<boolean> {
    if (!editorFor(id)) return false
    const doc = await desk.attempt("buildImport", { id: reviewed.draft.id, corrections })
    if (!doc) return true
    const editor = editorFor(id)
    if (!editor) return false
    const { created } = dossierOf(editor.view.state.doc)
    remove(reviewed)
    editor.replace(withDossier(articleFromJSON(doc), { id, created }))
    editor.focus("headline")
    return true
  }

  const imports: Imports = {
    pending,
    add(drafts) {
      pending.value = [...pending.peek(), ...drafts.map((draft) => ({ draft, into: null }))]
    },
    async choose() {
      const drafts = await desk.attempt("chooseImport", {})
      if (drafts) imports.add(drafts)
    },
    async read(input, where) {
      const into = where === "current" ? page.currentId.peek() : null
      const draft = await desk.attempt("readImport", input)
      if (draft) pending.value = [...pending.peek(), { draft, into }]
    },
    async recode(encoding) {
      const [first] = pending.peek()
      if (!first) return
      const draft = await desk.attempt("recodeImport", { id: first.draft.id, encoding })
      if (draft) pending.value = pending.peek().map((each) => (each === first ? { ...first, draft } : each))
    },
    async accept(corrections) {
      const [first] = pending.peek()
      if (!first) return
      if (first.into !== null && (await paste(first.into, first, corrections))) return
      // Enter may have been pressed twice.
      if (!pending.peek().includes(first)) return
      const made = await desk.attempt("acceptImport", { id: first.draft.id, corrections })
      if (!made) return
      remove(first)
      notices.say(words.peek().window.notices.imported(1))
      await open(made.id)
    },
    cancel() {
      const [first] = pending.peek()
      if (!first) return
      remove(first)
      if (first.into !== null) notices.say(words.peek().window.notices.pasteCancelled)
      page.editor()?.focus()
    },
    async drop(files) {
      let taken = false
      try {
        taken = await desk.drop(files)
      } catch (error) {
        desk.explain(error)
        return
      }
      if (taken) return
      for (const file of files) {
        const bytes = new Uint8Array(await file.arrayBuffer())
        await imports.read({ from: "bytes", name: file.name, bytes }, "new")
      }
      if (files.length === 0) notices.say(words.peek().window.notices.dropped)
    },
  }

  desk.on("imports", imports.add)
  return imports
}
