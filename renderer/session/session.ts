/**
 * What the window is about at this moment: the newsroom, its articles, the one
 * that is open, what is being asked and said. Panels read its signals; commands
 * and editor call its functions. It knows nothing of how anything looks.
 */
import { batch, computed, type ReadonlySignal, signal } from "@preact/signals"
import type { Dossier } from "../../main/article/dossier.ts"
import { mergeArticles } from "../../main/article/merge.ts"
import {
  type Article,
  articleFromJSON,
  dossierOf,
  emptyArticle,
  isBlank,
  withDossier,
} from "../../main/article/schema.ts"
import type { CommandId } from "../../main/contract/commands.ts"
import type {
  CallInput,
  CallName,
  CallOutput,
  DeskBridge,
  OpenedArticle,
  Place,
  Scene,
  Settings,
} from "../../main/contract/desk.ts"
import type { Corrections, Encoding, ImportDraft } from "../../main/contract/importing.ts"
import type { ArticleSummary, Facets, Hit } from "../../main/contract/library.ts"
import { DeskError } from "../../main/contract/problem.ts"
import { problemText, type Words, wordsIn } from "../../main/contract/words/index.ts"
import type { Editor, EditorChange } from "../editor/editor.ts"
import { since } from "../panels/time.ts"
import { type Archiving, createArchiving } from "./archiving.ts"
import { type Beside, createBeside } from "./beside.ts"
import { type Board, createBoard } from "./board.ts"
import { ask } from "./bridge.ts"
import { type Changing, createChanging, type Target } from "./changing.ts"
import { type CopyConflict, createCopies } from "./copies.ts"
import { createKnown, type Known } from "./known.ts"
import { createLibrary, type Library } from "./library.ts"
import { createNotices, type Notices } from "./notices.ts"
import { createOpening, type Opening } from "./opening.ts"
import { type Acknowledged, pace, sameText } from "./saver.ts"

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
  /** What was changed here and on disk, or here and in a conflict copy. */
  | { kind: "conflict"; opening: Opening; copy?: CopyConflict }
  | { kind: "history"; opening: Opening }
  /** What the text has beyond `before`, which is the file. */
  | { kind: "difference"; before: Article }
  | { kind: "bin" }
  | { kind: "archive" }
  /** What the status or the section of some articles is to be. */
  | { kind: "status" | "section"; targets: readonly Target[] }
  /** The articles that link to some. */
  | { kind: "linkers"; articles: readonly ArticleSummary[]; targets: readonly Target[] }

/** A draft to look through, and what it is to become. */
export type PendingImport = { draft: ImportDraft; into: "new" | "current" }

