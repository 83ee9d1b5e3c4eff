/**
 * The board: a column for each status, over the whole window. The arrow keys choose a card; with Alt they move it to
 * the status beside its own. Letters that are typed go into the field above.
 */
import { useSignalEffect } from "@preact/signals"
import { useLayoutEffect } from "preact/hooks"
import { statuses } from "../../../main/article/dossier.ts"
import { matches } from "../../../main/contract/keys.ts"
import { directionOf as interfaceDirection } from "../../../main/contract/words/index.ts"
import { useSession } from "../../session/context.ts"
import type { Session } from "../../session/session.ts"
import { directionOf } from "../direction.ts"
import { Search } from "../icons.tsx"
import { Keys } from "../Keys.tsx"
import { typesText } from "../library/listKeys.ts"
import { Column } from "./Column.tsx"

/** Moves the focus into the column of the chosen card. */
const focusColumn = () =>
  document.querySelector<HTMLElement>('[data-pane="board"] [data-keys="true"]')?.focus()
/** Moves the focus into the search field. */
const focusField = () => document.querySelector<HTMLElement>('[data-pane="board"] [data-first]')?.focus()

/** How many cards Page Down and Page Up move. */
const page = 5

/** Opens the chosen card once what was typed last is answered, and puts the focus into its text. */
async function openCard(session: Session) {
  const card = await session.board.ready()
  if (!card) return
  await session.enter(card.id)
}

/** Handles a key of the columns; returns whether it was one. */
function boardKey(session: Session, event: KeyboardEvent): boolean {
  const { board } = session
  if (matches(event, "Mod-z", session.scene.peek().platform)) return session.undoList.undo()
  if (event.ctrlKey || event.metaKey || event.shiftKey) return false
  const { status, at } = board.chosen.peek()
  const forward = interfaceDirection(session.settings.peek().language) === "rtl" ? "ArrowLeft" : "ArrowRight"
  if (event.key === "ArrowLeft" || event.key === "ArrowRight") {
    const direction = event.key === forward ? 1 : -1
    if (event.altKey) void board.move(direction)
    else board.step(direction)
    return true
  }
  if (event.altKey) return false
  const steps: Record<string, number> = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    PageDown: at + page,
    PageUp: at - page,
    Home: 0,
    End: Number.MAX_SAFE_INTEGER,
  }
  const to = steps[event.key]
  if (event.key === "ArrowUp" && at === 0) focusField()
  else if (to !== undefined) board.choose({ status, at: to })
  else if (event.key === "Enter") void openCard(session)
  else return false
  return true
}

/** The board. */
export function Board() {
  const session = useSession()
  const { board } = session
  const words = session.words.value.window
  const { text } = board.listing.question.value
  const answer = board.listing.answer.value
  // The focus is in a column from the start; typing moves it to the field.
  useLayoutEffect(focusColumn, [])
  useSignalEffect(() => {
    void board.chosen.value
    // The new column can take the focus only when it is drawn. By then the focus may be in the field.
    requestAnimationFrame(() => {
      if (document.activeElement?.closest(".column-cards")) focusColumn()
    })
  })
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing || event.defaultPrevented) return
    const field = event.target instanceof HTMLInputElement
    if (event.key === "Escape") {
      if (text) board.type("")
      else board.close()
    } else if (field) {
      if (event.key === "Enter") void openCard(session)
      else if (event.key === "ArrowDown") focusColumn()
      else return
    } else if (typesText(event)) {
      focusField()
      return
    } else if (!boardKey(session, event)) return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <main class="board" data-pane="board" aria-label={words.board.name} onKeyDown={onKeyDown}>
      <header class="board-head">
        <h1>{words.board.name}</h1>
        <div class="filter">
          <Search />
          <input
            type="text"
            data-first
            dir={directionOf(text)}
            aria-label={words.board.filter}
            placeholder={words.board.filter}
            autocomplete="off"
            spellcheck={false}
            value={text}
            onInput={(event) => board.type(event.currentTarget.value)}
          />
          <Keys of="goLibrary" />
        </div>
        {/* The columns show how many cards there are; this tells screen readers. */}
        <p class="unseen" role="status">
          {text.trim() !== "" && answer && words.library.count(answer.total)}
        </p>
        <p class="board-keys">
          <span>
            <Keys key_="ArrowLeft" /> <Keys key_="ArrowRight" /> {words.board.choose}
          </span>
          <span>
            <Keys key_="Alt-ArrowLeft" /> <Keys key_="Alt-ArrowRight" /> {words.board.move}
          </span>
          <span>
            <Keys key_="Enter" /> {words.board.open}
          </span>
          <span>
            <Keys of="undo" /> {words.board.undo}
          </span>
          <span>
            <Keys key_="Escape" /> {words.board.leave}
          </span>
        </p>
      </header>
      <div class="columns">
        {statuses.map((status) => (
          <Column key={status} status={status} />
        ))}
      </div>
    </main>
  )
}
