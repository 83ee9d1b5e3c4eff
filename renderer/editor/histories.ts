/**
 * What can be undone in the articles that were left, so that it can be undone when they are opened again. As much is
 * kept as there is room for; the articles that were left longest ago lose it first.
 */
import { closeHistory } from "prosemirror-history"
import type { EditorState, Plugin } from "prosemirror-state"
import type { Article } from "../../main/article/schema.ts"
import { adopt } from "./adopt.ts"
import { by } from "./origin.ts"

/** How many articles it is kept of, and how long they may be together, in positions of their documents. */
const most = { articles: 24, size: 4_000_000 } as const

/** Histories of articles that were left. */
export type Histories = {
  /** Keeps what can be undone in `state`, which is left. */
  leave(state: EditorState): void
  /**
   * The state of `article` with what was left of it: what others changed meanwhile stays, and is not undone. Null if
   * nothing of it is kept.
   */
  enter(article: Article): EditorState | null
  forget(): void
}

/**
 * @param history the plugin that keeps what can be undone
 * @param plugins all plugins of a state, `history` among them
 */
export function createHistories(history: Plugin, plugins: readonly Plugin[]): Histories {
  const kept = new Map<string, EditorState>()
  let size = 0
  const drop = (id: string) => {
    size -= kept.get(id)?.doc.nodeSize ?? 0
    kept.delete(id)
  }
  return {
    leave(state) {
      const { id } = state.doc.attrs
      drop(id)
      // Of everything else, such as an open menu, nothing is kept.
      kept.set(id, state.reconfigure({ plugins: [history] }))
      size += state.doc.nodeSize
      for (const oldest of kept.keys()) {
        if (kept.size <= most.articles && size <= most.size) break
        drop(oldest)
      }
    },
    enter(article) {
      const left = kept.get(article.attrs.id)
      if (!left) return null
      drop(article.attrs.id)
      // Also where nothing changed: what is typed next is a step of its own.
      const { state } = left.applyTransaction(closeHistory(by("adopt", adopt(left, article))))
      if (!state.doc.eq(article)) return null
      return state.reconfigure({ plugins })
    },
    forget() {
      kept.clear()
      size = 0
    },
  }
}