export type Session = {
  readonly scene: ReadonlySignal<Scene>
  readonly settings: ReadonlySignal<Settings>
  readonly words: ReadonlySignal<Words>
  readonly library: Library
  /** What links lead to. */
  readonly known: Known
  readonly board: Board
  readonly beside: Beside
  readonly changing: Changing
  /** Sections, topics and bylines of the newsroom, as they were when `wantFacets` last asked. */
  readonly facets: ReadonlySignal<Facets | null>
  wantFacets(): void
  readonly current: ReadonlySignal<Opening | null>
  /** The open article as the panels show it: a moment behind the typing. Its headline and its dossier by themselves. */
  readonly shown: ReadonlySignal<Article | null>
  readonly headline: ReadonlySignal<string>
  readonly facts: ReadonlySignal<Dossier | null>
  readonly opening: ReadonlySignal<boolean>
  readonly dialog: ReadonlySignal<Dialog | null>
  readonly imports: ReadonlySignal<readonly PendingImport[]>
  readonly notices: Notices
  readonly archiving: Archiving
  /** The way to the desk, for what is asked by itself and explained by `explain`. */
  readonly desk: DeskBridge
  explain(error: unknown): void
  /** The editor, once the page is drawn. */
  editor(): Editor | null
  attach(editor: Editor | null): void
  changed(change: EditorChange): void

  /** Opens an article; a page as an import; a conflict copy to be merged into its article. */
  open(id: string): Promise<void>
  create(): Promise<void>
  save(): Promise<void>
  /** Makes `article` the text, as one change that can be undone: a version or a block that was restored. */
  restore(article: Article): void
  /** The writer has said what is to stand of a conflict; it is saved over what the disk holds. */
  settle(opening: Opening, article: Article): void
  /** The same for a conflict with a conflict copy. */
  settleCopy(opening: Opening, copy: CopyConflict, article: Article): void
  /** Shows the conflict of the open article; gives back whether it has one. */
  showConflict(): boolean
  /** Moves the open article to the bin; the notice takes it back. */
  remove(): Promise<void>
  unbin(bin: string): Promise<void>
  /** Opens the next (1) or previous (-1) article of the library. */
  goNeighbour(direction: 1 | -1): Promise<void>
  /** Articles that belong to the open one, likeliest first; none where the desk cannot say. */
  suggest(count: number): Promise<readonly Hit[]>
  /** Takes the lock of the open article from whoever has it. */
  takeOver(): Promise<void>
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

/** The longest that closing waits for the disk, in milliseconds: less than the shell waits for the window. */
const deadline = 4500

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
  const current = signal<Opening | null>(null)
  const shown = signal<Article | null>(null)
  const loading = signal(false)
  const dialog = signal<Dialog | null>(null)
  const imports = signal<readonly PendingImport[]>([])
  const notices = createNotices()
  /** The articles whose newest version the disk does not hold yet, and the one in the editor. */
  const openings = new Map<string, Opening>()
  let editor: Editor | null = null
  /** When the writer last changed something. */
  let typed = 0
  let ticket = 0
  let showing: ReturnType<typeof setTimeout> | undefined

  // What changes with every key and what does not are told apart here, so that typing in the body
  // draws nothing anew but the counts.
  const headline = computed(() => shown.value?.child(0).textContent ?? "")
  // Steps that change the text keep the object of the attributes.
  const facts = computed(() => (shown.value?.attrs ?? null) as Dossier | null)

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

  const calls = {
    ask: <Name extends CallName>(name: Name, input: CallInput<Name>) => ask(desk, name, input),
    explain,
  }
  const currentId = computed(() => current.value?.id ?? null)
  const facets = signal<Facets | null>(null)
  const known = createKnown(calls)
  const beside = createBeside(calls)
  const library = createLibrary({
    desk: calls,
    settings,
    current: currentId,
    keep: (change) => void session.set(change),
  })
  const changing = createChanging({
    desk: calls,
    notices,
    words: () => words.peek(),
    language: () => settings.peek().language,
    isOpen: (id) => currentId.peek() === id,
    edited: (id) =>
      editor && currentId.peek() === id && !current.peek()?.lock.peek()
        ? dossierOf(editor.view.state.doc)
        : null,
    edit(change) {
      for (const [field, value] of Object.entries(change))
        editor?.setDossier(field as keyof Dossier, value as never)
    },
    async settle(id) {
      await openings.get(id)?.saver.flush(false)
    },
    removeOpen: () => removeOpen(),
    show: (articles, targets) => session.show({ kind: "linkers", articles, targets }),
  })
  const board = createBoard({
    desk: calls,
    changing,
    statusOf: ({ id, status }) => (currentId.peek() === id && facts.peek()?.status) || status,
    moved(card, to, undo) {
      const { finding, window: said } = words.peek()
      const headline = card.headline || said.library.untitled
      notices.say(finding.board.moved(headline, said.statuses[to]), { label: said.notices.undo, run: undo })
    },
  })

  /** Puts `opening` into the editor. */
  function display(opening: Opening) {
    openings.set(opening.id, opening)
    batch(() => {
      current.value = opening
      shown.value = opening.saver.latest()
      loading.value = false
    })
    editor?.setWritable(opening.lock.peek() === null)
    editor?.open(opening.saver.latest(), opening.place)
  }

  function begin(opened: OpenedArticle): Opening {
    const opening = createOpening(
      desk,
      opened,
      (opening) => (current.peek() === opening ? (editor?.place() ?? null) : null),
      acknowledge,
    )
    let takeBack: (() => void) | null = null
    opening.saver.state.subscribe((state) => {
      takeBack?.()
      takeBack = null
      if (state.kind !== "conflict") return
      // A question must not swallow the keys of somebody who is typing.
      const rested = performance.now() - typed > pace.rest - 50
      if (rested && current.peek() === opening && !dialog.peek()) {
        queueMicrotask(session.showConflict)
        return
      }
      const { notices: said } = words.peek().window
      takeBack = notices.warn(said.conflict, {
        label: said.resolve,
        run: () => void resolveConflict(opening),
      })
    })
    return opening
  }

  async function resolveConflict(opening: Opening) {
    if (current.peek() !== opening) await session.open(opening.id)
    session.showConflict()
  }

  /** A save was written: the text learns when, and what else the file held. */
  function acknowledge(opening: Opening, { name, updated, merged }: Acknowledged) {
    opening.name.value = name
    if (current.peek() === opening && editor) {
      editor.stamp({ updated })
      shown.value = editor.view.state.doc
    } else opening.journaler.rebase(false)
    if (!merged) return
    if (!takeIn(opening, merged.ours, articleFromJSON(merged.theirs), merged.base, true)) return
    opening.journaler.rebase(true)
    notices.say(words.peek().window.notices.merged)
  }

  /**
   * Takes over what the file holds: `ancestor` is the text that it and the window's both come from, null if
   * that is not known; `saved` whether `theirs` is in the file as it is. Gives back whether it could, or the writer has to choose first.
   */
  function takeIn(
    opening: Opening,
    ancestor: Article | null,
    theirs: Article,
    base: string | null,
    saved: boolean,
  ): boolean {
    const ours = opening.saver.latest()
    const untouched = ancestor !== null && sameText(ours, ancestor)
    let whole = theirs
    if (!untouched) {
      const merged = mergeArticles(ancestor, ours, theirs)
      if (merged.conflicts.length > 0) {
        const changed = new Date().toISOString()
        const both = { theirs: theirs.toJSON(), ancestor: ancestor?.toJSON() ?? null }
        opening.saver.dispute({ kind: "conflict", base: base ?? "", changed, ours, ...both })
        return false
      }
      whole = merged.article
    }
    if (current.peek() === opening && editor) {
      editor.adopt(whole, false)
      shown.value = editor.view.state.doc
      whole = editor.view.state.doc
    }
    opening.saver.adopt(whole, base, untouched && saved, saved ? theirs : null)
    return true
  }

  /** The desk opened an article anew that is open here: its file changed, or its lock did. */
  function reopened(opening: Opening, before: Article | null, opened: OpenedArticle) {
    opening.journaler.restart(opened.epoch)
    opening.name.value = opened.name
    opening.lock.value = opened.lock
    takeIn(opening, before, articleFromJSON(opened.doc), opened.base, opened.recovered === null)
    opening.journaler.rebase(!opening.saver.clean())
    if (current.peek() === opening) editor?.setWritable(opened.lock === null)
  }

  /** Reads the article's file anew. Gives back whether there was one to read. */
  async function reload(opening: Opening): Promise<boolean> {
    // Not the newest text: what of it the file never had would be taken for something that others removed.
    const before = opening.saver.agreed()
    const opened = await attempt("openArticle", { id: opening.id })
    if (opened?.kind !== "article" || openings.get(opening.id) !== opening) return false
    reopened(opening, before, opened)
    return true
  }

  /** Lets the open article go: it stays open until the disk holds it. */
  function leave() {
    const left = current.peek()
    if (!left) return
    left.place = editor?.place() ?? left.place
    void Promise.all([left.journaler.flush(), left.saver.flush(true)]).then(([, done]) => {
      if (done && current.peek() !== left) release(left)
    })
  }

  /** Has the desk remember where the writer is, or was. What has no file yet, and what is not known, it need not. */
  async function keepPlace({ id, saver, place }: Opening, now: Place | null = place): Promise<void> {
    if (now && saver.base() !== null) await attempt("keepPlace", { id, place: now })
  }

  /** Gives an opening back to the desk. */
  function release(opening: Opening) {
    if (openings.get(opening.id) !== opening) return
    openings.delete(opening.id)
    opening.saver.stop()
    opening.journaler.stop()
    void keepPlace(opening)
    void attempt("leaveArticle", { id: opening.id, epoch: opening.journaler.epoch() })
  }

  /** Says what a crash left, and shows it on demand. */
  function tellRecovery(opening: Opening, { recovered, base }: OpenedArticle) {
    if (!recovered) return
    const { notices: said } = words.peek().window
    notices.offer(
      said.recovered(recovered.steps, since(recovered.at, Date.now(), settings.peek().language)),
      {
        label: said.showDifference,
        async run() {
          // The save makes a version of the file that it replaces.
          if (base !== null) await opening.saver.flush(false)
          const file = base === null ? null : await attempt("readVersion", { id: opening.id, hash: base })
          if (base !== null && !file) return
          const before = file
            ? articleFromJSON(file.doc)
            : emptyArticle({ ...dossierOf(opening.saver.latest()) })
          session.show({ kind: "difference", before })
        },
      },
    )
  }

  const archiving = createArchiving(desk, {
    begun() {
      // It needs nobody, so it does not take the keys from anybody's question.
      if (!dialog.peek()) session.show({ kind: "archive" })
    },
    over({ made, failed }) {
      if (dialog.peek()?.kind === "archive") return
      const { archive } = words.peek()
      notices.offer(failed > 0 ? archive.overWith(made, failed) : archive.over(made), {
        label: archive.show,
        run: () => session.show({ kind: "archive" }),
      })
    },
  })

  const session: Session = {
    scene,
    settings,
    words,
    library,
    known,
    board,
    beside,
    changing,
    facets,
    current,
    shown,
    headline,
    facts,
    opening: loading,
    dialog,
    imports,
    notices,
    archiving,
    desk,
    explain,
    wantFacets() {
      void attempt("facets", {}).then((found) => {
        if (found) facets.value = found
      })
    },
    editor: () => editor,
    attach(next) {
      editor = next
      const open = current.peek()
      if (!editor || !open) return
      editor.setWritable(open.lock.peek() === null)
      editor.open(open.saver.latest(), open.place)
    },
    changed({ doc, steps, state }) {
      const open = current.peek()
      if (!open || steps.length === 0) return
      if (!doc) {
        open.journaler.follow(steps)
        return
      }
      typed = performance.now()
      open.saver.change(state.doc)
      open.journaler.add(steps)
      // The dossier's fields show what they were given at once; the text may lag.
      if (state.doc.attrs !== shown.peek()?.attrs) shown.value = state.doc
      if (showing === undefined)
        showing = setTimeout(() => {
          showing = undefined
          if (editor && current.peek()) shown.value = editor.view.state.doc
        }, lag)
    },

    async open(id) {
      board.close()
      if (current.peek()?.id === id) {
        editor?.focus()
        return
      }
      const mine = ++ticket
      const held = openings.get(id)
      if (held) {
        leave()
        display(held)
        void copies.look()
        return
      }
      loading.value = true
      const opened = await attempt("openArticle", { id })
      if (mine !== ticket) {
        if (opened?.kind === "article" && !openings.has(id))
          void attempt("leaveArticle", { id, epoch: opened.epoch })
        return
      }
      loading.value = false
      if (!opened) return
      if (opened.kind === "import") {
        imports.value = [...imports.peek(), { draft: opened.draft, into: "new" }]
        return
      }
      if (opened.kind === "copy") {
        await copies.merge(id, opened.of)
        return
      }
      leave()
      const opening = begin(opened)
      display(opening)
      void copies.look()
      tellRecovery(opening, opened)
    },

    async create() {
      board.close()
      const mine = ++ticket
      const opened = await attempt("newArticle", {})
      if (!opened || mine !== ticket) return
      leave()
      display(begin(opened))
      editor?.focus("headline")
    },

    async save() {
      const open = current.peek()
      if (!open) return
      if (session.showConflict()) return
      if (await open.saver.flush(true)) notices.say(words.peek().window.notices.saved)
      else if (current.peek() === open) session.showConflict()
    },
    restore(article) {
      if (!editor) return
      // What the article is called by, and when, is not a version's to say.
      const { id, created, updated } = dossierOf(editor.view.state.doc)
      editor.adopt(withDossier(article, { id, created, updated }), true)
    },
    settle(opening, article) {
      const state = opening.saver.state.peek()
      if (state.kind !== "conflict") return
      let settled = article
      if (current.peek() === opening && editor) {
        editor.adopt(article, true)
        settled = editor.view.state.doc
      }
      opening.saver.adopt(settled, state.conflict.base, false, articleFromJSON(state.conflict.theirs))
      opening.journaler.rebase(true)
      void opening.saver.flush(false)
    },
    settleCopy: (opening, copy, article) => copies.settle(opening, copy, article),
    showConflict() {
      const open = current.peek()
      const state = open?.saver.state.peek()
      if (!open || state?.kind !== "conflict") return false
      // What was chosen already is not thrown away.
      if (dialog.peek()?.kind === "conflict") return true
      const { theirs, ancestor } = state.conflict
      const merged = mergeArticles(
        ancestor && articleFromJSON(ancestor),
        open.saver.latest(),
        articleFromJSON(theirs),
      )
      // What was in conflict may have been written alike since.
      if (merged.conflicts.length === 0) session.settle(open, merged.article)
      else session.show({ kind: "conflict", opening: open })
      return true
    },
    async remove() {
      const open = current.peek()
      if (!open) return
      const target = { id: open.id, headline: headline.peek(), kind: "article" as const }
      const linkers = open.saver.base() === null ? [] : await changing.linkers([target])
      const binned = await removeOpen()
      if (binned === null) return
      const { notices: said, library: names } = words.peek().window
      notices.offer(said.binned(target.headline || names.untitled), {
        label: said.undo,
        run: () => void session.unbin(binned),
      })
      changing.tell(linkers, "binned", [target])
    },
    async unbin(bin) {
      const restored = await attempt("restoreArticle", { bin })
      if (!restored) return
      // A copy that was merged comes back as it was, and is not merged again at once.
      await session.open(restored.copyOf ?? restored.id)
      editor?.focus()
    },
    async goNeighbour(direction) {
      const next = await library.neighbour(currentId.peek(), direction)
      if (next) await session.open(next.id)
    },
    async suggest(count) {
      if (!editor) return []
      try {
        return await ask(desk, "suggestRelated", { doc: editor.view.state.doc.toJSON(), count })
      } catch (error) {
        // Nobody asked for suggestions: that there are none is for the log, not for the writer.
        desk.reportFault({ message: `No suggestions: ${String(error)}`.slice(0, 10_000) })
        return []
      }
    },
    async takeOver() {
      const open = current.peek()
      if (!open?.lock.peek()) return
      const before = open.saver.agreed()
      const opened = await attempt("takeOver", { id: open.id })
      if (opened?.kind !== "article" || openings.get(open.id) !== open) return
      reopened(open, before, opened)
      editor?.focus()
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

  const copies = createCopies(session, words)

  desk.on("command", ({ id }) => command(session, id))
  desk.on("library", (state) => {
    library.changed(state)
    known.refresh()
    beside.refresh()
    board.refresh()
    void copies.look()
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
      facets.value = null
      current.value = null
      shown.value = null
    })
    known.reset()
    beside.reset()
    board.reset()
    library.reset()
    notices.say(words.peek().window.notices.newsroom(next.newsroom.name))
    if (next.open) void session.open(next.open)
  })
  desk.on("flush", async () => {
    const left = [...openings.values()]
    const kept: Promise<unknown>[] = left.flatMap(({ journaler, saver }) => [
      journaler.flush(),
      saver.flush(true),
    ])
    const open = current.peek()
    if (open) kept.push(keepPlace(open, editor?.place() ?? open.place))
    const late = new Promise((resolve) => setTimeout(resolve, deadline))
    await Promise.race([Promise.all(kept), late])
    await attempt("flushed", {})
  })
  desk.on("outside", ({ id, what, name }) => void outside(id, what, name))
  desk.on("lock", ({ id, lock }) => {
    const opening = openings.get(id)
    if (!opening) return
    const before = opening.lock.peek()
    opening.lock.value = lock
    const { notices: said } = words.peek().window
    if (lock) {
      if (current.peek() !== opening) return
      editor?.setWritable(false)
      if (!before) notices.warn(said.lockLost(lock.who))
    } else if (before)
      void reload(opening).then((read) => {
        if (read && current.peek() === opening && !opening.lock.peek()) notices.say(said.lockBack)
      })
  })

  /** Moves the open article to the bin and opens its neighbour; gives back its name in the bin, null if it has none. */
  async function removeOpen(): Promise<string | null> {
    const open = current.peek()
    if (!open) return null
    const text = open.saver.latest()
    if (!(await open.saver.flush(false))) {
      session.showConflict()
      return null
    }
    const next =
      (await library.neighbour(open.id, 1)) ??
      (await library.neighbour(open.id, -1)) ??
      (await library.neighbour(open.id, 1, true)) ??
      (await library.neighbour(open.id, -1, true))
    const unwritten = open.saver.base() === null && isBlank(text)
    const binned = unwritten ? null : await attempt("deleteArticle", { id: open.id })
    if (!unwritten && !binned) return null
    openings.delete(open.id)
    open.saver.stop()
    open.journaler.stop()
    batch(() => {
      current.value = null
      shown.value = null
    })
    const onBoard = board.open.peek()
    if (next && next.id !== open.id && !onBoard) await session.open(next.id)
    if (!onBoard) editor?.focus()
    return binned?.bin ?? null
  }

  /** Another program changed, removed or moved the file of an open article. */
  async function outside(id: string, what: "changed" | "gone" | "moved", name: string) {
    const opening = openings.get(id)
    if (!opening) return
    const { notices: said } = words.peek().window
    if (what === "moved") {
      opening.name.value = name
      return
    }
    if (what === "gone") {
      notices.warn(said.gone(name), {
        label: said.writeAgain,
        run: () => void opening.saver.again(null).then((done) => done && notices.say(said.saved)),
      })
      return
    }
    // A conflict stands until it is settled: looking again would take what was chosen so far from under the
    // writer's keys. The save that settles it is held against the file as it is then.
    if (opening.saver.state.peek().kind === "conflict") return
    if (!opening.saver.clean()) await opening.saver.flush(false)
    else if ((await reload(opening)) && current.peek() === opening) notices.say(said.reloaded)
  }

  void library.listing.refresh()
  return session
}
