/**
 * What the window is about at this moment: the newsroom, its articles, the one
 * that is open, what is being asked and said. Panels read its signals; commands
 * and editor call its functions. It knows nothing of how anything looks.
 */
import { batch, computed, type ReadonlySignal, signal } from "@preact/signals"
import type { Dossier } from "../../main/article/dossier.ts"
import { type Article, articleFromJSON, dossierOf, withDossier } from "../../main/article/schema.ts"
import type { CommandId } from "../../main/contract/commands.ts"
import type {
  ArticleSummary,
  CallInput,
  CallName,
  CallOutput,
  DeskBridge,
  Scene,
  Settings,
} from "../../main/contract/desk.ts"
import type { Corrections, Encoding, ImportDraft } from "../../main/contract/importing.ts"
import { DeskError } from "../../main/contract/problem.ts"
import { problemText, type Words, wordsIn } from "../../main/contract/words/index.ts"
import type { Editor, EditorChange } from "../editor/editor.ts"
import { ask } from "./bridge.ts"
import { createNotices, type Notices } from "./notices.ts"
import { createSaver, type Saver } from "./saver.ts"

/** Where a link leads, as the editor asks and is answered. `title` is null where the text itself is the title. */
export type LinkTarget = { title: string | null; href: string; article: string | null }
export type LinkAnswer = LinkTarget | "remove" | null

/** A question that stands before the window. */
export type Dialog =
  | { kind: "link"; current: LinkTarget; answer(answer: LinkAnswer): void }
  | { kind: "article"; answer(id: string | null): void }
  | { kind: "export" }
  | { kind: "palette" }
  | { kind: "help" }

/** A draft to look through, and what it is to become. */
export type PendingImport = { draft: ImportDraft; into: "new" | "current" }

/** The article in the editor. */
export type Current = { id: string; name: string; saver: Saver }

export type Session = {
  readonly scene: ReadonlySignal<Scene>
  readonly settings: ReadonlySignal<Settings>
  readonly words: ReadonlySignal<Words>
  readonly articles: ReadonlySignal<readonly ArticleSummary[]>
  readonly current: ReadonlySignal<Current | null>
  /** The open article as the panels show it: a moment behind the typing. Its headline and its dossier by themselves. */
  readonly shown: ReadonlySignal<Article | null>
  readonly headline: ReadonlySignal<string>
  readonly facts: ReadonlySignal<Dossier | null>
  readonly opening: ReadonlySignal<boolean>
  readonly dialog: ReadonlySignal<Dialog | null>
  readonly imports: ReadonlySignal<readonly PendingImport[]>
  readonly notices: Notices
  /** The editor, once the page is drawn. */
  editor(): Editor | null
  attach(editor: Editor | null): void
  changed(change: EditorChange): void

  open(id: string): Promise<void>
  create(): Promise<void>
  save(): Promise<void>
  exportAs(format: CallInput<"exportArticle">["format"]): Promise<void>
  set(change: Partial<Settings>): Promise<void>

  show(dialog: Dialog): void
  /** Puts the dialog away. A link or article question is answered with null unless it was answered before. */
  dismiss(): void

  chooseImport(): Promise<void>
  readImport(input: CallInput<"readImport">, into: PendingImport["into"]): Promise<void>
  recodeImport(encoding: Encoding): Promise<void>
  acceptImport(corrections: Corrections): Promise<void>
  cancelImport(): void
  /** Takes files and folders that were dropped on the window. */
  drop(files: readonly File[]): Promise<void>

  /** Makes a call; a problem is shown, and null comes back. */
  attempt<Name extends CallName>(name: Name, input: CallInput<Name>): Promise<CallOutput<Name> | null>
}

/** How long the panels may lag behind the typing, in milliseconds. */
const lag = 150

/**
 * Starts the session: asks the desk for the scene, listens to its events.
 * @param command runs a command that was chosen in the native menu
 */
