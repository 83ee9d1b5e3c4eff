/** Says that the newsroom's folder is not there, as its disk seems to be away, and asks what to do. */
import { useSignal } from "@preact/signals"
import { Keys } from "../panels/Keys.tsx"
import { useSession } from "../session/context.ts"
import { Modal } from "./Modal.tsx"

/** The dialog over `scene.away`. Escape closes it: nothing was done, and what is typed stays in the window. */
export function AwayDialog() {
  const session = useSession()
  /** How often it was looked for in vain. */
  const tries = useSignal(0)
  const { newsroom, away } = session.scene.value
  const said = session.words.value.window.away
  const look = async () => {
    const found = await session.attempt("lookForNewsroom", {})
    if (found?.away) tries.value++
  }
  return (
    <Modal name={said.name} kind="away" cancel={session.dismiss}>
      <header class="modal-head">
        <h2>{said.name}</h2>
        <button type="button" class="quiet" onClick={session.dismiss}>
          {said.later} <Keys key_="Escape" />
        </button>
      </header>
      <div class="away-text">
        <p>
          <bdi>{newsroom.path}</bdi>
        </p>
        <p>{away === "missing" ? said.missing : said.other}</p>
        <p role="status">{tries.value > 0 && said.still(tries.value)}</p>
      </div>
      <footer class="modal-foot">
        <button type="button" data-first onClick={() => void look()}>
          {said.look}
        </button>
        <button type="button" onClick={() => void session.attempt("chooseNewsroom", {})}>
          {said.choose} <Keys of="openNewsroom" />
        </button>
        <button type="button" class="quiet" onClick={() => void session.attempt("beginNewsroom", {})}>
          {said.begin}
        </button>
      </footer>
    </Modal>
  )
}
