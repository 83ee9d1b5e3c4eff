/**
 * The state of the window: the newsroom, its articles, the open one, dialogs and notices. Panels read its signals;
 * commands and editor call its functions. It does not depend on how anything looks.
 *
 * Each of its subjects is a module beside this one. This module makes them and connects them; `events.ts` says what the
 * desk's events do with them.
 */
import { computed, type ReadonlySignal, signal } from "@preact/signals"
import type { Dossier } from "../../main/article/dossier.ts"
import { dossierOf } from "../../main/article/schema.ts"
import type { CommandId } from "../../main/contract/commands.ts"
import type { DeskBridge, Scene } from "../../main/contract/desk.ts"
import type { Problem } from "../../main/contract/problem.ts"
import { problemText } from "../../main/contract/words/index.ts"
import { type Actions, createActions } from "./actions.ts"
import { type Conflicts, createConflicts } from "./article/conflicts.ts"
import { type Copies, createCopies } from "./article/copies.ts"
import { createLocks, type Locks } from "./article/locks.ts"
import { createOpenings, type Openings } from "./article/openings.ts"
import { createOutside } from "./article/outside.ts"
import { createPage, type Page } from "./article/page.ts"
import { tellRecovery } from "./article/recovery.ts"
import { type Checks, createChecks } from "./checks/checks.ts"
import { createDesk, type Desk } from "./desk.ts"
import { createDialogs, type Dialogs } from "./dialogs.ts"
import { createEnter } from "./entering.ts"
import { applicationEvents, libraryEvents, listenTo, newsroomEvents } from "./events.ts"
import { createFinding, type Finding } from "./finding.ts"
import { type Archiving, createArchiving } from "./imports/archiving.ts"
import { createImports, type Imports } from "./imports/imports.ts"
import { createKeys, type Keys } from "./keys.ts"
import { type Beside, createBeside } from "./library/beside.ts"
import { type Bin, createBin } from "./library/bin.ts"
import { type Board, createBoard } from "./library/board.ts"
import { type Changing, createChanging } from "./library/changing.ts"
import { createDescriptions, type Descriptions } from "./library/descriptions.ts"
import { createFacets, type Facets } from "./library/facets.ts"
import { createLibrary, type Library } from "./library/library.ts"
import { createLinkedFrom, type LinkedFrom } from "./library/linked-from.ts"
import { createLost } from "./library/lost.ts"
import { createUndoList, type UndoList } from "./library/undo-list.ts"
import { tellMenuDirection } from "./menu-direction.ts"
import { createNotices, type Notices } from "./notices.ts"
import { createPreferences, type Preferences } from "./preferences.ts"
import { createRecentCommands, type RecentCommands } from "./recent-commands.ts"
import { createReplacing, type Replacing } from "./replacing/replacing.ts"
import { createSettingsScreen, type SettingsScreen } from "./settings-screen.ts"
import { createSharing, type Sharing } from "./sharing.ts"
import { createTrail, type Trail } from "./trail.ts"
import { createUpdates, type Updates } from "./updates.ts"
import { createWelcome, type Welcome } from "./welcome.ts"

/**
 * Functions that every part of the window uses are in the session itself; the others are under the name of their
 * module.
 */
export type Session = Pick<Preferences, "settings" | "words" | "set"> &
  Pick<
    Page,
    | "current"
    | "shown"
    | "headline"
    | "facts"
    | "selected"
    | "editor"
    | "attach"
    | "changed"
    | "touched"
    | "restore"
  > &
  Pick<Openings, "loading"> &
  Pick<Dialogs, "dialog" | "show" | "dismiss"> &
  Pick<Desk, "ask" | "attempt" | "explain"> &
  Actions & {
    readonly scene: ReadonlySignal<Scene>
    readonly library: Library
    /** Descriptions of linked articles. */
    readonly descriptions: Descriptions
    readonly linkedFrom: LinkedFrom
    readonly facets: Facets
    readonly board: Board
    readonly beside: Beside
    /** The language checks of the open article. */
    readonly checks: Checks
    /** Finding in the open article. */
    readonly finding: Finding
    /** Finding and replacing across the newsroom. */
    readonly replacing: Replacing
    readonly changing: Changing
    /** Changes of articles that can be undone. */
    readonly undoList: UndoList
    readonly bin: Bin
    readonly imports: Imports
    readonly archiving: Archiving
    readonly conflicts: Conflicts
    readonly copies: Copies
    readonly locks: Locks
    readonly notices: Notices
    /** The keys of commands. */
    readonly keys: Keys
    /** The screen of the settings. */
    readonly settingsScreen: SettingsScreen
    readonly sharing: Sharing
    /** The way through articles and places, back and forward. */
    readonly trail: Trail
    readonly recentCommands: RecentCommands
    readonly updates: Updates
    readonly welcome: Welcome

    /** Opens an article, as `Openings.open`, and leaves the board for it. */
    open(id: string): Promise<void>
    /** Opens an article and gives its text the focus, unless the writer puts that somewhere else meanwhile. */
    enter(id: string): Promise<void>
  }

