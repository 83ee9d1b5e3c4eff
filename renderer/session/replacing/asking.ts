/** What is asked across the newsroom: the words, what is put there, and where. */
import { batch, type ReadonlySignal, signal } from "@preact/signals"
import { type FindQuery, queryFor, type Replacement } from "../../../main/article/find/query.ts"
import type { SeekScope } from "../../../main/contract/replacing.ts"
import type { Page } from "../article/page.ts"
import type { Finding } from "../finding.ts"
import type { Question } from "./seeking.ts"

export type Scope = SeekScope["kind"]

export type Asking = {
  readonly open: ReadonlySignal<boolean>
  readonly query: ReadonlySignal<FindQuery>
  readonly replacement: ReadonlySignal<Replacement>
  readonly scope: ReadonlySignal<Scope>
  readonly published: ReadonlySignal<boolean>
  /** Opens the view, with what is looked for in the article on the page if something is. */
  show(): void
  close(): void
  change(change: Partial<FindQuery>): void
  put(change: Partial<Replacement>): void
  look(scope: Scope, published?: boolean): void
  /** What is to be looked for; null if nothing is. */
  question(): Question | null
  /** Looks for the same anew, if the view is open. */
  again(): void
}

export type AskingOptions = {
  page: Pick<Page, "currentId" | "editor">
  finding: Pick<Finding, "open" | "query" | "within" | "close">
  /** What the filter of the library is now. */
  listed(): string
  /** Looks for `question` in the place of what was looked for before. */
  seek(): void
  /** Takes nothing more of what is looked for. */
  drop(): void
}

/** How long the typing rests before the search begins, in milliseconds. */
const rest = 120

/** Makes what is asked. The view is closed and nothing is asked at first. */
export function createAsking({ page, finding, listed, seek, drop }: AskingOptions): Asking {
  const open = signal(false)
  const query = signal(queryFor(""))
  const replacement = signal<Replacement>({ text: "", keep: true })
  const scope = signal<Scope>("newsroom")
  const published = signal(false)
  /** The part of the article on the page that was searched before. */
  let part: Question["part"] = null
  let timer: ReturnType<typeof setTimeout> | undefined

  function seekNow(): void {
    clearTimeout(timer)
    seek()
  }

  function seekScope(): SeekScope {
    const id = page.currentId.peek()
    if (scope.peek() === "article" && id) return { kind: "article", id }
    return scope.peek() === "listed" ? { kind: "listed", text: listed() } : { kind: "newsroom" }
  }

  return {
    open,
    query,
    replacement,
    scope,
    published,
    show() {
      const same = open.peek()
      const asking = finding.open.peek() ? finding.query.peek() : null
      part = asking && finding.within.peek() ? (page.editor()?.hits.range() ?? null) : null
      finding.close()
      batch(() => {
        open.value = true
        if (part) scope.value = "article"
        if (asking && asking.text !== "") query.value = asking
      })
      if (!same) seekNow()
    },
    close() {
      open.value = false
      drop()
      clearTimeout(timer)
    },
    change(change) {
      query.value = { ...query.peek(), ...change }
      clearTimeout(timer)
      drop()
      timer = setTimeout(seek, rest)
    },
    put(change) {
      replacement.value = { ...replacement.peek(), ...change }
    },
    look(next, alsoPublished = published.peek()) {
      part = null
      batch(() => {
        scope.value = next
        published.value = alsoPublished
      })
      seekNow()
    },
    again() {
      if (open.peek()) seekNow()
    },
    question() {
      if (query.peek().text === "" || !open.peek()) return null
      return { query: query.peek(), scope: seekScope(), published: published.peek(), part }
    },
  }
}
