/** The window's entry: starts the session and draws it. */
import "./look/look.css"
import { render } from "preact"
import { showPane } from "./commands/panes.ts"
import { run } from "./commands/run.ts"
import { Frame } from "./panels/Frame.tsx"
import { createSession } from "./session/session.ts"

window.addEventListener("error", (event) => {
  window.desk.reportFault({ message: String(event.error?.stack ?? event.message).slice(0, 10_000) })
})
window.addEventListener("unhandledrejection", (event) => {
  window.desk.reportFault({ message: String(event.reason?.stack ?? event.reason).slice(0, 10_000) })
})

const session = await createSession(window.desk, run)
const place = document.getElementById("window")
if (!place) throw new Error("The page has no place for the window")
render(<Frame session={session} />, place)
const first = session.scene.peek().open
if (first) await session.open(first)
// The first key is for the text, or for the search that finds one.
showPane(session, session.current.peek() ? "editor" : "library")