/** What the parts of the session are made with. */
type Parts = {
  desk: Desk
  page: Page
  notices: Notices
  words: Preferences["words"]
  dialogs: Dialogs
  preferences: Preferences
  open: Session["open"]
}

/** The parts that have to do with the open article and its file. */
function createArticleParts({ desk, page, notices, words, dialogs, preferences, open }: Parts) {
  const lost = createLost({
    desk,
    notices,
    words,
    explain: (problem) => notices.warn(problemText(preferences.settings.peek().language, problem)),
    open,
  })
  const imports = createImports({ desk, page, notices, words, open })
  const rest = () => preferences.settings.peek().autosaveRest * 1000
  const conflicts = createConflicts({ page, dialogs, notices, words, open, rest })
  const openings = createOpenings({
    desk,
    page,
    began(opening, opened) {
      conflicts.watch(opening)
      outside.tellLosses(opened.name, opened.losses)
      lost.tellRestored(opened)
      tellRecovery(opening, opened, { dialogs, notices, preferences })
    },
    acknowledged: (opening, saved) => outside.acknowledge(opening, saved),
    drafted: (draft) => imports.add([draft]),
    merge: (line, of) => copies.merge(line, of),
    rest,
  })
  const outside = createOutside({ desk, openings, page, notices, words })
  const locks = createLocks({ desk, openings, outside, page, notices, words })
  const copies = createCopies({ desk, page, conflicts, dialogs, notices, words, open })
  return { imports, conflicts, openings, locks, copies }
}

/** The parts that change articles from the library. */
function createLibraryParts(
  { desk, page, notices, words, dialogs, preferences, open }: Parts,
  { library, openings, conflicts }: { library: Library; openings: Openings; conflicts: Conflicts },
) {
  const { current, currentId, facts, editor } = page
  const undoList = createUndoList({ notices, words: () => words.peek() })
  const changing = createChanging({
    desk,
    undoList,
    notices,
    words: () => words.peek(),
    language: () => preferences.settings.peek().language,
    isOpen: (id) => currentId.peek() === id,
    edited(id) {
      const doc = currentId.peek() === id && !current.peek()?.lock.peek() && editor()?.view.state.doc
      return doc ? dossierOf(doc) : null
    },
    edit(change) {
      for (const [field, value] of Object.entries(change))
        editor()?.setDossier(field as keyof Dossier, value as never)
    },
    async settle(id) {
      await openings.get(id)?.saver.flush(false)
    },
    removeOpen: () => bin.take(),
    show: (articles, targets) => dialogs.show({ kind: "linkers", articles, targets }),
  })
  const board = createBoard({
    desk,
    changing,
    statusOf: ({ id, status }) => (currentId.peek() === id && facts.peek()?.status) || status,
    moved(card, to, undo) {
      const { window: said } = words.peek()
      const headline = card.headline || said.library.untitled
      undoList.add(said.board.moved(headline, said.statuses[to]), undo, true)
    },
  })
  const bin = createBin({
    desk,
    page,
    openings,
    library,
    board,
    changing,
    undoList,
    conflicts,
    words,
    open,
  })
  return { undoList, changing, board, bin }
}

/**
 * Starts the session: asks the desk for the scene, listens to its events.
 * @param command runs a command that was chosen in the native menu
 */
