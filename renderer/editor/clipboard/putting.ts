/** Puts what is pasted or dropped into the text, and tells where it went and what of it was lost. */
import type { Slice } from "prosemirror-model"
import { NodeSelection, TextSelection, type Transaction } from "prosemirror-state"
import type { EditorView } from "prosemirror-view"
import type { LossName } from "../../../main/article/foreign/losses.ts"
import { fill } from "../../../main/contract/words/fill.ts"
import { paragraph } from "../blocks.ts"
import type { EditorHost } from "../host.ts"
import { keyText } from "../keycaps.ts"
import { directionAt } from "../parts.ts"
import { removeSelection } from "../removal.ts"
import type { Arrival } from "./arrival.ts"
import { insertBlocks, type Moved } from "./insertion.ts"
import { bodyBlocks, isEmptyLine } from "./pasted.ts"

/** Losses that one notice tells as pictures and media. */
const media: ReadonlySet<LossName> = new Set(["picture", "video", "audio", "frame", "object"])

/** Tells what was moved, left out or changed. */
export function tellPut({ moved, to }: Moved, losses: Arrival["losses"], host: EditorHost): void {
  const words = host.words().editor.paste
  const said: string[] = []
  if (moved > 0 && to) said.push(words[to](moved))
  for (const { what, count } of losses)
    if (what === "deletion" || what === "footnote" || what === "remark" || what === "hidden")
      said.push(words[what](count))
  const isLost = (names: ReadonlySet<LossName>) => losses.some(({ what }) => names.has(what))
  if (isLost(media))
    said.push(fill(words.pictures, { key: keyText(host.keyOf("figure") ?? "/", host.platform) }))
  if (isLost(new Set(["table"]))) said.push(words.tables)
  if (isLost(new Set(["link"]))) said.push(words.links)
  if (said.length > 0) host.notice(said.join(" "))
}

/** Makes the selection of `tr` an empty one, for what is pasted. A selected block stays; a paste goes after it. */
export function makeRoom(tr: Transaction): Transaction {
  if (tr.selection instanceof NodeSelection) {
    const { to, node } = tr.selection
    tr.insert(to, paragraph(node.attrs.dir))
    tr.setSelection(TextSelection.create(tr.doc, to + 1))
  } else removeSelection(tr)
  return tr
}

/** Puts `slice` at the selection of `tr`, which is empty, and tells of it. Returns whether it put in anything. */
export function putSlice(
  view: EditorView,
  tr: Transaction,
  slice: Slice,
  told: (moved: Moved) => void,
): boolean {
  const dir = directionAt(tr.selection.$from)
  const blocks = bodyBlocks(slice.content, dir).filter(
    (block, _, all) => all.length === 1 || !isEmptyLine(block),
  )
  if (blocks.length === 0) {
    told({ moved: 0, to: null })
    return false
  }
  for (const block of blocks) block.check()
  const moved = insertBlocks(tr, blocks)
  view.dispatch(tr.scrollIntoView().setMeta("paste", true).setMeta("uiEvent", "paste"))
  told(moved)
  return true
}
