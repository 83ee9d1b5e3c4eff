/** The whole window over a desk that only answers: with as many articles as a test wants, and as late as it wants. */
import { h, render } from "preact"
import { afterEach } from "vitest"
import { type Status, statuses } from "../../../main/article/dossier.ts"
import { emptyArticle, schema } from "../../../main/article/schema.ts"
import type { About } from "../../../main/contract/about.ts"
import type { Finding } from "../../../main/contract/checking.ts"
import {
  type ArticleJSON,
  type CallInput,
  type CallName,
  type CallOutput,
  calls as contractCalls,
  type DeskBridge,
  defaultSettings,
  type EventData,
  type EventName,
  type Managed,
  type Scene,
  type Settings,
} from "../../../main/contract/desk.ts"
import type {
  ArticleSummary,
  Hit,
  LibraryPage,
  LibraryQuery,
  LibraryState,
} from "../../../main/contract/library.ts"
import type { NewsroomSettingsState } from "../../../main/contract/newsroom-settings.ts"
import { DeskError, type ProblemCode } from "../../../main/contract/problem.ts"
import type { MadeReplacement, SoughtArticle } from "../../../main/contract/replacing.ts"
import { createLineChanges } from "../../../main/desk/library/line-changes.ts"
import { run } from "../../../renderer/commands/run.ts"
import "../../../renderer/look/look.css"
import { loadDialogs } from "../../../renderer/dialogs/Dialogs.tsx"
import { Frame } from "../../../renderer/panels/Frame.tsx"
import { loadSettings } from "../../../renderer/panels/SettingsScreen.tsx"
import { createSession, type Session } from "../../../renderer/session/session.ts"

export type Bench = {
  session: Session
  articles: ArticleSummary[]
  /** The calls that were made, in order. */
  calls: { name: CallName; input: unknown }[]
  queries(): LibraryQuery[]
  /** While it is set, answers to `browse` wait until they are let go, in any order. */
  slow: boolean
  waiting: (() => void)[]
  /** What is linked from where: ids by the id that they link to. */
  linkers: Record<string, string[]>
  /** The related articles in the dossiers, by the ids of those that name them. */
  related: Record<string, string[]>
  suggestions: Hit[]
  /** What every save is refused with; null while saves are written. */
  unsaved: ProblemCode | null
  /** What every call of the journal is refused with; null while it is written. */
  unjournaled: ProblemCode | null
  /** What the desk says of Midad. */
  about: About
  /** The keys that the person has given to commands. */
  keys: CallInput<"changeKeys">
  /** What the newsroom has set for every desk on it. */
  newsroomSettings: NewsroomSettingsState
  /** What administrators have set. */
  managed: Managed[]
  /** The articles that a colleague has. */
  locked: Set<string>
  /** What the next search across the newsroom finds, and what of it was not told yet. */
  soughtNext: SoughtArticle[]
  sought: SoughtArticle[]
  /** The replacements that were made. */
  replacements: MadeReplacement[]
  /** The findings of the checks in a text; none unless a test says so. */
  findings: (text: string) => Finding[]
  /** What every check is refused with; null while there are answers. */
  unchecked: ProblemCode | null
  send<Name extends EventName>(name: Name, data: EventData<Name>): void
  /** Tells the window what is other in `articles` than when it was last told. */
  changed(indexing?: LibraryState["indexing"]): void
  /** Tells the window that many articles changed, and not which. */
  manyChanged(): void
}

let clear: (() => void)[] = []
afterEach(() => {
  for (const undo of clear) undo()
  clear = []
})

/** `count` articles, the newest first, a minute between each and the next. */
export function many(count: number): ArticleSummary[] {
  return Array.from({ length: count }, (_, at) => ({
    id: `article-${String(at).padStart(5, "0")}`,
    kind: "article",
    name: `${at}.html`,
    headline: `خبر رقم ${at}`,
    section: ["اقتصاد", "رياضة", "ثقافة"][at % 3] ?? "",
    status: statuses[at % 5] ?? "draft",
    updated: new Date(Date.now() - at * 60_000).toISOString(),
    copyOf: null,
  }))
}

