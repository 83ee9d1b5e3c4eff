/** Imports: drafts that wait for the review, and become articles of the newsroom or the text of the open article. */
import { type ReadonlySignal, signal } from "@preact/signals"
import { articleFromJSON, dossierOf, withDossier } from "../../../main/article/schema.ts"
import type { CallInput } from "../../../main/contract/desk.ts"
import type { Corrections, Encoding, ImportDraft } from "../../../main/contract/importing.ts"
import type { Words } from "../../../main/contract/words/index.ts"
import type { Page } from "../article/page.ts"
import type { Desk } from "../desk.ts"
import type { Notices } from "../notices.ts"

/** A draft to review; it becomes a new article or the text of the one on the page. */
export type PendingImport = { draft: ImportDraft; into: "new" | "current" }

export type Imports = {
  /** The first one is under review; `recode`, `accept` and `cancel` act on it. */
  readonly pending: ReadonlySignal<readonly PendingImport[]>
  /** Adds drafts that become new articles. */
  add(drafts: readonly ImportDraft[]): void
  /** Asks for files, and adds a draft of each. */
  choose(): Promise<void>
  /** Adds a draft of what was pasted or dropped. */
  read(input: CallInput<"readImport">, into: PendingImport["into"]): Promise<void>
  /** Reads the draft under review in another encoding. */
  recode(encoding: Encoding): Promise<void>
  /** Makes the draft under review what it is to become, with the corrections of the writer. */
  accept(corrections: Corrections): Promise<void>
  /** Drops the draft under review. */
  cancel(): void
  /** Imports or opens files and folders that were dropped on the window. */
  drop(files: readonly File[]): Promise<void>
}

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

  /** Makes the first draft the text of the open article. */
  async function paste(input: CallInput<"buildImport">, others: readonly PendingImport[]): Promise<void> {
    const doc = await desk.attempt("buildImport", input)
    const editor = page.editor()
    if (!doc || !editor || !page.current.peek()) return
    const { id, created } = dossierOf(editor.view.state.doc)
    pending.value = others
    editor.replace(withDossier(articleFromJSON(doc), { id, created }))
    editor.focus("headline")
  }

  const imports: Imports = {
    pending,
    add(drafts) {
      pending.value = [...pending.peek(), ...drafts.map((draft) => ({ draft, into: "new" as const }))]
    },
    async choose() {
      const drafts = await desk.attempt("chooseImport", {})
      if (drafts) imports.add(drafts)
    },
    async read(input, into) {
      const draft = await desk.attempt("readImport", input)
      if (draft) pending.value = [...pending.peek(), { draft, into }]
    },
    async recode(encoding) {
      const [first, ...others] = pending.peek()
      if (!first) return
      const draft = await desk.attempt("recodeImport", { id: first.draft.id, encoding })
      if (draft) pending.value = [{ ...first, draft }, ...others]
    },
    async accept(corrections) {
      const [first, ...others] = pending.peek()
      if (!first) return
      const input = { id: first.draft.id, corrections }
      if (first.into === "current") return paste(input, others)
      const made = await desk.attempt("acceptImport", input)
      if (!made) return
      pending.value = others
      notices.say(words.peek().window.notices.imported(1))
      await open(made.id)
    },
    cancel() {
      const [first, ...others] = pending.peek()
      pending.value = others
      if (first?.into === "current") notices.say(words.peek().window.notices.pasteCancelled)
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
