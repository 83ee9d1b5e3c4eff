/** The window's entry: starts the session and draws it. */
import "./look/look.css"
import { render } from "preact"
import { showPane } from "./commands/panes.ts"
import { run } from "./commands/run.ts"
import { loadDialogs } from "./dialogs/Dialogs.tsx"
import { Frame } from "./panels/Frame.tsx"
import { createSession } from "./session/session.ts"

performance.mark("midad:evaluated")

window.addEventListener("error", (event) => {
  window.desk.reportFault({ message: String(event.error?.stack ?? event.message).slice(0, 10_000) })
})
window.addEventListener("unhandledrejection", (event) => {
  window.desk.reportFault({ message: String(event.reason?.stack ?? event.reason).slice(0, 10_000) })
})

/** How long the first picture waits for the article that belongs into it, in milliseconds. */
const patience = 50

const session = await createSession(window.desk, run)
performance.mark("midad:started")
const place = document.getElementById("window")
if (!place) throw new Error("The page has no place for the window")
// An article that comes at once is drawn with the window; for one that takes longer the window does not wait.
const first = session.scene.peek().open
const opening = first ? session.open(first) : null
await Promise.race([opening, new Promise((late) => setTimeout(late, patience))])
render(<Frame session={session} />, place)
performance.mark("midad:drawn")
await opening
performance.mark("midad:opened")
// The first key is for the text, or for the search that finds one.
showPane(session, session.current.peek() ? "editor" : "library")
performance.mark("midad:usable")
// An article that was opened has the library asked for already.
if (!session.current.peek()) void session.library.listing.refresh()
// What is asked for next is there before it is asked for.
requestIdleCallback(() => void loadDialogs())