/** An article as its file would read. */
function docOf({ id, headline, section, status }: ArticleSummary, related: string[] = []): ArticleJSON {
  const { nodes } = schema
  const blank = emptyArticle({ id, section, status, related })
  const paragraph = nodes.paragraph.create(null, schema.text(`نص ${headline}`))
  const article = blank.copy(
    blank.content
      .replaceChild(0, nodes.headline.create(null, schema.text(headline)))
      .replaceChild(2, nodes.body.create(null, paragraph)),
  )
  return article.toJSON() as ArticleJSON
}

const everything = { text: "", kinds: "all", from: 0, count: 50, near: null } as const

function answerTo(
  { text, kinds, group, from, count, near }: LibraryQuery,
  all: ArticleSummary[],
): Omit<LibraryPage, "version"> {
  const words = text.trim().split(/\s+/).filter(Boolean)
  const found = all.filter(
    (article) =>
      (kinds === "all" || article.kind === "article") &&
      words.every((word) => article.headline.includes(word)),
  )
  const keyOf = (article: ArticleSummary) =>
    group === "section" ? article.section : group === "status" ? article.status : ""
  const keys = group === "status" ? [...statuses] : [...new Set(found.map(keyOf))]
  const groups = keys
    .map((key) => ({ key, rows: found.filter((article) => keyOf(article) === key) }))
    .filter(({ rows }) => rows.length > 0)
  const sorted = groups.flatMap(({ rows }) => rows)
  const at = sorted.findIndex(({ id }) => id === near)
  return {
    total: sorted.length,
    more: false,
    at: at < 0 ? null : at,
    groups: groups.map(({ key, rows }) => ({ key, count: rows.length })),
    rows: sorted.slice(from, from + count).map((article) => ({
      ...article,
      marks: words.map((word): [number, number] => {
        const start = article.headline.indexOf(word)
        return [start, start + word.length]
      }),
      snippet: words.length > 0 ? `نص ${article.headline}` : "",
      snippetMarks: [],
    })),
    ms: 1,
  }
}

/**
 * Opens the window on `articles`; with `listed`, on what the last session showed of others, and asked for nothing yet; with
 * `late`, while the desk's first answer of the list is waited for.
 */
