/**
 * The language checks of the open article: its changed blocks are sent to the desk in the pauses of typing, and what is
 * found in them is marked in the text and listed in the panel. Nothing is changed that the writer does not choose.
 */
import { batch, computed, effect, type ReadonlySignal, signal } from "@preact/signals"
import type { Node } from "prosemirror-model"
import { blockText, eachPlace, type Place } from "../../../main/article/find/places.ts"
import type { Article } from "../../../main/article/schema.ts"
import { type CheckedBlock, type Finding, merged, type Severity } from "../../../main/contract/checking.ts"
import type { Settings } from "../../../main/contract/desk.ts"
import type { Words } from "../../../main/contract/words/index.ts"
import type { Editor, EditorChange } from "../../editor/editor.ts"
import type { Noted, PlacedFinding } from "../../editor/findings.ts"
import type { Page } from "../article/page.ts"
import type { Desk } from "../desk.ts"
import type { UndoList } from "../library/undo-list.ts"
import type { Notices } from "../notices.ts"
import { messageOf } from "./finding-words.ts"

export type Checks = {
  /** Whether the panel is open. */
  readonly open: ReadonlySignal<boolean>
  /** Whether the article on the page was checked as a whole since it came there. */
  readonly looked: ReadonlySignal<boolean>
  /** What is marked, in the order of the text; a moment behind the typing. */
  readonly list: ReadonlySignal<readonly PlacedFinding[]>
  readonly counts: ReadonlySignal<Record<Severity, number>>
  /** The finding at the cursor. */
  readonly current: ReadonlySignal<Noted | null>
  show(): void
  close(): void
  /** Goes to the next (1) or previous (-1) finding, and has it read out. */
  go(direction: 1 | -1): void
  /** Goes to the finding at the cursor or the next one behind it; returns whether there is one. */
  come(): boolean
  choose(noted: Noted): void
  /** Corrects the finding at the cursor by the best of its fixes; goes to the next one if there is none there. */
  fixHere(): void
  /** Corrects a finding by one of its fixes. */
  fix(noted: Noted, index: number): void
  /** Corrects all findings of a rule, each by the best of its fixes. */
  fixRule(rule: string): void
  /** Lets this one stand, as long as the window is open and its place reads as it does. */
  ignoreOnce(noted: Noted): void
  /** Lets it stand wherever its words are in the article, or for everyone in the newsroom. */
  ignore(noted: Noted, where: "article" | "newsroom", reason?: string): Promise<void>
  /** Agrees on a spelling for everyone. */
  agree(noted: Noted): Promise<void>
  /** Is called with every change of the editor. */
  follow(change: Pick<EditorChange, "state">): void
  attach(editor: Editor | null): void
  reset(): void
}

/** Milliseconds without a change after which the article is checked, and after which the list follows what was dropped. */
export const checkPace = { rest: 700, list: 150 } as const

/** How often in a row the desk may fail before an article is left unchecked. */
const patience = 3

/** How many characters before and behind a finding are shown with it: few before, so that it is seen in a narrow line. */
const around = { before: 16, after: 30 } as const

/** The spelling that agreeing about a finding is about, and spellings that are not to be used; null if it is about none. */
export function agreeable({ finding }: Noted): { name: string; aliases: string[] } | null {
  const [right] = finding.fixes
  if (finding.rule === "name-variant" && right !== undefined)
    return { name: String(finding.values.right ?? right), aliases: [finding.text] }
  const isWord = finding.kind === "spelling" && finding.source !== "list" && finding.source !== "house"
  return isWord ? { name: finding.text, aliases: [] } : null
}

const onceKey = ({ finding, before, after }: Noted) =>
  JSON.stringify([finding.rule, finding.text, before, after])
const ignoreKey = (rule: string, text: string, article: string | null) =>
  JSON.stringify([rule, text, article])

