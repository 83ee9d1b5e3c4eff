/** The window's entry: starts the session and draws it. */
import "./look/look.css"
import { render } from "preact"
import { showPane } from "./commands/panes.ts"
import { run } from "./commands/run.ts"
import { loadDialogs } from "./dialogs/Dialogs.tsx"
import { loadFaces } from "./look/faces.ts"
import { Frame } from "./panels/Frame.tsx"
import { loadSettings } from "./panels/SettingsScreen.tsx"
import { createSession } from "./session/session.ts"

performance.mark("midad:evaluated")

window.addEventListener("error", (event) => {
  window.desk.reportFault({ message: String(event.error?.stack ?? event.message).slice(0, 10_000) }, null)
})
window.addEventListener("unhandledrejection", (event) => {
  window.desk.reportFault({ message: String(event.reason?.stack ?? event.reason).slice(0, 10_000) }, null)
})

/** How long the first drawing waits for its article and its faces, in milliseconds. */
const patience = 50

const faces = loadFaces()
const session = await createSession(window.desk, run)
performance.mark("midad:started")
const container = document.getElementById("window")
if (!container) throw new Error("The page has no element for the window")
// An article that is opened quickly is drawn with the window. The window does not wait for a slow one.
const first = session.scene.peek().open
const opening = first ? session.open(first) : null
await Promise.race([Promise.all([opening, faces]), new Promise((late) => setTimeout(late, patience))])
render(<Frame session={session} />, container)
performance.mark("midad:drawn")
await opening
performance.mark("midad:opened")
// The first key goes to the text, or to the search field, unless the writer has gone somewhere while the article came.
const focus = document.activeElement
if (!focus || focus === document.body || focus.closest(".ProseMirror"))
  showPane(session, session.current.peek() ? "editor" : "library")
performance.mark("midad:usable")
// If an article was opened, the library was asked for already.
if (!session.current.peek()) void session.library.listing.refresh()
// Loads what is needed next, before it is needed.
requestIdleCallback(() => {
  void loadDialogs()
  void loadSettings()
  void session.replacing.tellInterrupted()
})
