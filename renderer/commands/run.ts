/** What each command does in the window. Commands of the text are run by the editor. */
import { type CommandId, commands } from "../../main/contract/commands.ts"
import { binSelected } from "../panels/library/listKeys.ts"
import type { Target } from "../session/library/target.ts"
import type { Session } from "../session/session.ts"
import { lookUp } from "./look-up.ts"
import { goPane, inPane, isSeen, showPane } from "./panes.ts"

const zoomSteps = [0.5, 0.67, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3]

/** The step above (`direction` 1) or below (-1) the present size. */
function zoomStep(zoom: number, direction: 1 | -1): number {
  const steps = direction === 1 ? zoomSteps : [...zoomSteps].reverse()
  return steps.find((step) => (step - zoom) * direction > 0.001) ?? zoom
}

/**
 * The articles that a command acts on: the chosen card, the lines that are selected in the library, or the open
 * article.
 */
function targetsOf(session: Session): readonly Target[] {
  if (session.board.open.peek()) {
    const card = session.board.card()
    return card ? [card] : []
  }
  if (inPane("library")) return session.library.targets()
  const open = session.current.peek()
  const { status, section } = session.facts.peek() ?? {}
  const known = status === undefined || section === undefined ? {} : { status, section }
  return open ? [{ id: open.id, headline: session.headline.peek(), kind: "article", ...known }] : []
}

function askChange(session: Session, kind: "status" | "section") {
  const targets = targetsOf(session)
  if (targets.length > 0) session.show({ kind, targets })
}

function bin(session: Session) {
  if (session.board.open.peek()) void session.changing.bin(targetsOf(session))
  else if (inPane("library")) binSelected(session)
  else void session.bin.remove()
}

/** The next order or grouping of the library, which the board does not have. */
function turn(session: Session, which: "order" | "group") {
  const { library, board, notices, words } = session
  if (board.open.peek()) return
  library.turn(which)
  const { order, group } = library.listing.question.peek()
  const { orders, groupings } = words.peek().window.library
  notices.whisper(which === "order" ? orders[order] : groupings[group])
}

async function openBeside(session: Session) {
  const hit = session.board.open.peek() ? await session.board.ready() : await session.library.ready()
  if (!hit) return
  if (hit.kind !== "article") {
    const { foreign, lost } = session.words.peek().window.changes
    session.notices.say(hit.kind === "foreign" ? foreign : lost)
    return
  }
  session.board.close()
  session.checks.close()
  await session.beside.show(hit.id)
}

/** Opens the panel beside the text and goes there, or closes it and goes back to the text. */
function toggleBeside(session: Session) {
  session.board.close()
  session.checks.close()
  session.beside.toggle()
  if (session.beside.open.peek()) requestAnimationFrame(() => showPane(session, "beside"))
  else session.editor()?.focus()
}

/** Opens the findings of the checks and goes there, or closes them and goes back to the text. */
function toggleChecks(session: Session) {
  const { checks } = session
  session.board.close()
  if (checks.open.peek() && (inPane("checks") || isSeen("checks"))) {
    checks.close()
    session.editor()?.focus()
    return
  }
  session.beside.close()
  checks.show()
  checks.come()
  requestAnimationFrame(() => showPane(session, "checks"))
}

function turnChecks(session: Session) {
  const on = !session.settings.peek().checks
  const { checking } = session.words.peek().window
  void session.set({ checks: on })
  session.notices.say(on ? checking.on : checking.off)
}

/** Goes to the next (1) or previous (-1) mark of what is open: a hit of what is looked for, else a finding. */
function goMark(session: Session, direction: 1 | -1) {
  const { checks, finding } = session
  if (checks.open.peek() && !finding.open.peek()) checks.go(direction)
  else finding.go(direction)
}

/** The commands that act while find and replace, or the settings, are open. */
const overViews: readonly CommandId[] = [
  "undo",
  "undoReplacement",
  "settings",
  "answerNotice",
  "goNotices",
  "goNextPane",
  "goPreviousPane",
  "zoomIn",
  "zoomOut",
  "zoomReset",
  "fullScreen",
  "interfaceLanguage",
  "keyboardHelp",
]

