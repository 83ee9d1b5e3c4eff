/**
 * A page over a scripted desk: the real session, editor and dialogs, real keys, and a desk of two maps that the test
 * holds back, refuses and writes into. Time stands still unless the test moves it, so nothing is saved or journaled
 * behind a test's back.
 */
import { h, render } from "preact"
import { TextSelection } from "prosemirror-state"
import { Step } from "prosemirror-transform"
import { afterEach, beforeEach, expect, vi } from "vitest"
import { userEvent } from "vitest/browser"
import { mergeArticles } from "../../../../main/article/merge.ts"
import { type Article, articleFromJSON, emptyArticle, sameText } from "../../../../main/article/schema.ts"
import {
  type ArticleJSON,
  type CallInput,
  type CallName,
  type CallOutput,
  calls,
  type DeskBridge,
  defaultSettings,
  type EventData,
  type EventName,
  type Lock,
  type OpenedArticle,
} from "../../../../main/contract/desk.ts"
import { DeskError, type ProblemCode } from "../../../../main/contract/problem.ts"
import { run } from "../../../../renderer/commands/run.ts"
import { Dialogs, loadDialogs } from "../../../../renderer/dialogs/Dialogs.tsx"
import { Page } from "../../../../renderer/panels/Page.tsx"
import { SessionContext } from "../../../../renderer/session/context.ts"
import { createSession, type Session } from "../../../../renderer/session/session.ts"
import { article, body, headline, type Picture, p, standfirst } from "../../../support/pictures.ts"

const time = "2026-11-23T10:00:00.000Z"

/** An article of these paragraphs. `name` is its id, but for the beginning that every id has. */
export const story = (name: string, head: string, ...paragraphs: string[]): Picture =>
  article(
    emptyArticle({ id: idOf(name) }).attrs,
    headline(head),
    standfirst(),
    body(...paragraphs.map((paragraph) => p(paragraph))),
  )

export const idOf = (name: string) => `article-${name}`

/** What is read in `article`: the headline and each paragraph, a line each. */
export const textOf = (article: Article | undefined) =>
  article && [article.child(0), ...article.child(2).children].map(({ textContent }) => textContent).join("\n")

/** A call that waits for the test. */
type Held<Name extends CallName> = {
  input: CallInput<Name>
  /** Answers it: with `answer`, else as the desk answers at this moment. */
  go(answer?: CallOutput<Name>): Promise<void>
  refuse(code: ProblemCode): Promise<void>
}

type Answers = { [Name in CallName]?: (input: CallInput<Name>) => CallOutput<Name> }

/** An article's journal: the document after each number of steps of the opening `epoch`. */
type Journal = { epoch: string; versions: Map<number, Article>; newest: number }

export type Bench = {
  session: Session
  /** The text in the editor, as `textOf`. */
  text(): string | undefined
  /** The text of the article's file; undefined where it has none. */
  file(name: string): string | undefined
  /** The newest text that the article's journal holds. */
  journaled(name: string): string | undefined
  /** The calls of that name so far. */
  calls<Name extends CallName>(name: Name): CallInput<Name>[]
  /** The newsrooms that the calls of that name were about, each once. */
  newsrooms(name: CallName): (string | null)[]
  /** Another program writes the article's file; the window hears of it with `tell`. */
  write(article: Article): void
  /** Another desk types the article's text, which only its journal holds as yet. */
  unsaved(article: Article): void
  /** Another program removes the article's file. */
  remove(name: string): void
  /** The desk tells the window of something. */
  tell<Name extends EventName>(event: Name, data: EventData<Name>): Promise<void>
  outside(name: string, what: EventData<"outside">["what"]): Promise<void>
  /** Somebody else takes the article, or gives it back. */
  lock(name: string, lock: Lock | null): Promise<void>
  /** From now on calls of that name wait for the test, in the order in which `next` gives them. */
  hold(name: CallName): void
  /** Calls of that name are answered again as they come; those that wait go on waiting. */
  let(name: CallName): void
  /** The oldest call of that name that waits. */
  next<Name extends CallName>(name: Name): Held<Name>
  /** Whether a call of that name waits. */
  waits(name: CallName): boolean
  /** Every call of that name is refused from now on; null: no more. */
  refuse(name: CallName, code: ProblemCode | null): void
  /** A conflict copy beside the article `of`. */
  copy(name: string, of: string, ancestor: Article, text: Article): void
  /** The conflict copies that were moved to the bin. */
  binned: string[]
}

