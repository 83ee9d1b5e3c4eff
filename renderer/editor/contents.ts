/** Changes of the whole article, or of its dossier, that come from elsewhere than the text. */
import { closeHistory } from "prosemirror-history"
import { TextSelection } from "prosemirror-state"
import type { EditorView } from "prosemirror-view"
import type { Dossier, DossierField } from "../../main/article/dossier.ts"
import type { Article } from "../../main/article/schema.ts"
import { adopt } from "./adopt.ts"
import { type Facts, withFacts } from "./facts.ts"
import { by } from "./origin.ts"
import type { Scrolled } from "./scrolled.ts"

export type Contents = {
  /**
   * Makes `article` the content by the smallest change, so that the cursor stays with its words. `undoable` for
   * the user's own doing, one step of undo; else it is no change of the user's and never undone.
   */
  adopt(article: Article, undoable: boolean): void
  /** Makes `article` the content, text and dossier, in one step that can be undone. */
  replace(article: Article): void
  /** Sets a field of the dossier. Consecutive changes of one field are undone as one. */
  setDossier<Field extends DossierField>(field: Field, value: Dossier[Field]): void
  /** Sets facts that the desk established: never undone, and no change of the user's. */
  stamp(fields: Partial<Dossier>): void
}

export type ContentsOptions = { view: EditorView; facts: Facts; scrolled: Scrolled }

/** Makes what changes the article in `view`. */
export function createContents({ view, facts, scrolled }: ContentsOptions): Contents {
  return {
    adopt(article, undoable) {
      const tr = adopt(view.state, article)
      if (!tr.docChanged) return
      view.dispatch(undoable ? closeHistory(tr) : by("adopt", tr))
    },
    replace(article) {
      const tr = withFacts(view.state, article.attrs)
      tr.replaceWith(0, tr.doc.content.size, article.content)
      tr.setSelection(TextSelection.create(tr.doc, 1))
      view.dispatch(closeHistory(tr))
      scrolled.reset()
    },
    setDossier(field, value) {
      const tr = facts.set(view.state, field, value)
      if (tr) view.dispatch(tr)
    },
    stamp(fields) {
      const tr = withFacts(view.state, fields)
      if (tr.docChanged) view.dispatch(by("stamp", tr))
    },
  }
}