/** The commands that go to another place in the article. */
const jumps: readonly CommandId[] = ["goHeadline", "goStandfirst", "goBody", "find"]

/** The commands that the window runs without the editor. */
const own: Partial<Record<CommandId, (session: Session) => void>> = {
  newArticle: (session) => void session.create(),
  openNewsroom: (session) => void session.attempt("chooseNewsroom", {}),
  importFiles: (session) => void session.imports.choose(),
  importFolder: (session) => void session.attempt("chooseArchive", {}),
  save: (session) => void session.save(),
  exportArticle: (session) => session.show({ kind: "export" }),
  copyArticleLink: (session) => void session.sharing.copyLink(),
  makeMarker: (session) => void session.sharing.makeMarker(),
  forgetRecent: (session) => void session.sharing.forgetRecent(),
  print: (session) => void session.attempt("print", {}),
  deleteArticle: bin,
  setStatus: (session) => askChange(session, "status"),
  setSection: (session) => askChange(session, "section"),
  openBin: (session) => session.show({ kind: "bin" }),
  takeOver: (session) => void session.locks.takeOver(),
  history(session) {
    const opening = session.current.peek()
    if (opening) session.show({ kind: "history", opening })
  },
  answerNotice(session) {
    if (!session.notices.answer() && !session.conflicts.show()) showPane(session, "notices")
  },
  goNotices: (session) => showPane(session, "notices"),
  goHeadline: (session) => session.editor()?.focus("headline"),
  goStandfirst: (session) => session.editor()?.focus("standfirst"),
  goBody: (session) => session.editor()?.focus("body"),
  goLibrary: (session) => showPane(session, session.board.open.peek() ? "board" : "library"),
  lookUp,
  goDossier: (session) => showPane(session, "dossier"),
  goLength: (session) => showPane(session, "dossier", ".length-count"),
  goOutline: (session) => session.show({ kind: "outline" }),
  goBack: (session) => void session.trail.go(-1),
  goForward: (session) => void session.trail.go(1),
  goNextPane: (session) => goPane(session, 1),
  goPreviousPane: (session) => goPane(session, -1),
  nextArticle: (session) => void session.goNeighbour(1),
  previousArticle: (session) => void session.goNeighbour(-1),
  openBeside: (session) => void openBeside(session),
  find(session) {
    session.finding.show()
    showPane(session, "find")
  },
  findNext: (session) => goMark(session, 1),
  findPrevious: (session) => goMark(session, -1),
  nextFinding: (session) => session.checks.go(1),
  previousFinding: (session) => session.checks.go(-1),
  fixFinding: (session) => session.checks.fixHere(),
  checks: toggleChecks,
  turnChecks,
  replace(session) {
    session.board.close()
    session.replacing.show()
  },
  settings(session) {
    session.board.close()
    session.replacing.close()
    if (session.settingsScreen.open.peek()) showPane(session, "settings")
    else session.settingsScreen.show()
  },
  undoReplacement: (session) => session.show({ kind: "replacements" }),
  beside: toggleBeside,
  board: (session) => session.board.toggle(),
  nextOrder: (session) => turn(session, "order"),
  nextGroup: (session) => turn(session, "group"),
  buildIndex(session) {
    const stopped = session.library.state.peek()?.indexing?.stopped
    if (stopped !== undefined) void session.attempt("buildIndex", { go: stopped })
  },
  palette: (session) => session.show({ kind: "palette" }),
  toggleLibrary: (session) => fold(session, "library"),
  toggleDossier: (session) => fold(session, "dossier"),
  zoomIn: (session) => void session.set({ zoom: zoomStep(session.settings.peek().zoom, 1) }),
  zoomOut: (session) => void session.set({ zoom: zoomStep(session.settings.peek().zoom, -1) }),
  zoomReset: (session) => void session.set({ zoom: 1 }),
  fullScreen: (session) => void session.attempt("toggleFullScreen", {}),
  interfaceLanguage: (session) =>
    void session.set({ language: session.settings.peek().language === "ar" ? "en" : "ar" }),
  about: (session) => session.show({ kind: "about" }),
  checkUpdates: (session) => void session.updates.check(),
  turnUpdates: (session) => void session.updates.turn(),
  showLog: (session) => void session.attempt("showLog", {}),
  keyboardHelp: (session) => session.show({ kind: "help" }),
}

