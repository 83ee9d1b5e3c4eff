/** Lists of an imported article. */
import type { Node } from "prosemirror-model"
import { schema } from "../../../article/schema.ts"
import { listMarker } from "../list-marker.ts"
import type { Markup } from "../source.ts"
import type { Group } from "./groups.ts"
import type { Textblocks } from "./textblocks.ts"

const { nodes } = schema

/**
 * The lists that items make: a new one wherever bullets change to numbers or the count does not go on. `markup` is by
 * line number.
 */
export function listsOf(
  items: readonly Group[],
  textblocks: Textblocks,
  markup: ReadonlyMap<number, Markup>,
): Node[] {
  const made: { numbered: boolean; start: number; items: Node[] }[] = []
  for (const item of items) {
    const known = markup.get(item.number)?.ordered
    const marker = item.content || known !== undefined ? null : listMarker(item.text)
    const numbered = known ?? (marker !== null && marker.number !== null)
    const open = made.at(-1)
    const goesOn =
      open !== undefined &&
      open.numbered === numbered &&
      (!numbered || marker?.number == null || marker.number === open.start + open.items.length)
    const paragraph = textblocks.make(nodes.paragraph, item, {}, marker?.length ?? 0)
    const entry = nodes.list_item.create({ dir: paragraph.attrs.dir }, paragraph)
    if (goesOn) open.items.push(entry)
    else made.push({ numbered, start: marker?.number ?? 1, items: [entry] })
  }
  return made.map((list) => {
    const dir = list.items[0]!.attrs.dir
    return list.numbered
      ? nodes.numbered_list.create({ dir, start: list.start }, list.items)
      : nodes.bullet_list.create({ dir }, list.items)
  })
}
