/** The keys that the editor handles itself. The keys of commands are handled by the window. */
import { undoInputRule } from "prosemirror-inputrules"
import { sinkListItem } from "prosemirror-schema-list"
import { Plugin } from "prosemirror-state"
import type { EditorView } from "prosemirror-view"
import { matches } from "../../main/contract/keys.ts"
import { actions } from "./actions.ts"
import { arrow } from "./arrows.ts"
import { lift, onTouched } from "./blocks.ts"
import type { Context } from "./context.ts"
import { breakLine, enter, leave } from "./enter.ts"
import { erase } from "./erase.ts"
import { follow } from "./links.ts"
import { goNote } from "./note.ts"
import { goParagraph } from "./paragraphs.ts"
import { depthOf, nodes, selectedBlock } from "./parts.ts"
import { describeFigure } from "./views/figure.ts"
import { endWay } from "./way.ts"

const isModifier = (key: string) => ["Shift", "Control", "Alt", "Meta"].includes(key)

function endsWay(view: EditorView) {
  endWay(view)
  return false
}

/** The plugin for Enter, Escape, Tab, Backspace, Delete and the arrow keys, and for selecting everything. */
export function keyboard(context: Context): Plugin {
  return new Plugin({
    props: {
      handleDOMEvents: {
        mousedown: endsWay,
        blur: endsWay,
        // Text that comes without a key.
        beforeinput: endsWay,
      },
      handleKeyDown(view, event) {
        if (!event.key.startsWith("Arrow") && !isModifier(event.key)) endWay(view)
        if (event.isComposing || view.composing) return false
        const { platform } = context.host
        if (matches(event, "Mod-a", platform)) return actions.selectAll!.run(context)
        // With a modifier the browser would erase words; at an edge that must not break a wall either.
        if (event.key === "Backspace")
          return (!event.ctrlKey && undoInputRule(view.state, view.dispatch)) || erase(context, -1)
        if (event.key === "Delete" && !event.shiftKey) return erase(context, 1)
        // On macOS the system has these keys for the start and the end of the text.
        if (platform !== "mac" && event.ctrlKey && !event.metaKey && !event.altKey) {
          if (event.key === "ArrowUp") return goParagraph(view, -1, event.shiftKey)
          if (event.key === "ArrowDown") return goParagraph(view, 1, event.shiftKey)
        }
        if (event.ctrlKey || event.metaKey || event.altKey) {
          if (event.key !== "Enter") return arrow(view, event)
          if (matches(event, "Mod-Enter", platform)) follow(context)
          return true
        }
        switch (event.key) {
          case "Enter":
            if (event.shiftKey) return breakLine(context)
            return enter(context) || describe(view)
          case "Escape":
            return leave(context) || context.host.escape()
          case "Tab": {
            if (goNote(context)) return true
            if (depthOf(view.state.selection.$from, "list_item") < 0) return false
            const touched = onTouched(view.state)
            if (!event.shiftKey) sinkListItem(nodes.list_item!)(touched, view.dispatch)
            else {
              const lifted = lift(touched)
              if (lifted) view.dispatch(lifted)
            }
            return true
          }
        }
        return arrow(view, event)
      },
    },
  })
}

/** Opens the field for the description of the selected figure. */
function describe(view: EditorView): boolean {
  const block = selectedBlock(view.state)
  return block?.node.type === nodes.figure && describeFigure(view, block.pos)
}
