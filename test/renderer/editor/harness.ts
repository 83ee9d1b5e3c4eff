/** An editor in a page, with a window around it that only remembers, and keys that are really pressed. */
import type { Node } from "prosemirror-model"
import { NodeSelection, TextSelection } from "prosemirror-state"
import { afterEach, expect } from "vitest"
import { userEvent } from "vitest/browser"
import type { Article } from "../../../main/article/schema.ts"
import { commandIds, commands } from "../../../main/contract/commands.ts"
import type { Language } from "../../../main/contract/desk.ts"
import { matches } from "../../../main/contract/keys.ts"
import type { ArticleSummary, Hit } from "../../../main/contract/library.ts"
import { wordsIn } from "../../../main/contract/words/index.ts"
import { loadReader } from "../../../renderer/editor/clipboard/foreign.ts"
import { createEditor, type Editor, type EditorChange } from "../../../renderer/editor/editor.ts"
import type { EditorHost } from "../../../renderer/editor/host.ts"
import type { LinkTarget } from "../../../renderer/editor/target.ts"
import { article, body, drawing, headline, type Picture, standfirst } from "../../support/pictures.ts"

/** An article with a body of these blocks under a headline and a standfirst. */
export const story = (...blocks: Parameters<typeof body>) =>
  article(headline("قمة"), standfirst("في عمان"), body(...blocks))

export type Bench = {
  editor: Editor
  place: HTMLElement
  /** What the window was told and asked, in order. */
  notices: string[]
  changes: EditorChange[]
  opened: string[]
  imports: (string | { html: string })[]
  asked: LinkTarget[]
  /** What the window answers to the next questions for a link, first to last. */
  answers: (LinkTarget | "remove" | null)[]
  picture: { src: string; alt: string } | null
  /** What the newsroom does with a picture file: its name there. */
  store: (file: File) => Promise<string | null> | string | null
  /** What the newest notice offers. */
  answer: (() => void) | null
  language: Language
  summaries: ArticleSummary[]
  /** The ids of articles that are in the bin. */
  binned: string[]
  /** What the window suggests, and how often it was asked to. */
  suggestions: Hit[]
  suggesting: number
  /** The article as it stands. */
  doc(): Article
}

let clear: (() => void)[] = []
afterEach(() => {
  for (const undo of clear) undo()
  clear = []
})

/** Opens `picture` with the selection from its `<a>` to its `<b>` (or a selected node at `<node>`) and the focus in the text. */
export async function open(picture: Picture): Promise<Bench> {
  const place = document.createElement("div")
  document.body.append(place)
  const bench: Omit<Bench, "editor"> = {
    place,
    notices: [],
    changes: [],
    opened: [],
    imports: [],
    asked: [],
    answers: [],
    picture: null,
    answer: null,
    store: (file) => `pictures/${file.name}`,
    language: "ar",
    summaries: [],
    binned: [],
    suggestions: [],
    suggesting: 0,
    doc: () => editor.view.state.doc,
  }
  const host: EditorHost = {
    words: () => wordsIn(bench.language),
    language: () => bench.language,
    platform: "linux",
    keyOf: (id) => commands[id].keys[0],
    pictureUrl: (src) => (src === "dot.gif" ? dot : `/missing/${src}`),
    described: (id) => ({
      id,
      summary: bench.summaries.find((summary) => summary.id === id) ?? null,
      binned: bench.binned.includes(id) ? { headline: "" } : null,
    }),
    async suggest(count) {
      bench.suggesting += 1
      return bench.suggestions.slice(0, count)
    },
    hint: (message) => bench.notices.push(message),
    changed: (change) => bench.changes.push(change),
    askLink: async (current) => {
      bench.asked.push(current)
      return bench.answers.shift() ?? null
    },
    storePicture: async (file) => (await bench.store(file)) ?? null,
    choosePicture: async () => bench.picture,
    pasteWhole: (pasted) => bench.imports.push(pasted),
    notice: (message) => bench.notices.push(message),
    escape: () => false,
    offer: (message, action) => {
      bench.notices.push(message)
      bench.answer = action.run
    },
    openLink: (href) => bench.opened.push(href),
  }
  const editor = createEditor(place, host)
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing) return
    const id = commandIds.find((name) => {
      const command = commands[name]
      return !("role" in command) && command.keys.some((key) => matches(event, key, "linux"))
    })
    if (!id) return
    editor.settle()
    if (editor.run(id)) {
      event.preventDefault()
      event.stopPropagation()
    }
  }
  window.addEventListener("keydown", onKeyDown, { capture: true })
  clear.push(() => {
    window.removeEventListener("keydown", onKeyDown, { capture: true })
    editor.destroy()
    place.remove()
  })
  picture.check()
  editor.open(picture)
  editor.focus()
  select(editor, picture)
  await loadReader()
  // Nobody types before the page has been seen.
  await frame()
  bench.changes.length = 0
  return Object.assign(bench, { editor })
}

