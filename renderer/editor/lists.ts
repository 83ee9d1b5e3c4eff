/** Makes a list when its sign is typed. */
import { InputRule, inputRules } from "prosemirror-inputrules"
import type { NodeType } from "prosemirror-model"
import type { Plugin } from "prosemirror-state"
import { toggleList } from "./blocks.ts"
import { nodes } from "./parts.ts"

/** `- ` and `* ` begin a bullet list, `1. ` and `١. ` a numbered one. Backspace right after takes it back. */
export function typedLists(): Plugin {
  return inputRules({
    rules: [
      listRule(/^[-*]\s$/, nodes.bullet_list!),
      listRule(/^(\d{1,3}|[٠-٩]{1,3}|[۰-۹]{1,3})\.\s$/, nodes.numbered_list!, numberOf),
    ],
  })
}

/** The number that a list starts with, in any of the digits an Arabic desk types. */
const numberOf = (digits: string) =>
  Number.parseInt(
    digits.replace(/[٠-٩۰-۹]/g, (digit) => String(digit.charCodeAt(0) & 0xf)),
    10,
  )

function listRule(pattern: RegExp, type: NodeType, startOf?: (digits: string) => number): InputRule {
  return new InputRule(pattern, (state, match, start, end) => {
    const { $from } = state.selection
    if ($from.depth !== 2 || $from.parent.type !== nodes.paragraph) return null
    const { tr } = state
    tr.delete(start, end)
    const made = toggleList(state.apply(tr), type, startOf?.(match[1]!) ?? 1)
    if (!made) return null
    for (const step of made.steps) tr.step(step)
    return tr
  })
}
