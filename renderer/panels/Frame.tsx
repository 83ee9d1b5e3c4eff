/** The whole window: library, page and dossier side by side, the status bar below, dialogs above. */
import { useSignalEffect } from "@preact/signals"
import { useEffect, useLayoutEffect, useRef } from "preact/hooks"
import { directionOf } from "../../main/contract/words/index.ts"
import { listenForMenu } from "../commands/context-menu.ts"
import { listen } from "../commands/keymap.ts"
import { showPane } from "../commands/panes.ts"
import { Dialogs } from "../dialogs/Dialogs.tsx"
import { isPicture } from "../editor/pictures.ts"
import { showLook } from "../look/text-look.ts"
import { SessionContext } from "../session/context.ts"
import type { Session } from "../session/session.ts"
import { Beside } from "./beside/Beside.tsx"
import { Board } from "./board/Board.tsx"
import { Checks } from "./checks/Checks.tsx"
import { Dossier } from "./dossier/Dossier.tsx"
import { Library } from "./library/Library.tsx"
import { Notices } from "./Notices.tsx"
import { Page } from "./Page.tsx"
import { Replacing } from "./replacing/Replacing.tsx"
import { SettingsScreen } from "./SettingsScreen.tsx"
import { StatusBar } from "./StatusBar.tsx"
import { showTitle } from "./title.ts"

/** Draws the window of `session`, and listens to keys and drops for as long as it is drawn. */
export function Frame({ session }: { session: Session }) {
  useSignalEffect(() => {
    const { language, zoom } = session.settings.value
    const root = document.documentElement
    root.lang = language
    root.dir = directionOf(language)
    root.style.fontSize = `${16 * zoom}px`
    void session.keys.map.value
    session.editor()?.relabel()
  })
  useSignalEffect(() => showLook(session.settings.value, document.documentElement))
  useEffect(() => showTitle(session), [session])
  useEffect(() => listen(session), [session])
  useEffect(() => listenForMenu(session), [session])
  useEffect(() => takeDrops(session), [session])
  const { library, dossier } = session.settings.value
  const beside = session.beside.open.value
  const checks = session.checks.open.value && session.current.value !== null
  const board = session.board.open.value
  const replacing = session.replacing.open.value
  const settings = session.settingsScreen.open.value
  const over = board || replacing || settings
  // The text under the board is inert: it can take the focus back only after the board is gone.
  const covered = useRef(false)
  useLayoutEffect(() => {
    if (covered.current && !over) session.editor()?.focus()
    covered.current = over
  }, [over, session])
  // When the last open article is closed the focus goes to the library, unless it is somewhere else already.
  const filled = useRef(false)
  const open = session.current.value !== null || session.loading.value
  useLayoutEffect(() => {
    const focus = document.activeElement
    const lost = focus === null || focus === document.body || focus.closest(".sheet") !== null
    if (filled.current && !open && lost) showPane(session, "library")
    filled.current = open
  }, [open, session])
  return (
    <SessionContext.Provider value={session}>
      <div
        class="frame"
        data-library={library}
        data-dossier={checks || (dossier && !beside)}
        data-beside={beside && !checks}
        data-board={over}
      >
        <div class="panes">
          {/* The board lies over the other panes, which keep their text, their undo and their scroll position. */}
          <div class="covered" inert={over}>
            {library && <Library />}
            <Page />
            {checks ? <Checks /> : beside ? <Beside /> : dossier && <Dossier />}
          </div>
          <Notices />
          {board && <Board />}
          {replacing && <Replacing />}
          {settings && <SettingsScreen />}
        </div>
        <StatusBar />
      </div>
      <Dialogs />
    </SessionContext.Provider>
  )
}

/** Lets files and folders be dropped anywhere on the window. */
function takeDrops(session: Session): () => void {
  const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes("Files") ?? false
  const over = (event: DragEvent) => {
    if (!hasFiles(event)) return
    event.preventDefault()
    event.stopPropagation()
    if (event.dataTransfer) event.dataTransfer.dropEffect = "copy"
  }
  const drop = (event: DragEvent) => {
    if (!hasFiles(event)) return
    event.preventDefault()
    event.stopPropagation()
    const files = [...(event.dataTransfer?.files ?? [])]
    const pictures = files.filter(isPicture)
    const editor = session.editor()
    const isInText = event.target instanceof Node && editor?.view.dom.contains(event.target)
    const at = isInText ? { left: event.clientX, top: event.clientY } : null
    const isOpen = session.current.peek() !== null
    const taken = pictures.length > 0 && isOpen && editor?.takePictures(pictures, at) === true
    const others = taken ? files.filter((file) => !isPicture(file)) : files
    if (!taken || others.length > 0) void session.imports.drop(others)
  }
  window.addEventListener("dragover", over, { capture: true })
  window.addEventListener("drop", drop, { capture: true })
  return () => {
    window.removeEventListener("dragover", over, { capture: true })
    window.removeEventListener("drop", drop, { capture: true })
  }
}