export async function createSession(
  bridge: DeskBridge,
  command: (session: Session, id: CommandId) => void,
): Promise<Session> {
  const notices = createNotices()
  const warn = (problem: Problem) => {
    // Its dialog says so already.
    if (problem.code === "newsroom-missing" && dialogs.dialog.peek()?.kind === "away") return
    notices.warn(problemText(settings.peek().language, problem))
  }
  const starting = createDesk(bridge, warn, () => null)
  const first = await starting.ask("start", {})
  const scene = signal(first)
  const desk = createDesk(bridge, warn, () => scene.peek().key)
  const preferences = createPreferences(first.settings, desk, {
    names: () => scene.peek().managed,
    refuse: (name) => notices.say(words.peek().window.notices.managed[name]),
  })
  const { settings, words } = preferences
  const keys = createKeys(first.keys, desk)
  const dialogs = createDialogs()
  const welcome = createWelcome(first.first)
  const page = createPage()
  const { current, currentId, facts, editor } = page
  const descriptions = createDescriptions(desk)
  const linkedFrom = createLinkedFrom(desk)
  const facets = createFacets(desk)
  const beside = createBeside(desk)
  const library = createLibrary({
    desk,
    settings,
    listed: first.listed,
    current: currentId,
    keep: (change) => void preferences.set(change),
  })
  tellMenuDirection(
    computed(() => settings.value.language),
    notices,
    first.platform,
  )
  const archiving = createArchiving({ desk, dialogs, notices, words })

  async function open(id: string): Promise<void> {
    board.close()
    replacing.close()
    settingsScreen.close()
    if (await openings.open(id)) void copies.look()
  }

  const enter = createEnter(open, () => editor()?.focus())

  const parts = { desk, page, notices, words, dialogs, preferences, open }
  const { imports, conflicts, openings, locks, copies } = createArticleParts(parts)
  const { undoList, changing, board, bin } = createLibraryParts(parts, { library, openings, conflicts })

  const finding = createFinding({ page })
  const replacing = createReplacing({
    desk,
    page,
    openings,
    finding,
    notices,
    undoList,
    words: () => words.peek(),
    language: () => settings.peek().language,
    listed: () => library.listing.question.peek().text,
    headlineOf: (id) => replacing.found.peek().find((one) => one.id === id)?.headline ?? "",
    showPast: () => dialogs.show({ kind: "replacements" }),
  })

  const settingsScreen = createSettingsScreen(preferences, desk, (names) => {
    const { settings: said } = words.peek().window
    notices.whisper(
      said.undone(names.map((name) => ({ ...said.items, ...said.newsroomItems })[name].name).join(", ")),
    )
  })

  const checks = createChecks({ desk, page, settings, notices, undoList, words })
  const trail = createTrail({ page, open })
  const session: Session = {
    scene,
    settings,
    words,
    set: preferences.set,
    current,
    shown: page.shown,
    headline: page.headline,
    facts,
    selected: page.selected,
    editor,
    attach(next) {
      page.attach(next)
      finding.attach(next)
      checks.attach(next)
    },
    changed(change) {
      page.changed(change)
      trail.follow(change)
      checks.follow(change)
    },
    touched: page.touched,
    restore: page.restore,
    loading: openings.loading,
    dialog: dialogs.dialog,
    show: dialogs.show,
    dismiss: dialogs.dismiss,
    ask: desk.ask,
    attempt: desk.attempt,
    explain: desk.explain,
    library,
    descriptions,
    linkedFrom,
    facets,
    board,
    beside,
    checks,
    finding,
    replacing,
    changing,
    undoList,
    bin,
    imports,
    archiving,
    conflicts,
    copies,
    locks,
    notices,
    updates: createUpdates({ desk, preferences, settings, notices, words }),
    keys,
    settingsScreen,
    sharing: createSharing({ desk, page, scene, notices, words }),
    trail,
    recentCommands: createRecentCommands(),
    welcome,
    open,
    enter,
    ...createActions({ desk, page, openings, conflicts, library, board, notices, words, open }),
  }

  listenTo(
    desk,
    applicationEvents({ desk, openings, command: (id) => command(session, id), warn }),
    newsroomEvents({
      scene,
      preferences,
      keys,
      openings,
      page,
      facets,
      parts: [
        descriptions,
        beside,
        board,
        checks,
        finding,
        replacing,
        undoList,
        library,
        trail,
        welcome,
        settingsScreen,
      ],
      notices,
      dialogs,
      words,
      enter,
    }),
    libraryEvents(desk, [library, descriptions, beside, board, linkedFrom, copies]),
  )

  if (first.away) dialogs.show({ kind: "away" })
  // A list that is known from the last session can wait until the article is open.
  if (!first.listed && !first.away) void library.listing.refresh()
  return session
}