let clear: (() => void)[] = []

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] })
})
afterEach(() => {
  for (const undo of clear) undo()
  clear = []
  vi.useRealTimers()
})

const hashOf = (number: number) => number.toString(16).padStart(64, "0")
const json = (article: Article) => article.toJSON() as ArticleJSON

/** Moves time on, and has everything happen that is due then. */
export const wait = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds)

/** Long enough for every save, journal call and trying again that is due. */
export const aWhile = () => wait(12_000)

/** Has everything happen that needs no time. */
export async function settle(): Promise<void> {
  await wait(0)
  await new Promise<void>((done) => requestAnimationFrame(() => requestAnimationFrame(() => done())))
  await wait(0)
}

/** Opens the window on a newsroom of `articles`, with the first of them on the page. */
export async function open(...articles: Article[]): Promise<Bench> {
  await loadDialogs()
  const place = document.createElement("div")
  place.id = "window"
  document.body.append(place)
  const files = new Map<string, { doc: Article; base: string }>()
  const unsaved = new Map<string, Article>()
  const locks = new Map<string, Lock>()
  const journals = new Map<string, Journal>()
  const copies = new Map<string, { of: string; ancestor: Article; doc: Article }>()
  const versions = new Map<string, Article>()
  const listeners = new Map<EventName, (data: never, newsroom: string) => void>()
  const made: { name: CallName; input: unknown; newsroom: string | null }[] = []
  const held = new Map<CallName, Held<never>[]>()
  const holding = new Set<CallName>()
  const refused = new Map<CallName, ProblemCode>()
  let hashes = 0
  let epochs = 0

  function write(doc: Article): string {
    const base = hashOf(++hashes)
    files.set(doc.attrs.id, { doc, base })
    versions.set(base, doc)
    unsaved.delete(doc.attrs.id)
    return base
  }

  function opened(id: string): OpenedArticle {
    const file = files.get(id)
    if (!file) throw new DeskError("article-missing")
    const epoch = `epoch-${++epochs}`
    const typed = unsaved.get(id)
    const doc = typed ?? file.doc
    journals.set(id, { epoch, versions: new Map([[0, doc]]), newest: 0 })
    return {
      kind: "article",
      doc: json(doc),
      base: file.base,
      name: `${id}.html`,
      epoch,
      place: null,
      recovered: typed && !locks.has(id) ? { steps: 1, at: time } : null,
      lock: locks.get(id) ?? null,
    }
  }

  /** Puts a text over the file as Midad's desk does: by merging where the file is not the one that the window knows. */
  function saved(doc: Article, base: string | null): CallOutput<"saveArticle"> {
    const id: string = doc.attrs.id
    if (locks.has(id)) throw new DeskError("locked", { who: "سلمى" })
    const file = files.get(id)
    const name = `${id}.html`
    const answer = (merged: Article | null) =>
      ({
        kind: "saved",
        base: files.get(id)!.base,
        name,
        updated: time,
        merged: merged && json(merged),
      }) as const
    if (!file || file.base === base) {
      write(doc)
      return answer(null)
    }
    const ancestor = versions.get(base ?? "") ?? null
    const together = mergeArticles(ancestor, doc, file.doc)
    if (together.conflicts.length > 0)
      return {
        kind: "conflict",
        base: file.base,
        theirs: json(file.doc),
        ancestor: ancestor && json(ancestor),
        changed: time,
      }
    write(together.article)
    return answer(sameText(together.article, doc) ? null : together.article)
  }

  const answers: Answers = {
    start: () => ({
      newsroom: { name: "غرفة", path: "/newsroom" },
      key: "newsroom-1",
      recent: [],
      managed: [],
      kept: { settings: "", keys: "" },
      keys: { preset: "midad", own: {} },
      settings: { ...defaultSettings, group: "none" },
      platform: "linux",
      first: false,
      away: null,
      open: null,
      listed: null,
    }),
    browse: () => ({ total: 0, more: false, at: null, groups: [], rows: [], ms: 1, version: 0 }),
    facets: () => ({ sections: [], topics: [], bylines: [] }),
    describe: () => [],
    suggestRelated: () => [],
    newArticle() {
      const id = idOf(`new-${epochs}`)
      const epoch = `epoch-${++epochs}`
      const doc = emptyArticle({ id })
      journals.set(id, { epoch, versions: new Map([[0, doc]]), newest: 0 })
      return {
        kind: "article",
        doc: json(doc),
        base: null,
        name: "",
        epoch,
        place: null,
        recovered: null,
        lock: null,
      }
    },
    openArticle({ id }) {
      const copy = copies.get(id)
      return copy ? { kind: "copy", of: copy.of } : opened(id)
    },
    takeOver({ id }) {
      locks.delete(id)
      return opened(id)
    },
    leaveArticle: () => ({}),
    keepPlace: () => ({}),
    journal({ id, epoch, from, doc, steps }) {
      const journal = journals.get(id)
      if (journal?.epoch !== epoch) throw new DeskError("journal-gap")
      if (doc) journal.versions.set(from, articleFromJSON(doc))
      let now = journal.versions.get(from)
      if (!now) throw new DeskError("journal-gap")
      for (const [index, step] of steps.entries()) {
        now = Step.fromJSON(now.type.schema, step).apply(now).doc ?? now
        journal.versions.set(from + index + 1, now)
      }
      journal.newest = from + steps.length
      return { version: journal.newest }
    },
    saveArticle({ doc, base, journal }) {
      if (doc.type !== "journaled") return saved(articleFromJSON(doc as ArticleJSON), base)
      const own = journals.get(doc.journaled as string)
      const whole = own?.epoch === journal?.epoch && own?.versions.get(journal?.version ?? -1)
      if (!whole) throw new DeskError("journal-gap")
      return saved(whole, base)
    },
    checkArticle: () => ({ own: {}, across: {}, missing: [] }),
    endChecks: () => ({}),
    listCopies: ({ id }) =>
      [...copies].flatMap(([line, { of, doc }]) =>
        of === id
          ? [
              {
                id: line,
                kind: "article" as const,
                name: `${line}.html`,
                headline: doc.child(0).textContent,
                section: "",
                status: "draft" as const,
                updated: time,
                copyOf: of,
              },
            ]
          : [],
      ),
    readCopy({ copy }) {
      const { ancestor, doc } = copies.get(copy)!
      return {
        name: `${copy}.html`,
        hash: hashOf(0xc0),
        doc: json(doc),
        ancestor: json(ancestor),
        changed: time,
      }
    },
    binCopy({ copy }) {
      copies.delete(copy)
      bench.binned.push(copy)
      return { bin: copy }
    },
    linkedFrom: () => [],
    listReplacements: () => [],
    deleteArticle({ id }) {
      files.delete(id)
      return { bin: id }
    },
    flushed: () => ({}),
    reportFault({ message }) {
      throw new Error(message)
    },
  }

  type Reply = { ok: true; value: unknown } | { ok: false; problem: unknown }
  function answerTo(name: CallName, input: never): Reply {
    try {
      const code = refused.get(name)
      if (code) throw new DeskError(code)
      const answer = answers[name] as ((input: never) => unknown) | undefined
      if (!answer) throw new Error(`The test's desk knows no ${name}`)
      return { ok: true, value: answer(input) }
    } catch (error) {
      if (error instanceof DeskError) return { ok: false, problem: error.problem }
      throw error
    }
  }
  const call = (name: CallName) => (input: never, newsroom: string | null) => {
    made.push({ name, input, newsroom })
    if (!holding.has(name)) return Promise.resolve().then(() => answerTo(name, input))
    return new Promise<Reply>((resolve) => {
      const waiting = held.get(name) ?? []
      held.set(name, waiting)
      waiting.push({
        input,
        async go(value) {
          resolve(value === undefined ? answerTo(name, input) : { ok: true, value })
          await settle()
        },
        async refuse(code) {
          resolve({ ok: false, problem: new DeskError(code).problem })
          await settle()
        },
      })
    })
  }
  const bridge = {
    ...Object.fromEntries(Object.keys(calls).map((name) => [name, call(name as CallName)])),
    on(name: EventName, listener: (data: never, newsroom: string) => void) {
      listeners.set(name, listener)
      return () => listeners.delete(name)
    },
    drop: async () => false,
  } as unknown as DeskBridge

  const bench: Omit<Bench, "session"> = {
    binned: [],
    text: () => textOf(session.editor()?.view.state.doc),
    file: (name) => textOf(files.get(idOf(name))?.doc),
    journaled(name) {
      const journal = journals.get(idOf(name))
      return textOf(journal?.versions.get(journal.newest))
    },
    calls: <Name extends CallName>(name: Name) =>
      made.filter((one) => one.name === name).map(({ input }) => input as CallInput<Name>),
    newsrooms: (name) => [
      ...new Set(made.filter((one) => one.name === name).map(({ newsroom }) => newsroom)),
    ],
    write: (doc) => void write(doc),
    unsaved: (article) => void unsaved.set(article.attrs.id, article),
    remove: (name) => void files.delete(idOf(name)),
    async tell(event, data) {
      listeners.get(event)?.(data as never, "newsroom-1")
      await settle()
    },
    outside: (name, what) =>
      bench.tell("outside", { id: idOf(name), what, name: what === "moved" ? "moved.html" : `${name}.html` }),
    async lock(name, lock) {
      if (lock) locks.set(idOf(name), lock)
      else locks.delete(idOf(name))
      await bench.tell("lock", { id: idOf(name), lock })
    },
    hold: (name) => void holding.add(name),
    let: (name) => void holding.delete(name),
    next<Name extends CallName>(name: Name) {
      const call = held.get(name)?.shift()
      if (!call) throw new Error(`No ${name} waits`)
      return call as unknown as Held<Name>
    },
    waits: (name) => (held.get(name)?.length ?? 0) > 0,
    refuse(name, code) {
      if (code) refused.set(name, code)
      else refused.delete(name)
    },
    copy: (name, of, ancestor, doc) => void copies.set(idOf(name), { of: idOf(of), ancestor, doc }),
  }
  for (const one of articles) write(one)
  const session = await createSession(bridge, run)
  const page = [h(Page, null), h(Dialogs, null)]
  render(h(SessionContext.Provider, { value: session, children: page }), place)
  clear.push(() => {
    render(null, place)
    place.remove()
  })
  const first = articles[0]
  if (first) {
    await session.open(first.attrs.id)
    session.editor()?.focus()
  }
  await settle()
  return Object.assign(bench, { session })
}

