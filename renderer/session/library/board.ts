/** The board: the newsroom's articles in a column for each status. One listing, grouped by status, fills all columns. */
import { batch, type ReadonlySignal, signal } from "@preact/signals"
import { type Status, statuses } from "../../../main/article/dossier.ts"
import type { Hit, LibraryNews } from "../../../main/contract/library.ts"
import type { Desk } from "../desk.ts"
import { type Answer, type Range, rowAt } from "./answer.ts"
import type { Changing } from "./changing.ts"
import { createListing, type Listing } from "./listing.ts"
import type { Undo } from "./undo-list.ts"

/** The column of a card and its index there. */
type CardPosition = { status: Status; at: number }

export type Board = {
  readonly open: ReadonlySignal<boolean>
  readonly listing: Listing
  /** The card that the keys act on. */
  readonly chosen: ReadonlySignal<CardPosition>
  toggle(): void
  close(): void
  /** Searches for `text`. */
  type(text: string): void
  /** Chooses the card at `card`, or the nearest card of that column. */
  choose(card: CardPosition): void
  /** Goes to the next (1) or previous (-1) column. */
  step(direction: 1 | -1): void
  /** Gives the chosen card the next or previous status. Moves are made one after the other. */
  move(direction: 1 | -1): Promise<void>
  /** The chosen card, once what was typed last is answered. */
  ready(): Promise<Hit | null>
  /** The chosen card; undefined while it is not fetched. */
  card(): Hit | undefined
  /** Notes which cards of a column are on the screen. */
  see(status: Status, range: Range): void
  /** The library changed. */
  changed(news: LibraryNews): void
  /** Closes the board and empties its field: another newsroom was opened. */
  reset(): void
}

/** How many cards are fetched beyond those on the screen. */
const around = 10

/** Which lines of an answer that is grouped by status are in a column. */
export function columnOf(
  answer: Pick<Answer, "groups"> | null,
  status: Status,
): { from: number; count: number } {
  let from = 0
  for (const { key, count } of answer?.groups ?? []) {
    if (key === status) return { from, count }
    from += count
  }
  return { from: 0, count: 0 }
}

export type BoardOptions = {
  desk: Desk
  changing: Changing
  /** The status of a card: that in the editor if its article is open there, else that of its file. */
  statusOf(card: Hit): Status
  /** Called after every move, with the function that undoes it. */
  moved(card: Hit, to: Status, undo: Undo): void
}

/** Makes the board: closed, with nothing asked yet. */
export function createBoard({ desk, changing, statusOf, moved }: BoardOptions): Board {
  const open = signal(false)
  const chosen = signal<CardPosition>({ status: "draft", at: 0 })
  const seen = new Map<Status, Range>()
  /** The article whose card the next answer makes the chosen one. */
  let follow: string | null = null
  /** The last move that was asked for. */
  let turn: Promise<unknown> = Promise.resolve()

  const ranges = (answer: Pick<Answer, "groups">): Range[] =>
    statuses.map((status) => {
      const { from, count } = columnOf(answer, status)
      const range = seen.get(status) ?? { from: 0, to: 0 }
      return {
        from: from + Math.max(0, range.from - around),
        to: from + Math.min(count, Math.max(range.to, 1) + around),
      }
    })

  const listing = createListing({
    browse: (query) => desk.ask("browse", query),
    first: { text: "", kinds: "articles", order: "updated", group: "status" },
    seen: (answer, fresh) => {
      if (fresh) seen.clear()
      return ranges(answer)
    },
    near: () => follow ?? rowAt(listing.answer.peek(), indexOf(chosen.peek()))?.id ?? null,
    arrived(answer, fresh) {
      const found = fresh && !follow ? null : answer.at
      if (found !== null)
        for (const status of statuses) {
          const { from, count } = columnOf(answer, status)
          if (found >= from && found < from + count) chosen.value = { status, at: found - from }
        }
      settle(answer, fresh)
    },
    fault: desk.explain,
  })

  const indexOf = ({ status, at }: CardPosition) => columnOf(listing.answer.peek(), status).from + at

  /** Keeps the chosen place on a card: in its own column, or after a search in the first column that has cards. */
  function settle(answer: Answer, fresh: boolean) {
    const { status, at } = chosen.peek()
    const { count } = columnOf(answer, status)
    if (count > 0 && !fresh) chosen.value = { status, at: Math.min(at, count - 1) }
    else if (count === 0 && fresh) {
      const first = statuses.find((each) => columnOf(answer, each).count > 0)
      chosen.value = { status: first ?? status, at: 0 }
    } else if (fresh && !follow) chosen.value = { status, at: 0 }
  }

  async function refresh(card: string | null): Promise<void> {
    follow = card
    await listing.refresh()
    if (follow === card) follow = null
  }

  const board: Board = {
    open,
    listing,
    chosen,
    toggle() {
      open.value = !open.peek()
      if (open.peek()) void refresh(null)
    },
    close() {
      open.value = false
    },
    type(text) {
      void listing.ask({ text, order: text.trim() === "" ? "updated" : "best" })
    },
    choose({ status, at }) {
      const { count } = columnOf(listing.answer.peek(), status)
      chosen.value = { status, at: Math.min(Math.max(at, 0), Math.max(0, count - 1)) }
    },
    step(direction) {
      const { status, at } = chosen.peek()
      const next = statuses[statuses.indexOf(status) + direction]
      if (next) board.choose({ status: next, at })
    },
    move(direction) {
      const mine = turn.then(async () => {
        const card = board.card()
        if (!card) return
        const next = statuses[statuses.indexOf(statusOf(card)) + direction]
        if (!next) return
        const changed = await changing.set([card], { status: next })
        if (!changed) return
        await refresh(card.id)
        moved(card, next, () => takeBack(changed.undo, card.id))
      })
      // The caller gets the error of a failed move. The next move is made anyway.
      turn = mine.catch(() => undefined)
      return mine
    },
    async ready() {
      await turn
      await listing.answered()
      return board.card() ?? null
    },
    card: () => rowAt(listing.answer.peek(), indexOf(chosen.peek())),
    see(status, range) {
      seen.set(status, range)
      const answer = listing.answer.peek()
      if (answer) listing.want(ranges(answer))
    },
    changed(news) {
      if (!listing.follow(news) && open.peek()) void refresh(null)
    },
    reset() {
      batch(() => {
        open.value = false
        chosen.value = { status: "draft", at: 0 }
      })
      if (listing.question.peek().text !== "") board.type("")
    },
  }
  return board

  /** Undoes a move after the moves before it, and chooses its card again. */
  function takeBack(undo: Undo, card: string): Promise<void> {
    const mine = turn.then(async () => {
      await undo()
      await refresh(card)
    })
    turn = mine.catch(() => undefined)
    return mine
  }
}
