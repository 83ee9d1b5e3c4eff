/** The way that the writer took through articles and places in them, for going back and forward on it. */
import { effect, type ReadonlySignal, signal } from "@preact/signals"
import { TextSelection } from "prosemirror-state"
import type { EditorChange } from "../editor/editor.ts"
import type { Page } from "./article/page.ts"

/** A place on the way: an article and where the cursor was in it; null until it has been somewhere. */
type Stop = { id: string; head: number | null }

export type Trail = {
  /** The articles that were open, the newest first, without the present one. */
  readonly recent: ReadonlySignal<readonly string[]>
  /** Whether there is a place to go back (-1) or forward (1) to. */
  can(direction: 1 | -1): boolean
  /** Goes back (-1) or forward (1) to the next place on the way. One whose article cannot be opened is taken off it. */
  go(direction: 1 | -1): Promise<void>
  /** Notes the present place as one to come back to. Called before a jump inside of the article. */
  mark(): void
  /** Called with every change of the editor: places stay with their words. */
  follow(change: EditorChange): void
  /** Forgets everything: another newsroom was opened. */
  reset(): void
}

/** How many places are remembered, and how many articles. */
const most = { stops: 100, recent: 20 }

/** An empty way. It begins with the first article. */
export function createTrail(options: {
  page: Pick<Page, "currentId" | "editor">
  open(id: string): Promise<void>
}): Trail {
  const { page, open } = options
  const recent = signal<readonly string[]>([])
  let stops: Stop[] = []
  /** The index of the stop where the writer is; its place is the newest one. */
  let at = -1
  /** Whether an article is on its way because of `go`. */
  let travelling = false
  let opened: string[] = []

  /** Makes `stop` the present one; the way that led forward from here ends. */
  function push(stop: Stop): void {
    stops = [...stops.slice(0, at + 1), stop].slice(-most.stops)
    at = stops.length - 1
  }

  effect(() => {
    const id = page.currentId.value
    if (id === null) return
    opened = [id, ...opened.filter((other) => other !== id)].slice(0, most.recent + 1)
    recent.value = opened.slice(1)
    if (!travelling && stops[at]?.id !== id) push({ id, head: null })
  })

  /** Puts the cursor where it was at `stop`, and gives the text the focus. */
  function land({ head }: Stop): void {
    const editor = page.editor()
    if (!editor) return
    const { state } = editor.view
    if (head !== null) {
      const $head = state.doc.resolve(Math.min(head, state.doc.content.size))
      editor.view.dispatch(state.tr.setSelection(TextSelection.near($head)).scrollIntoView())
    }
    editor.focus()
  }

  return {
    recent,
    can: (direction) => stops[at + direction] !== undefined,
    async go(direction) {
      const index = at + direction
      const stop = stops[index]
      if (!stop || travelling) return
      const place = { ...stop }
      if (page.currentId.peek() !== stop.id) {
        travelling = true
        try {
          await open(stop.id)
        } finally {
          travelling = false
        }
        if (page.currentId.peek() !== stop.id) {
          stops = stops.filter((other) => other !== stop)
          if (direction < 0) at -= 1
          return
        }
      }
      at = index
      land(place)
    },
    mark() {
      const here = stops[at]
      if (here === undefined) return
      const last = stops[at - 1]
      const isNoted = last?.id === here.id && last.head === here.head
      if (here.head !== null && !isNoted) push({ ...here })
    },
    follow({ steps, state }) {
      const { id } = state.doc.attrs
      const maps = steps.map((step) => step.getMap())
      if (maps.length > 0)
        for (const stop of stops)
          if (stop.id === id && stop.head !== null)
            stop.head = maps.reduce((head, map) => map.map(head), stop.head)
      const here = stops[at]
      if (here === undefined || here.id !== id || travelling) return
      here.head = state.selection.head
    },
    reset() {
      stops = []
      at = -1
      opened = []
      recent.value = []
    },
  }
}