export async function open(
  articles: ArticleSummary[],
  settings: Partial<Settings> = {},
  listed: ArticleSummary[] | null = null,
  platform: Scene["platform"] = "linux",
  first = false,
  late = false,
  managed: Managed[] = [],
): Promise<Bench> {
  const place = document.createElement("div")
  place.id = "window"
  document.body.append(place)
  const listeners = new Map<EventName, (data: never, newsroom: string) => void>()
  let kept: Settings = { ...defaultSettings, group: "none", ...settings }
  const bench: Omit<Bench, "session"> = {
    articles,
    calls: [],
    queries: () =>
      bench.calls.filter(({ name }) => name === "browse").map(({ input }) => input as LibraryQuery),
    slow: late,
    waiting: [],
    linkers: {},
    related: {},
    suggestions: [],
    unsaved: null,
    unjournaled: null,
    about: {
      version: "1.2.3",
      runtime: [{ name: "Electron", version: "45.4.1" }],
      places: { newsroom: "/newsroom", settings: "/data/midad.json", log: "/data/midad.log" },
      parts: [],
    },
    keys: { preset: "midad", own: {} },
    newsroomSettings: { settings: { newArticles: "month" }, place: "/newsroom/midad.json", problem: null },
    managed,
    locked: new Set(),
    soughtNext: [],
    sought: [],
    replacements: [],
    findings: () => [],
    unchecked: null,
    send: (name, data) => listeners.get(name)?.(data as never, "newsroom-1"),
    changed: (indexing = null) => tell(indexing),
    manyChanged() {
      changes.noteMany()
      tell(null)
    },
  }
  const changes = createLineChanges((id) => summaryOf(id) ?? null)
  /** The articles as they were when they were last noted, by their files. */
  let noted = new Map<string, ArticleSummary>()
  const note = () => {
    const now = new Map(bench.articles.map((article) => [article.name, article]))
    const put = bench.articles.filter((article) => noted.get(article.name) !== article)
    const gone = [...noted.keys()].filter((name) => !now.has(name))
    if (put.length + gone.length > 0) changes.note(put, gone)
    noted = now
  }
  const tell = (indexing: LibraryState["indexing"]) => {
    note()
    const { changes: lines, ...versions } = changes.take()
    const links = (id: string) =>
      Object.entries(bench.linkers).flatMap(([target, from]) => (from.includes(id) ? [target] : []))
    bench.send("library", {
      total: bench.articles.length,
      indexing,
      ...versions,
      changes: lines?.map((line) => ({ ...line, links: links(line.id) })) ?? null,
    })
  }
  const summaryOf = (id: string) => bench.articles.find((article) => article.id === id)
  const known = (id: string) => {
    const summary = summaryOf(id)
    if (!summary) throw new DeskError("article-missing")
    return summary
  }
  const hash = "0".repeat(64)
  const answers: {
    [Name in CallName]?: (input: CallInput<Name>) => CallOutput<Name> | Promise<CallOutput<Name>>
  } = {
    start: () =>
      ({
        newsroom: { name: "غرفة", path: "/newsroom" },
        key: "newsroom-1",
        recent: [],
        managed: bench.managed,
        kept: { settings: "/data/midad.json", keys: "/data/keys.json" },
        keys: bench.keys,
        settings: kept,
        platform,
        first,
        away: null,
        open: null,
        listed: listed && {
          ...answerTo({ ...everything, order: kept.order, group: kept.group }, listed),
          version: null,
        },
      }) satisfies Scene,
    readNewsroomSettings: () => bench.newsroomSettings,
    changeNewsroomSettings(change) {
      if (bench.newsroomSettings.problem) throw new DeskError(bench.newsroomSettings.problem.code)
      const settings = { ...bench.newsroomSettings.settings, ...change }
      bench.newsroomSettings = { ...bench.newsroomSettings, settings }
      return bench.newsroomSettings
    },
    changeKeys(next) {
      bench.keys = next
      return {}
    },
    lookForNewsroom: () => ({ away: "other" }),
    chooseNewsroom: () => ({}),
    changeSettings(change) {
      kept = { ...kept, ...change }
      return kept
    },
    browse(query) {
      note()
      const answer = { ...answerTo(query, bench.articles), version: changes.version }
      if (!bench.slow) return answer
      return new Promise((resolve) => bench.waiting.push(() => resolve(answer)))
    },
    facets: () => ({ sections: [{ name: "رياضة", count: 3 }], topics: [], bylines: [] }),
    describe: ({ ids }) => ids.map((id) => ({ id, summary: summaryOf(id) ?? null, binned: null })),
    suggestRelated: ({ count }) => bench.suggestions.slice(0, count),
    linkedFrom: ({ id }) => (bench.linkers[id] ?? []).map(known),
    changeArticles: ({ ids, change }) =>
      ids.map((id) => {
        const article = known(id)
        const before: { status?: Status; section?: string } = {}
        if (change.status) before.status = article.status
        if (change.section !== undefined) before.section = article.section
        if (bench.locked.has(id))
          return { id, before, problem: { code: "locked" as const, details: { who: "سلمى" } } }
        bench.articles = bench.articles.map((other) =>
          other === article ? { ...article, ...change } : other,
        ) as ArticleSummary[]
        bench.changed()
        return { id, before, problem: null }
      }),
    peek: ({ id }) => ({ doc: docOf(known(id)) }),
    openArticle: ({ id }) => ({
      kind: "article",
      doc: docOf(known(id), bench.related[id]),
      base: hash,
      name: known(id).name,
      epoch: id,
      place: null,
      recovered: null,
      lock: bench.locked.has(id) ? { who: "سلمى", where: "", since: new Date().toISOString() } : null,
    }),
    listCopies: ({ id }) => bench.articles.filter(({ copyOf }) => copyOf === id),
    saveArticle({ doc }) {
      if (bench.unsaved) throw new DeskError(bench.unsaved)
      if (doc.type === "journaled") throw new DeskError("journal-gap")
      const { id, status, section } = doc.attrs as ArticleSummary
      bench.articles = bench.articles.map((other) =>
        other.id === id ? { ...other, status, section } : other,
      )
      bench.changed()
      return { kind: "saved", base: hash, name: "a.html", updated: new Date().toISOString(), merged: null }
    },
    journal({ from, steps }) {
      if (bench.unjournaled) throw new DeskError(bench.unjournaled)
      return { version: from + steps.length }
    },
    leaveArticle: () => ({}),
    deleteArticle({ id }) {
      const article = known(id)
      bench.articles = bench.articles.filter((other) => other !== article)
      clear.push(() => bin.delete(id))
      bin.set(id, article)
      bench.changed()
      return { bin: id }
    },
    restoreArticle({ bin: id }) {
      const article = bin.get(id)
      if (!article) throw new DeskError("article-missing")
      bench.articles = [article, ...bench.articles]
      bench.changed()
      return { id, name: article.name, copyOf: null }
    },
    about: () => bench.about,
    contextMenu: () => ({}),
    showDocument: () => ({}),
    reportFault: () => ({}),
    seek: () => {
      bench.sought = [...bench.soughtNext]
      return { run: 1, total: bench.articles.length }
    },
    seekMore: () => ({
      found: bench.sought.splice(0),
      looked: bench.articles.length,
      total: bench.articles.length,
      done: true,
    }),
    endSeek: () => ({}),
    beginReplacement: () => ({ operation: "20261124T120000000-aaaaaa" }),
    replaceArticles: ({ ids }) =>
      ids.map((id) => ({
        id,
        hits: bench.locked.has(id) ? 0 : 1,
        left: bench.locked.has(id) ? { code: "locked" as const, details: { who: "سلمى" } } : null,
      })),
    noteReplaced: () => ({}),
    endReplacement: () => ({}),
    listReplacements: () => bench.replacements,
    checkArticle({ changed, order }) {
      if (bench.unchecked) throw new DeskError(bench.unchecked)
      for (const { key, text } of changed) told.set(key, text)
      const own = changed.map(({ key, text }) => [key, bench.findings(text)] as const)
      return {
        own: Object.fromEntries(own),
        across: {},
        missing: order.filter((key) => !told.has(key)),
      }
    },
    endChecks: () => ({}),
    ignoreFinding: () => ({}),
    heedFinding: () => ({}),
    agreeName: ({ aliases }) => ({ name: true, aliases }),
    takeBackName: () => ({}),
    undoReplacement: ({ ids }) => ids.map((id) => ({ id, hits: 1, left: null })),
  }
  const bin = new Map<string, ArticleSummary>()
  /** The blocks that the checks were told of. */
  const told = new Map<string, string>()
  const call = (name: CallName) => async (input: never) => {
    bench.calls.push({ name, input })
    const answer = answers[name] as ((input: never) => unknown) | undefined
    try {
      if (!answer) throw new Error(`The test's desk knows no ${name}`)
      return { ok: true, value: await answer(input) }
    } catch (error) {
      if (error instanceof DeskError) return { ok: false, problem: error.problem }
      throw error
    }
  }
  const desk = {
    ...Object.fromEntries((Object.keys(contractCalls) as CallName[]).map((name) => [name, call(name)])),
    on(name: EventName, listener: (data: never, newsroom: string) => void) {
      listeners.set(name, listener)
      return () => listeners.delete(name)
    },
    drop: async () => false,
  } as unknown as DeskBridge
  note()
  changes.take()
  const session = await createSession(desk, run)
  await loadDialogs()
  await loadSettings()
  render(h(Frame, { session }), place)
  clear.push(() => {
    render(null, place)
    place.remove()
  })
  if (!late) await session.library.listing.answered()
  await drawn()
  return Object.assign(bench, { session })
}

/** The page was drawn, and what its drawing asked for as well. */
export const drawn = () =>
  new Promise<void>((done) =>
    requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(() => done()))),
  )

export const options = () => [...document.querySelectorAll<HTMLElement>(".rows-list [role=option]")]
export const chosen = () => {
  const owner = document.querySelector(".filter input:focus, .rows-list:focus, .column-cards:focus")
  const id = owner?.getAttribute("aria-activedescendant")
  return id ? document.getElementById(id) : null
}
/** The headline of the line that the focus's owner names. */
export const chosenHeadline = () => chosen()?.querySelector(".entry-headline")?.textContent
export const selected = () =>
  options()
    .filter((option) => option.ariaSelected === "true")
    .map((option) => option.querySelector(".entry-headline")?.textContent)
export const field = () => document.querySelector<HTMLInputElement>(".library .filter input")!
export const list = () => document.querySelector<HTMLElement>(".rows-list")!
/** The focus is in the library's list or field. */
export const focused = () => document.activeElement