export async function createSession(
  desk: DeskBridge,
  command: (session: Session, id: CommandId) => void,
): Promise<Session> {
  const first = await ask(desk, "start", {})
  const scene = signal(first)
  const settings = signal(first.settings)
  const words = computed(() => wordsIn(settings.value.language))
  const onDisk = signal<readonly ArticleSummary[]>(first.articles)
  const current = signal<Current | null>(null)
  const shown = signal<Article | null>(null)
  const opening = signal(false)
  const dialog = signal<Dialog | null>(null)
  const imports = signal<readonly PendingImport[]>([])
  const notices = createNotices()
  /** The savers of articles whose newest version the disk does not hold yet, and of the open one. */
  const savers = new Map<string, Saver>()
  let editor: Editor | null = null
  let ticket = 0
  let showing: ReturnType<typeof setTimeout> | undefined

  // What changes with every key and what does not are told apart here, so that typing in the body
  // draws nothing anew but the counts.
  const headline = computed(() => shown.value?.child(0).textContent ?? "")
  // Steps that change the text keep the object of the attributes.
  const facts = computed(() => (shown.value?.attrs ?? null) as Dossier | null)

  /** The library as the window knows it: the disk's, with the open article as it reads now. */
  const articles = computed<readonly ArticleSummary[]>(() => {
    const open = current.value
    const dossier = facts.value
    if (!open || !dossier) return onDisk.value
    const known = onDisk.value.find((summary) => summary.id === open.id)
    const summary: ArticleSummary = {
      id: open.id,
      kind: "article",
      name: open.name,
      headline: headline.value,
      section: dossier.section,
      status: dossier.status,
      updated: known?.updated ?? dossier.updated ?? dossier.created ?? new Date(0).toISOString(),
    }
    return known
      ? onDisk.value.map((other) => (other.id === open.id ? summary : other))
      : [summary, ...onDisk.value]
  })

  const explain = (error: unknown) => {
    const problem =
      error instanceof DeskError
        ? error.problem
        : { code: "unexpected" as const, details: { message: String(error) } }
    notices.warn(problemText(settings.peek().language, problem))
    if (problem.code === "unexpected") {
      desk.reportFault({ message: String(error instanceof Error ? error.stack : error).slice(0, 10_000) })
    }
  }

  async function attempt<Name extends CallName>(name: Name, input: CallInput<Name>) {
    try {
      return await ask(desk, name, input)
    } catch (error) {
      explain(error)
      return null
    }
  }

  function display(article: Article, base: string | null, name: string, held?: Saver) {
    const id = dossierOf(article).id
    const saver =
      held ??
      createSaver(
        { article, base },
        async (doc, hash, settle) => ask(desk, "saveArticle", { doc: doc.toJSON(), base: hash, settle }),
        (saved) => {
          const before = [...savers].find(([, other]) => other === saver)?.[0]
          if (before !== undefined && before !== saved.id) {
            savers.delete(before)
            savers.set(saved.id, saver)
          }
          if (current.peek()?.saver === saver) {
            batch(() => {
              current.value = { id: saved.id, name: saved.name, saver }
              editor?.stamp({ id: saved.id, updated: saved.updated })
              if (editor) shown.value = editor.view.state.doc
            })
          }
          if (saved.conflict && before) {
            const original = before
            notices.warn(words.peek().window.notices.conflict(saved.name), {
              label: words.peek().window.notices.openOther,
              run: () => void session.open(original),
            })
          }
        },
      )
    savers.set(id, saver)
    batch(() => {
      current.value = { id, name, saver }
      shown.value = article
      opening.value = false
    })
    editor?.open(article)
  }

  /** Lets the open article go: its saver goes on until the disk holds it. */
  function leave() {
    const left = current.peek()
    if (!left) return
    void left.saver.flush(true).then((done) => {
      if (!done || current.peek()?.saver === left.saver) return
      for (const [id, saver] of savers) if (saver === left.saver) savers.delete(id)
    })
  }

  const session: Session = {
    scene,
    settings,
    words,
    articles,
    current,
    shown,
    headline,
    facts,
    opening,
    dialog,
    imports,
    notices,
    editor: () => editor,
    attach(next) {
      editor = next
      const open = current.peek()
      if (editor && open) editor.open(open.saver.latest())
    },
    changed({ doc, state }) {
      const open = current.peek()
      if (!doc || !open) return
      open.saver.change(state.doc)
      // The dossier's fields show what they were given at once; the text may lag.
      if (state.doc.attrs !== shown.peek()?.attrs) shown.value = state.doc
      if (showing === undefined)
        showing = setTimeout(() => {
          showing = undefined
          if (editor && current.peek()) shown.value = editor.view.state.doc
        }, lag)
    },

    async open(id) {
      if (current.peek()?.id === id) {
        editor?.focus()
        return
      }
      const mine = ++ticket
      const held = savers.get(id)
      if (held) {
        leave()
        const name = onDisk.peek().find((summary) => summary.id === id)?.name ?? ""
        display(held.latest(), null, name, held)
        return
      }
      opening.value = true
      const opened = await attempt("openArticle", { id })
      if (mine !== ticket) return
      opening.value = false
      if (!opened) return
      if (opened.kind === "import") {
        imports.value = [...imports.peek(), { draft: opened.draft, into: "new" }]
        return
      }
      leave()
      display(articleFromJSON(opened.doc), opened.base, opened.name)
    },

    async create() {
      const mine = ++ticket
      const opened = await attempt("newArticle", {})
      if (!opened || mine !== ticket) return
      leave()
      display(articleFromJSON(opened.doc), opened.base, opened.name)
      editor?.focus("headline")
    },

    async save() {
      const open = current.peek()
      if (open && (await open.saver.flush(true))) notices.say(words.peek().window.notices.saved)
    },

    async exportAs(format) {
      if (!editor) return
      const exported = await attempt("exportArticle", { doc: editor.view.state.doc.toJSON(), format })
      if (exported?.name) notices.say(words.peek().window.notices.exported(exported.name))
    },

    async set(change) {
      settings.value = { ...settings.peek(), ...change }
      const kept = await attempt("changeSettings", change)
      if (kept) settings.value = kept
    },

    show(next) {
      session.dismiss()
      dialog.value = next
    },
    dismiss() {
      const open = dialog.peek()
      dialog.value = null
      if (open?.kind === "link" || open?.kind === "article") open.answer(null)
    },

    async chooseImport() {
      const drafts = await attempt("chooseImport", {})
      if (drafts)
        imports.value = [...imports.peek(), ...drafts.map((draft) => ({ draft, into: "new" as const }))]
    },
    async readImport(input, into) {
      const draft = await attempt("readImport", input)
      if (draft) imports.value = [...imports.peek(), { draft, into }]
    },
    async recodeImport(encoding) {
      const [pending, ...others] = imports.peek()
      if (!pending) return
      const draft = await attempt("recodeImport", { id: pending.draft.id, encoding })
      if (draft) imports.value = [{ ...pending, draft }, ...others]
    },
    async acceptImport(corrections) {
      const [pending, ...others] = imports.peek()
      if (!pending) return
      const input = { id: pending.draft.id, corrections }
      if (pending.into === "current") {
        const doc = await attempt("buildImport", input)
        const open = current.peek()
        if (!doc || !editor || !open) return
        const { id, created } = dossierOf(editor.view.state.doc)
        imports.value = others
        editor.replace(withDossier(articleFromJSON(doc), { id, created }))
        editor.focus("headline")
        return
      }
      const made = await attempt("acceptImport", input)
      if (!made) return
      imports.value = others
      notices.say(words.peek().window.notices.imported(1))
      await session.open(made.id)
    },
    cancelImport() {
      const [pending, ...others] = imports.peek()
      imports.value = others
      if (pending?.into === "current") notices.say(words.peek().window.notices.pasteCancelled)
      editor?.focus()
    },
    async drop(files) {
      let taken = false
      try {
        taken = await desk.drop(files)
      } catch (error) {
        explain(error)
        return
      }
      if (taken) return
      for (const file of files) {
        const bytes = new Uint8Array(await file.arrayBuffer())
        await session.readImport({ from: "bytes", name: file.name, bytes }, "new")
      }
      if (files.length === 0) notices.say(words.peek().window.notices.dropped)
    },

    attempt,
  }

  desk.on("command", ({ id }) => command(session, id))
  desk.on("articles", (list) => {
    onDisk.value = list
  })
  desk.on("open", ({ id }) => void session.open(id))
  desk.on("imports", (drafts) => {
    imports.value = [...imports.peek(), ...drafts.map((draft) => ({ draft, into: "new" as const }))]
  })
  desk.on("problem", (problem) => notices.warn(problemText(settings.peek().language, problem)))
  desk.on("newsroom", (next) => {
    leave()
    batch(() => {
      scene.value = next
      settings.value = next.settings
      onDisk.value = next.articles
      current.value = null
      shown.value = null
    })
    notices.say(words.peek().window.notices.newsroom(next.newsroom.name))
    if (next.open) void session.open(next.open)
  })
  desk.on("flush", async () => {
    const left = [...savers.values()].map((saver) => saver.flush(true))
    await Promise.all(left)
    await attempt("flushed", {})
  })

  return session
}