/** Types `text` at the end of the block whose text begins with `start`. */
export async function typeAfter(bench: Bench, start: string, text: string): Promise<void> {
  const { view } = bench.session.editor()!
  let at: number | null = null
  view.state.doc.descendants((node, pos) => {
    if (node.isTextblock && node.textContent.startsWith(start)) at = pos + 1 + node.content.size
  })
  if (at === null) throw new Error(`No block begins with ${start}`)
  view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, at)))
  view.focus()
  await userEvent.keyboard(text)
}

/** Types `text` where the cursor is. */
export const type = (text: string) => userEvent.keyboard(text)

/** Changes the document as the writer does, while a dialog has the keys: a word that an input method ends late. */
export function composeAfter(bench: Bench, start: string, text: string): void {
  const { view } = bench.session.editor()!
  let at: number | null = null
  view.state.doc.descendants((node, pos) => {
    if (node.isTextblock && node.textContent.startsWith(start)) at = pos + 1 + node.content.size
  })
  if (at === null) throw new Error(`No block begins with ${start}`)
  view.dispatch(view.state.tr.insertText(text, at))
}

/** Presses a key. */
export const press = (key: string) => userEvent.keyboard(key.length > 1 ? `{${key}}` : key)

/** The state of the article on the page, as the status bar shows it. */
export const state = (bench: Bench) => bench.session.current.peek()?.saver.state.peek().kind

/** The notices that stand, oldest first. */
export const said = (bench: Bench) => bench.session.notices.list.peek().map(({ text }) => text)

/** Whether the window asks which side stays. */
export const asks = () => document.querySelector("dialog[open] .conflict") !== null

/** Expects page, journal and file to hold these lines of the article on the page, once there was time for it. */
export async function holdsEverywhere(bench: Bench, name: string, ...lines: string[]): Promise<void> {
  await aWhile()
  await settle()
  const text = lines.join("\n")
  const holders = { page: bench.text(), journal: bench.journaled(name), file: bench.file(name) }
  expect(holders).toEqual({ page: text, journal: text, file: text })
  expect(state(bench)).toBe("saved")
}