/** The part of `text` before `end`, not longer than is shown, beginning with a whole word. */
function before(text: string, end: number): string {
  if (end <= around.before) return text.slice(0, end)
  const part = text.slice(end - around.before, end)
  return `…${part.slice(part.indexOf(" ") + 1)}`
}

/** The part of `text` from `start`, not longer than is shown, ending with a whole word. */
function after(text: string, start: number): string {
  const part = text.slice(start, start + around.after)
  const cut = part.lastIndexOf(" ")
  return start + around.after < text.length ? `${part.slice(0, cut < 0 ? part.length : cut)}…` : part
}

export type ChecksOptions = {
  desk: Desk
  page: Pick<Page, "current" | "currentId" | "editor">
  settings: ReadonlySignal<Settings>
  notices: Pick<Notices, "say" | "whisper">
  undoList: Pick<UndoList, "add">
  words: ReadonlySignal<Words>
}

/** Nothing is checked before the first pause after an article came on the page. */
export function createChecks(options: ChecksOptions): Checks {
  const { desk, page, settings, notices, undoList, words } = options
  const open = signal(false)
  const looked = signal(false)
  const list = signal<readonly PlacedFinding[]>([])
  const current = signal<Noted | null>(null)

  /** The name of each block that was sent; a block that changes is another node. */
  const keys = new WeakMap<Node, string>()
  let lastKey = 0
  /** What the desk has been told of, and what it found, in the article `of`. */
  let of: string | null = null
  let sent = new Set<string>()
  let order: readonly string[] = []
  let own = new Map<string, Finding[]>()
  let across = new Map<string, Finding[]>()
  /** What was told last of each finding, so that it stays the same while its place does. */
  let noted = new Map<string, Noted>()
  /** What is let stand: at one place, and what the desk may not have heard of yet. */
  const once = new Set<string>()
  const ignored = new Set<string>()

  let timer: ReturnType<typeof setTimeout> | undefined
  /** When the article is to be checked, as `performance.now` tells it. */
  let due = 0
  let listTimer: ReturnType<typeof setTimeout> | undefined
  let running = false
  let again = false
  let failures = 0
  let told = false
  let seen: Node | null = null

  const keyOf = (node: Node): string => {
    const known = keys.get(node)
    if (known !== undefined) return known
    const fresh = `b${++lastKey}`
    keys.set(node, fresh)
    return fresh
  }

  type Block = Place & { at: "block" }

  function blocksOf(doc: Article): Block[] {
    const blocks: Block[] = []
    eachPlace(doc, (place) => {
      if (place.at === "field") return false
      if (place.at === "block") blocks.push(place)
      return true
    })
    return blocks
  }

  const checked = ({ node, kind, text }: Block): CheckedBlock => ({
    key: keyOf(node),
    kind: kind === "headline" || kind === "standfirst" ? kind : "text",
    text,
  })

  function isLetStand(one: Noted): boolean {
    const { rule, text } = one.finding
    return (
      once.has(onceKey(one)) ||
      ignored.has(ignoreKey(rule, text, null)) ||
      ignored.has(ignoreKey(rule, text, of))
    )
  }

  /** Marks what is known of the blocks as they are now. */
  function place(): void {
    const editor = page.editor()
    if (!editor) return
    const placed: PlacedFinding[] = []
    const next = new Map<string, Noted>()
    for (const { node, pos, kind, number, text } of blocksOf(editor.view.state.doc)) {
      const key = keyOf(node)
      const found = own.get(key)
      if (!found) continue
      for (const finding of merged(found, across.get(key) ?? [])) {
        const name = `${key} ${finding.rule} ${finding.from} ${finding.to}`
        const known = noted.get(name)
        const one: Noted =
          known?.number === number && known.kind === kind
            ? known
            : {
                finding,
                kind,
                number,
                before: before(text, finding.from),
                after: after(text, finding.to),
              }
        next.set(name, one)
        if (!isLetStand(one)) placed.push({ noted: one, from: pos + finding.from, to: pos + finding.to })
      }
    }
    noted = next
    editor.findings.put(placed)
  }

  function relist(): void {
    clearTimeout(listTimer)
    listTimer = undefined
    list.value = page.editor()?.findings.list() ?? []
  }

  function clear(): void {
    clearTimeout(timer)
    timer = undefined
    own = new Map()
    across = new Map()
    sent = new Set()
    batch(() => {
      page.editor()?.findings.put([])
      looked.value = false
      relist()
    })
  }

  /** Takes up the article on the page; the desk forgets the one before. */
  function take(id: string | null): void {
    if (of === id) return
    if (of !== null) void desk.ask("endChecks", { id: of }).catch(() => undefined)
    of = id
    failures = 0
    clear()
  }

  /** Has the article checked after a while. A key only moves the time, and sets no timer. */
  function schedule(wait: number = checkPace.rest): void {
    due = performance.now() + wait
    if (wait === 0) clearTimeout(timer)
    if (wait === 0 || timer === undefined) timer = setTimeout(rested, wait)
  }

  function rested(): void {
    const left = due - performance.now()
    if (left > 1) {
      timer = setTimeout(rested, left)
      return
    }
    timer = undefined
    requestIdleCallback(() => void check(), { timeout: checkPace.rest })
  }

  /** Asks the desk about what changed, and again about what it does not know any more. */
  async function ask(id: string): Promise<void> {
    for (let times = 0; times < 2; times++) {
      const editor = page.editor()
      if (!editor || of !== id) return
      const blocks = blocksOf(editor.view.state.doc).map(checked)
      const now = blocks.map(({ key }) => key)
      const changed = blocks.filter(({ key }) => !sent.has(key))
      const isSame = now.length === order.length && now.every((key, index) => key === order[index])
      if (isSame && changed.length === 0) return
      const answer = await desk.ask("checkArticle", { id, changed, order: now })
      if (of !== id) return
      const missing = new Set(answer.missing)
      order = now
      sent = new Set(now.filter((key) => !missing.has(key)))
      own = new Map(
        now.flatMap((key) => {
          const found = answer.own[key] ?? own.get(key)
          return found && !missing.has(key) ? [[key, found] as const] : []
        }),
      )
      across = new Map(Object.entries(answer.across))
      if (missing.size === 0) return
    }
  }

  async function check(): Promise<void> {
    const id = page.currentId.peek()
    const editor = page.editor()
    if (!settings.peek().checks || id === null || !editor || failures >= patience) return
    // What an input method is writing is not to be drawn anew.
    if (editor.view.composing) return schedule()
    if (running) {
      again = true
      return
    }
    running = true
    take(id)
    try {
      await ask(id)
      failures = 0
      told = false
      if (of === id && timer === undefined && !editor.view.composing) place()
      if (of === id) looked.value = true
    } catch (error) {
      // The desk knows nothing any more, so the next pause sends everything.
      sent = new Set()
      failures += 1
      if (!told) desk.explain(error)
      told = true
    } finally {
      running = false
      if (again) schedule()
      again = false
    }
  }

  const whereOf = () => page.editor()?.findings.list() ?? []

  function say(one: Noted): void {
    const all = whereOf()
    const at = all.findIndex((each) => each.noted === one) + 1
    notices.whisper(words.peek().window.checking.at(at, all.length, messageOf(words.peek(), one.finding)))
  }

  /** Has the change of a list that everyone shares made; what it let stand comes back when it is taken back. */
  function offer(text: string, undo: () => Promise<unknown>): void {
    undoList.add(text, async () => {
      await undo()
      refresh()
    })
  }

  /** Checks everything anew, as the lists that findings depend on are others now. */
  function refresh(): void {
    sent = new Set()
    schedule(0)
  }

  /** Takes the marks of what is let stand now away, and goes on to the next one. */
  function goOn(isGone: (one: Noted) => boolean): void {
    page.editor()?.findings.put(whereOf().filter(({ noted: one }) => !isGone(one)))
    relist()
    checks.go(1)
  }

  let wasOn = settings.peek().checks
  effect(() => {
    const isOn = settings.value.checks
    if (isOn === wasOn) return
    wasOn = isOn
    failures = 0
    if (isOn) schedule(0)
    else clear()
  })

  const checks: Checks = {
    open,
    looked,
    list,
    counts: computed(() => {
      const counts = { error: 0, warning: 0, hint: 0 }
      for (const { noted: one } of list.value) counts[one.finding.severity] += 1
      return counts
    }),
    current,
    show() {
      open.value = true
    },
    close() {
      open.value = false
    },
    go(direction) {
      const found = page.editor()?.findings.go(direction)
      if (found) say(found)
      else notices.whisper(words.peek().window.checking.none)
    },
    come() {
      const findings = page.editor()?.findings
      if (!findings) return false
      return findings.current() !== null || findings.go(1) !== null
    },
    choose(one) {
      page.editor()?.findings.show(one)
    },
    fixHere() {
      const here = page.editor()?.findings.current()
      if (!here) checks.go(1)
      else if (here.finding.fixes.length === 0) notices.say(words.peek().window.checking.noFix)
      else checks.fix(here, 0)
    },
    fix(one, index) {
      const text = one.finding.fixes[index]
      if (text === undefined) return
      page.editor()?.findings.fix([{ noted: one, text }])
      relist()
      schedule(0)
    },
    fixRule(rule) {
      const fixes = whereOf().flatMap(({ noted: one }) => {
        const [text] = one.finding.fixes
        return one.finding.rule === rule && text !== undefined ? [{ noted: one, text }] : []
      })
      const made = page.editor()?.findings.fix(fixes) ?? 0
      relist()
      schedule(0)
      if (made > 0) notices.say(words.peek().window.checking.fixedAll(made))
    },
    ignoreOnce(one) {
      const there = whereOf().find(({ noted: each }) => each === one)
      const doc = page.editor()?.view.state.doc
      if (!there || !doc) return
      // The words around it may have been corrected since it was found.
      const { parent, parentOffset } = doc.resolve(there.from)
      const text = blockText(parent)
      const end = parentOffset + one.finding.text.length
      once.add(onceKey({ ...one, before: before(text, parentOffset), after: after(text, end) }))
      goOn((each) => each === one)
    },
    async ignore(one, where, reason = "") {
      const { rule, text } = one.finding
      const article = where === "article" ? of : null
      if (where === "article" && article === null) return
      const home = desk.here()
      const what = { rule, text, article }
      if (!(await home.attempt("ignoreFinding", { ...what, reason }))) return
      ignored.add(ignoreKey(rule, text, article))
      const { checking } = words.peek().window
      offer(where === "article" ? checking.ignored(text) : checking.ignoredEverywhere(text), async () => {
        if (!(await home.attempt("heedFinding", what))) return
        ignored.delete(ignoreKey(rule, text, article))
      })
      goOn(({ finding }) => finding.rule === rule && finding.text === text)
    },
    async agree(one) {
      const wanted = agreeable(one)
      if (!wanted) return
      const home = desk.here()
      const added = await home.attempt("agreeName", wanted)
      if (!added) return
      offer(words.peek().window.checking.agreed(wanted.name), () =>
        home.attempt("takeBackName", { name: wanted.name, added }),
      )
      refresh()
    },
    follow({ state }) {
      if (state.doc === seen) return
      seen = state.doc
      const id = page.currentId.peek()
      if (id !== of) take(id)
      if (id !== null && settings.peek().checks) schedule()
    },
    attach(editor) {
      editor?.findings.onChange(() => {
        current.value = editor.findings.current()
        listTimer ??= setTimeout(relist, checkPace.list)
      })
      editor?.findings.onHeld(place)
    },
    reset() {
      of = null
      once.clear()
      ignored.clear()
      clear()
    },
  }
  return checks
}