/** Selects what the tags of `picture`, which the editor shows, name. */
export function select(editor: Editor, picture: Picture) {
  const { state } = editor.view
  const { a, b, node } = picture.tag
  if (node !== undefined) editor.view.dispatch(state.tr.setSelection(NodeSelection.create(state.doc, node)))
  else if (a !== undefined)
    editor.view.dispatch(state.tr.setSelection(TextSelection.create(state.doc, a, b ?? a)))
}

/** The smallest GIF: one dot. */
const dot = "data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw=="

/** The page was drawn. */
export const frame = () =>
  new Promise<void>((done) => requestAnimationFrame(() => requestAnimationFrame(() => done())))

/** Presses keys: `Enter`, `Control+Shift+h`, one after another. */
export async function press(...keys: string[]) {
  for (const key of keys) {
    const names = key.split("+")
    const held = names.slice(0, -1)
    await userEvent.keyboard(
      `${held.map((name) => `{${name}>}`).join("")}{${names.at(-1)}}${held.map((name) => `{/${name}}`).join("")}`,
    )
  }
}

/** Types `text` as a person does, character by character. */
export async function type(text: string) {
  await userEvent.keyboard(text.replace(/[{[]/g, "$&$&"))
}

/** Pastes through a real paste event. */
export function paste(editor: Editor, data: { html?: string; text?: string }) {
  const transfer = new DataTransfer()
  if (data.html !== undefined) transfer.setData("text/html", data.html)
  if (data.text !== undefined) transfer.setData("text/plain", data.text)
  editor.view.dom.dispatchEvent(
    new ClipboardEvent("paste", { clipboardData: transfer, bubbles: true, cancelable: true }),
  )
}

/** What copying puts on the clipboard. */
export function copy(editor: Editor, event: "copy" | "cut" = "copy"): { html: string; text: string } {
  const transfer = new DataTransfer()
  editor.view.dom.dispatchEvent(
    new ClipboardEvent(event, { clipboardData: transfer, bubbles: true, cancelable: true }),
  )
  return { html: transfer.getData("text/html"), text: transfer.getData("text/plain") }
}

/** Expects two documents, or parts of them, to be equal; a failure shows where they differ. */
export function same(is: Node, should: Node) {
  expect(drawing(is)).toBe(drawing(should))
}

/** Waits for what has been promised already. */
export const settled = () =>
  new Promise<void>((done) => queueMicrotask(() => queueMicrotask(() => queueMicrotask(done))))

/** Waits until the blocks that came into sight are laid out: the browser finds them with one frame and lays them out with the next. */
export const framed = () =>
  new Promise<void>((done) =>
    requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(() => done()))),
  )

/** Where the cursor is: the type of its textblock, and the text before and after it there. */
export function cursor(editor: Editor): string {
  const { selection } = editor.view.state
  if (selection instanceof NodeSelection) return `[${selection.node.type.name}]`
  const { $head } = selection
  if (!$head.parent.inlineContent) return `[gap ${$head.index()}]`
  const text = (from: number, to: number) => $head.parent.textBetween(from, to, undefined, "\n")
  return `${$head.parent.type.name}: ${text(0, $head.parentOffset)}|${text($head.parentOffset, $head.parent.content.size)}`
}
