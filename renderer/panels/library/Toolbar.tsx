/** The bar above the list: how many lines it has, its order and its grouping. */
import { type Grouping, groupings, type Order, orders } from "../../../main/contract/library.ts"
import { useSession } from "../../session/context.ts"

/** The bar above the list. */
export function Toolbar() {
  const session = useSession()
  const { library } = session
  const { library: words } = session.words.value.window
  const answer = library.listing.answer.value
  const { text, order, group } = library.listing.question.value
  const selected = library.selected.value.size
  const possible = text.trim() === "" ? orders.filter((each) => each !== "best") : orders
  const said =
    selected > 0
      ? words.selected(selected)
      : answer === null
        ? ""
        : answer.more
          ? words.closest(answer.total)
          : words.count(answer.total)
  return (
    <div class="list-bar">
      <span class="list-count" role="status" data-selected={selected > 0}>
        {said}
      </span>
      <select
        aria-label={words.order}
        title={session.words.value.commands.nextOrder.label}
        value={order}
        onChange={(event) => library.set({ order: event.currentTarget.value as Order })}
      >
        {possible.map((each) => (
          <option key={each} value={each}>
            {words.orders[each]}
          </option>
        ))}
      </select>
      <select
        aria-label={words.group}
        title={session.words.value.commands.nextGroup.label}
        value={group}
        onChange={(event) => library.set({ group: event.currentTarget.value as Grouping })}
      >
        {groupings.map((each) => (
          <option key={each} value={each}>
            {words.groupings[each]}
          </option>
        ))}
      </select>
    </div>
  )
}
