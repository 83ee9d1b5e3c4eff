/** The plugins of an editor, in the order in which they get keys and other events. */
import { dropCursor } from "prosemirror-dropcursor"
import type { Plugin } from "prosemirror-state"
import { actions } from "./actions.ts"
import { caret } from "./caret.ts"
import type { Pasting } from "./clipboard/paste.ts"
import type { Context } from "./context.ts"
import { controls } from "./controls.ts"
import { current } from "./current.ts"
import { doubts } from "./doubtful.ts"
import { gaps } from "./gap.ts"
import { growing } from "./grow.ts"
import { input } from "./input.ts"
import { invisibles } from "./invisibles.ts"
import { typedIsolates } from "./isolate.ts"
import { keyboard } from "./keyboard.ts"
import { keyless } from "./keyless.ts"
import { typedLists } from "./lists.ts"
import { menu } from "./menu.ts"
import { scrolling } from "./scroll.ts"
import { suggestions } from "./suggestions.ts"
import { typing } from "./typing.ts"

export type PluginsInput = {
  context: Context
  /** The element around the text, which menus and suggestions are drawn in. */
  around: HTMLElement
  pasting: Pasting
  /** Draws the hits of a search. */
  marking: Plugin
  /** Marks what the checks found. */
  noting: Plugin
  /** Knows what can be undone. */
  undoing: Plugin
  isWritable(): boolean
}

/** The plugins of the editor of `context`. */
export function pluginsOf({
  context,
  around,
  pasting,
  marking,
  noting,
  undoing,
  isWritable,
}: PluginsInput): Plugin[] {
  const { host } = context
  return [
    caret(),
    menu(
      host,
      () => around,
      (id) => void actions[id]?.run(context),
    ),
    typedLists(),
    keyboard(context),
    keyless(context, pasting.putLines),
    input(),
    typedIsolates(),
    gaps(),
    scrolling(),
    typing(),
    dropCursor({ class: "drop-cursor", color: false, width: 2 }),
    growing(),
    current(),
    controls(),
    invisibles(),
    doubts(host),
    noting,
    marking,
    suggestions(host, () => around, isWritable),
    undoing,
  ]
}
