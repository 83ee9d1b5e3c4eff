/** What each command does in the window. Those of the text are the editor's. */
import { type CommandId, commands } from "../../main/contract/commands.ts"
import type { Session } from "../session/session.ts"
import { goRoom, inRoom, showRoom } from "./rooms.ts"

const zoomSteps = [0.5, 0.67, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3]

/** The step above (`direction` 1) or below (-1) the present size. */
function zoomStep(zoom: number, direction: 1 | -1): number {
  const steps = direction === 1 ? zoomSteps : [...zoomSteps].reverse()
  return steps.find((step) => (step - zoom) * direction > 0.001) ?? zoom
}

function neighbour(session: Session, direction: 1 | -1) {
  const list = session.articles.peek().filter((article) => article.kind === "article")
  const at = list.findIndex((article) => article.id === session.current.peek()?.id)
  const next = at < 0 ? list[0] : list[at + direction]
  if (next) void session.open(next.id)
}

/** What the window does itself, without the editor. */
const own: Partial<Record<CommandId, (session: Session) => void>> = {
  newArticle: (session) => void session.create(),
  openNewsroom: (session) => void session.attempt("chooseNewsroom", {}),
  importFiles: (session) => void session.chooseImport(),
  importFolder: (session) => void session.attempt("chooseArchive", {}),
  save: (session) => void session.save(),
  exportArticle: (session) => session.show({ kind: "export" }),
  deleteArticle: (session) => void session.remove(),
  openBin: (session) => session.show({ kind: "bin" }),
  takeOver: (session) => void session.takeOver(),
  history(session) {
    const opening = session.current.peek()
    if (opening) session.show({ kind: "history", opening })
  },
  answerNotice(session) {
    if (!session.notices.answer()) session.showConflict()
  },
  goHeadline: (session) => session.editor()?.focus("headline"),
  goStandfirst: (session) => session.editor()?.focus("standfirst"),
  goBody: (session) => session.editor()?.focus("body"),
  goLibrary: (session) => showRoom(session, "library"),
  goDossier: (session) => showRoom(session, "dossier"),
  goNextRoom: (session) => goRoom(session, 1),
  goPreviousRoom: (session) => goRoom(session, -1),
  nextArticle: (session) => neighbour(session, 1),
  previousArticle: (session) => neighbour(session, -1),
  palette: (session) => session.show({ kind: "palette" }),
  toggleLibrary: (session) => fold(session, "library"),
  toggleDossier: (session) => fold(session, "dossier"),
  zoomIn: (session) => void session.set({ zoom: zoomStep(session.settings.peek().zoom, 1) }),
  zoomOut: (session) => void session.set({ zoom: zoomStep(session.settings.peek().zoom, -1) }),
  zoomReset: (session) => void session.set({ zoom: 1 }),
  fullScreen: (session) => void session.attempt("toggleFullScreen", {}),
  interfaceLanguage: (session) =>
    void session.set({ language: session.settings.peek().language === "ar" ? "en" : "ar" }),
  keyboardHelp: (session) => session.show({ kind: "help" }),
}

/** Opens or folds a panel; the focus goes back to the text if it was in the panel. */
function fold(session: Session, room: "library" | "dossier") {
  const open = session.settings.peek()[room]
  if (open && inRoom(room)) session.editor()?.focus()
  void session.set({ [room]: !open })
}

/** Whether `id` can be used now. */
export function canRun(session: Session, id: CommandId): boolean {
  const { when } = commands[id]
  if (when === "always") return true
  if (!session.current.value) return false
  if (id === "takeOver") return session.current.value.lock.value !== null
  const editor = session.editor()
  return own[id] !== undefined || (editor?.can(id) ?? false)
}

/**
 * Runs `id`: a dialog or an import in the foreground keeps it from acting behind it.
 * Gives back whether it was for the window or the text to do.
 */
export function run(session: Session, id: CommandId): boolean {
  if (commands[id].when !== "always" && !session.current.peek()) return false
  const busy = session.imports.peek().length > 0 || session.dialog.peek() !== null
  const overDialogs: CommandId[] = ["zoomIn", "zoomOut", "zoomReset", "fullScreen", "interfaceLanguage"]
  if (busy && !overDialogs.includes(id)) return true
  const act = own[id]
  if (act) {
    act(session)
    return true
  }
  return session.editor()?.run(id) ?? false
}