/**
 * Opens or folds a panel, or shows one that is hidden over the page. If the focus was in the panel, it goes back to
 * the text.
 */
function fold(session: Session, pane: "library" | "dossier") {
  if (pane === "dossier" && (session.beside.open.peek() || session.checks.open.peek())) {
    // Another panel has replaced it, so the command shows it.
    session.beside.close()
    session.checks.close()
    void session.set({ dossier: true })
    return
  }
  const open = session.settings.peek()[pane]
  if (open && !isSeen(pane)) showPane(session, pane)
  else {
    if (open && inPane(pane)) session.editor()?.focus()
    void session.set({ [pane]: !open })
    // If it lies over the text, it gets the focus when it opens.
    if (!open) requestAnimationFrame(() => isSeen(pane) || showPane(session, pane))
  }
}

/** Whether `id` can be used now. */
export function canRun(session: Session, id: CommandId): boolean {
  const { when } = commands[id]
  if (id === "deleteArticle" || id === "setStatus" || id === "setSection")
    return targetsOf(session).length > 0
  if (when === "list") return session.board.open.value || session.library.chosen.value >= 0
  if (id === "goBack" || id === "goForward") return session.trail.can(id === "goBack" ? -1 : 1)
  if (when === "always") return true
  if (!session.current.value) return false
  if (id === "takeOver") return session.current.value.lock.value !== null
  const editor = session.editor()
  return own[id] !== undefined || (editor?.can(id) ?? false)
}

/** What is missing for a command that cannot run now: a key of the palette's words. */
export type Missing = "article" | "list" | "lock" | "place" | "here"

/** Why `id` cannot be used now; it must be one that `canRun` refuses. */
export function whyNot(session: Session, id: CommandId): Missing {
  const { when } = commands[id]
  if (when === "list" || id === "deleteArticle" || id === "setStatus" || id === "setSection") return "list"
  if (id === "goBack" || id === "goForward") return "place"
  if (!session.current.value) return "article"
  return id === "takeOver" ? "lock" : "here"
}

/**
 * Runs `id`: a dialog or an import in the foreground keeps it from acting behind it. Returns whether the window or
 * the text handled it.
 */
export function run(session: Session, id: CommandId): boolean {
  session.editor()?.settle()
  const busy = session.imports.pending.peek().length > 0 || session.dialog.peek() !== null
  // These views have keys of their own, and what is under them is not to be acted on.
  const over = session.replacing.open.peek() || session.settingsScreen.open.peek()
  if (over && !overViews.includes(id) && !busy) return false
  const overDialogs: CommandId[] = ["zoomIn", "zoomOut", "zoomReset", "fullScreen", "interfaceLanguage"]
  if (session.dialog.peek()?.kind === "away") overDialogs.push("openNewsroom")
  if (id === "undo" && !busy) {
    if (session.settingsScreen.open.peek()) return session.settingsScreen.undo()
    // In a list and on the board, undo takes back changes of articles, not typing elsewhere.
    if (session.replacing.open.peek() || session.board.open.peek() || inPane("library"))
      return session.undoList.undo()
    // If nothing was typed since it came on the page, as in the article after a binned one, undo takes back the change
    // that a notice still offers.
    if (!(session.touched() && session.editor()?.can("undo")) && session.undoList.undo(true)) return true
  }
  const { when } = commands[id]
  if ((when === "article" || when === "text") && !session.current.peek()) return false
  if (busy && !overDialogs.includes(id)) return true
  // A command of the text closes the board.
  const leaves = id.startsWith("go") && id !== "goLibrary" && id !== "goNotices" && !id.endsWith("Pane")
  if (leaves && session.board.open.peek()) session.board.close()
  if (jumps.includes(id)) session.trail.mark()
  const act = own[id]
  if (act) {
    act(session)
    return true
  }
  return session.editor()?.run(id) ?? false
}
