/** Changes of the dossier, as steps like any typing. Consecutive changes of one field are undone as one. */
import { type EditorState, PluginKey, type Transaction } from "prosemirror-state"
import type { Dossier, DossierField } from "../../main/article/dossier.ts"
import { originOf } from "./origin.ts"

export type Facts = {
  /** The transaction that sets a field in the document of `state`; null if it has that value already. */
  set<Field extends DossierField>(state: EditorState, field: Field, value: Dossier[Field]): Transaction | null
  /** To be called with each transaction that changes the document. */
  follow(tr: Transaction): void
  /** To be called when another article is opened. */
  reset(): void
}

/** The milliseconds for which changes of one field count as consecutive. */
const pause = 5000

/** The mark of a transaction that sets a field. */
const fieldKey = new PluginKey("field")

/** Changes of the dossier for one editor. It remembers which field was changed last, and when. */
export function createFacts(): Facts {
  /** The field that was changed last. */
  let last: { field: DossierField; group: number; time: number } | null = null
  let groups = 0
  return {
    set(state, field, value) {
      const tr = withFacts(state, { [field]: value })
      if (!tr.docChanged) return null
      const now = tr.time
      const goesOn = last?.field === field && now - last.time < pause
      // The history takes transactions with the same composition as one step; the view's own are positive.
      const group = goesOn ? last!.group : -2 - ++groups
      last = { field, group, time: now }
      return tr.setMeta("composition", group).setMeta(fieldKey, field)
    },
    follow(tr) {
      if (tr.getMeta(fieldKey) === undefined && originOf(tr) !== "stamp") last = null
    },
    reset() {
      last = null
    },
  }
}

/** The transaction that sets `fields` in the document of `state`. It has no step if they have these values already. */
export function withFacts({ tr, doc }: EditorState, fields: Partial<Record<string, unknown>>): Transaction {
  for (const [name, value] of Object.entries(fields))
    if (JSON.stringify(doc.attrs[name]) !== JSON.stringify(value)) tr.setDocAttribute(name, value)
  return tr
}
