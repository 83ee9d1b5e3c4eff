/**
 * The editor of one article: a ProseMirror view over the one document that holds
 * headline, standfirst, body and dossier. It knows nothing of files or of the
 * window; what it needs of them it asks its host.
 */
import { history } from "prosemirror-history"
import type { Node } from "prosemirror-model"
import { EditorState, type Selection, TextSelection } from "prosemirror-state"
import { EditorView } from "prosemirror-view"
import { deepestList } from "../../main/article/nesting.ts"
import { type Article, emptyArticle } from "../../main/article/schema.ts"
import type { Place } from "../../main/contract/desk.ts"
import { focusText, goTo } from "./actions.ts"
import { createAttributes } from "./attributes.ts"
import { copying } from "./clipboard/copied.ts"
import { type Contents, createContents } from "./contents.ts"
import type { Context } from "./context.ts"
import { lookAgain } from "./doubtful.ts"
import { catchUp, keepDrawn, show } from "./drawn.ts"
import { createOpening } from "./opening.ts"
import { writePlaceholders } from "./placeholders.ts"
import { pluginsOf } from "./plugins.ts"
import { createRunning, type Running } from "./running.ts"
import { createScrolled } from "./scrolled.ts"
import { createDrawing } from "./views/drawing.ts"
import { endWay } from "./way.ts"
import "./editor.css"
import { createPasting } from "./clipboard/paste.ts"
import { createFacts } from "./facts.ts"
import { createFindings, type Findings } from "./findings.ts"
import { createHistories } from "./histories.ts"
import { createHits, type Hits } from "./hits/hits.ts"
import { createHolds } from "./holds.ts"
import type { EditorHost } from "./host.ts"
import { nestsTooDeep } from "./nesting.ts"
import { originOf } from "./origin.ts"
import { blocksOf, goToBlock, type OutlineBlock } from "./outline.ts"
import { type Part, partRange } from "./parts.ts"

export type { EditorChange, EditorHost } from "./host.ts"

export type Editor = Contents &
  Running & {
    readonly view: EditorView
    /** What is looked for in the article that is shown. */
    readonly hits: Hits
    /** What the checks found in the article that is shown. */
    readonly findings: Findings
    /**
     * Shows an article, with what can be undone in it since it was first opened; cursor and scroll at `place`, without
     * one at the start.
     */
    open(article: Article, place?: Place | null): void
    /** Forgets what can be undone in the articles that were left. */
    forget(): void
    /** Where the writer is now. */
    place(): Place
    /** Whether the user may change text and dossier. Reading, choosing and copying go on without. */
    setWritable(writable: boolean): void
    /**
     * Takes over where the cursor is in the page, of which the browser tells with the next frame only. Called before
     * anything acts on it, or takes the focus away.
     */
    settle(): void
    /** Puts the focus into the text, and the cursor into `part` if one is named. */
    focus(part?: Part): void
    /** Every block of text that is not empty, in order. */
    outline(): readonly OutlineBlock[]
    /** Puts the cursor at the start of the block of text that starts at `pos`, if one does, and the focus into the text. */
    goToBlock(pos: number): void
    /** The interface's language changed: hints, labels and facts are written anew. */
    relabel(): void
    /** What links to articles lead to changed: the rows and links that show it are drawn anew, and nothing else. */
    relink(): void
    destroy(): void
  }

/** The milliseconds without typing after which a new step of undo begins. */
const typingPause = 500

/** Builds an editor in `place`, which is its own from then on. It holds an empty article until `open`. */
export function createEditor(place: HTMLElement, host: EditorHost): Editor {
  const holds = createHolds()
  const facts = createFacts()
  const drawing = createDrawing(host)
  const around = document.createElement("div")
  around.className = "editor"
  place.append(around)

  const context: Context = {
    get view() {
      return view
    },
    host,
    hold: holds.hold,
    release: holds.release,
  }

  const pasting = createPasting(() => context)
  const undoing = history({ newGroupDelay: typingPause })
  const { plugin: marking, hits } = createHits()
  const { plugin: noting, findings } = createFindings()
  let writable = true
  const isWritable = () => writable
  const plugins = pluginsOf({ context, around, pasting, noting, marking, undoing, isWritable })
  const histories = createHistories(undoing, plugins)
  const stateOf = (doc: Node, selection?: Selection) =>
    EditorState.create({ doc, plugins, ...(selection ? { selection } : {}) })

  const attributes = createAttributes(host, isWritable)
  const view: EditorView = new EditorView(around, {
    state: stateOf(emptyArticle()),
    editable: isWritable,
    attributes: (state) => attributes(state.doc.attrs.language),
    nodeViews: drawing.nodeViews,
    ...copying,
    ...pasting.props,
    dispatchTransaction(tr) {
      const users = originOf(tr) === null
      if (tr.docChanged && users && !writable) return
      if (users && nestsTooDeep(tr)) return host.notice(host.words().editor.tooDeep(deepestList))
      const { state } = view.state.applyTransaction(tr)
      keepDrawn(view, state.doc)
      show(view, tr, state)
      if (tr.docChanged) {
        facts.follow(tr)
        holds.follow(tr)
      }
      host.changed({ doc: tr.docChanged && users, steps: tr.steps, state })
    },
  })

  function relabel() {
    writePlaceholders(around, host)
    drawing.relabel()
    view.setProps({})
  }

  relabel()
  const opening = createOpening(around)
  const scrolled = createScrolled(place)

  return {
    ...createContents({ view, facts, scrolled }),
    ...createRunning(context, isWritable),
    view,
    hits,
    findings,
    open(article, back) {
      endWay(view)
      holds.drop()
      facts.reset()
      histories.leave(view.state)
      const again = histories.enter(article)
      const doc = again?.doc ?? article
      const headline = partRange(doc, "headline")
      opening.begin()
      const at = (position: number) => doc.resolve(Math.min(position, doc.content.size))
      const selection = back
        ? TextSelection.between(at(back.anchor), at(back.head))
        : TextSelection.create(doc, headline.from)
      view.updateState(again ? again.apply(again.tr.setSelection(selection)) : stateOf(article, selection))
      opening.end()
      scrolled.reset()
      if (back) scrolled.set(back.scroll)
      host.changed({ doc: false, steps: [], state: view.state })
    },
    forget: histories.forget,
    place() {
      const { anchor, head } = view.state.selection
      return { anchor, head, scroll: scrolled.get() }
    },
    setWritable(next) {
      if (next === writable) return
      writable = next
      view.setProps({})
    },
    settle() {
      if (!view.composing) catchUp(view)
    },
    focus(part) {
      if (part) goTo(context, part)
      else focusText(view)
    },
    outline: () => blocksOf(view.state.doc),
    goToBlock(pos) {
      goToBlock(view, pos)
      focusText(view)
    },
    relabel,
    relink() {
      drawing.relink()
      lookAgain(view, host)
    },
    destroy() {
      holds.drop()
      opening.drop()
      view.destroy()
      around.remove()
    },
  }
}
