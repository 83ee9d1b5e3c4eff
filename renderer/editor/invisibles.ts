/**
 * Shows, where the writer asks for it, characters that are meant and that nobody sees: hard spaces, joiners, non-joiners
 * and tatweel. The characters that steer direction are always shown, see `controls.ts`.
 */
import { type EditorState, Plugin, PluginKey, type Transaction } from "prosemirror-state"
import { DecorationSet } from "prosemirror-view"
import { createSigns } from "./signs.ts"
import "./signs.css"

/** What is written over the characters; a tatweel is seen, and only coloured. */
const names: Record<string, string> = {
  "\u00a0": "NBSP",
  "\u2007": "FSP",
  "\u202f": "NNBSP",
  "\u200c": "ZWNJ",
  "\u200d": "ZWJ",
}

/** A joiner between two emoji stays as it is: with a sign over it they would fall apart. */
const signs = createSigns(/[\u00a0\u2007\u202f\u200c\u0640]|(?<=[\p{L}\p{M}])\u200d/gu, "invisible", names)

type Shown = { shown: boolean; set: DecorationSet }

const key = new PluginKey<Shown>("invisibles")

/** The plugin that draws the signs. Whether they are shown holds for the articles that are opened later, too. */
export function invisibles(): Plugin<Shown> {
  let shown = false
  return new Plugin<Shown>({
    key,
    state: {
      init: (_, { doc }) => ({ shown, set: shown ? signs.all(doc) : DecorationSet.empty }),
      apply(tr, before) {
        if (tr.getMeta(key)) {
          const next = !before.shown
          return { shown: next, set: next ? signs.all(tr.doc) : DecorationSet.empty }
        }
        return before.shown && tr.docChanged ? { shown: true, set: signs.follow(tr, before.set) } : before
      },
    },
    view: () => ({
      update(view) {
        shown = invisiblesShown(view.state)
      },
    }),
    props: { decorations: (state) => key.getState(state)?.set },
  })
}

/** Whether the signs are shown. */
export const invisiblesShown = (state: EditorState): boolean => key.getState(state)?.shown ?? false

/** Shows the signs, or hides them. */
export const toggleInvisibles = ({ tr }: EditorState): Transaction =>
  tr.setMeta(key, true).setMeta("addToHistory", false)
