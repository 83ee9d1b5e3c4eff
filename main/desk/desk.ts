/** The desk: everything that a newsroom's folder can be asked for, without a window. */
import { mkdir } from "node:fs/promises"
import { hostname, userInfo } from "node:os"
import type { ArticleId } from "../article/dossier.ts"
import type { EventData } from "../contract/desk.ts"
import type { LostArticle } from "../contract/library.ts"
import type { Away } from "../contract/newsroom.ts"
import type { NewsroomSettings } from "../contract/newsroom-settings.ts"
import { DeskError, type Problem } from "../contract/problem.ts"
import { createBin } from "./bin/bin.ts"
import { type ArticleCalls, articleCalls } from "./calls/article.ts"
import { type CheckCalls, checkCalls } from "./calls/checks.ts"
import { createFilesInAndOut, type FilesInAndOut } from "./calls/files.ts"
import { type ImportCalls, importCalls } from "./calls/imports.ts"
import { type LibraryCalls, libraryCalls } from "./calls/library.ts"
import { type NewsroomCalls, newsroomCalls } from "./calls/newsroom.ts"
import { createQueries, type Queries } from "./calls/queries.ts"
import { type ReplacingCalls, replacingCalls } from "./calls/replacing.ts"
import { createChecks } from "./checks/checks.ts"
import type { CheckThreadOptions } from "./checks/client.ts"
import { codeOf, type Disk, realDisk } from "./disk/disk.ts"
import { fault } from "./disk/fault.ts"
import { realFolder } from "./disk/folder.ts"
import { ifThere } from "./disk/if-there.ts"
import { createNewsroomDisk } from "./disk/newsroom-disk.ts"
import { newsroomIdAt } from "./disk/same-folder.ts"
import { createFollowing, type Following } from "./following.ts"
import { createHistory } from "./history/history.ts"
import { presentOf } from "./history/present.ts"
import { createImportsLater } from "./import/loading.ts"
import type { ThreadOptions } from "./import/thread.ts"
import type { Journals } from "./journal/journal.ts"
import { createJournals } from "./journal/journal.ts"
import type { Journaled } from "./journal/replay.ts"
import { createLibrary } from "./library/library.ts"
import { createLocks } from "./locks/locks.ts"
import { createLost } from "./lost/lost.ts"
import { createFileNames } from "./lost/names.ts"
import { createAccess } from "./opening/access.ts"
import { createChanges } from "./opening/changes.ts"
import { createConflictCopies } from "./opening/conflict-copies.ts"
import { createCursors } from "./opening/cursors.ts"
import { createOpenings } from "./opening/openings.ts"
import { createUnfiled } from "./opening/unfiled.ts"
import { createReplacements } from "./replacing/ledger.ts"
import { createReplacing } from "./replacing/replacing.ts"
import { createArticles } from "./saving/articles.ts"
import { chanceId } from "./saving/chance-id.ts"
import type { IndexThreadOptions } from "./search/client.ts"
import { createFinder } from "./search/finder.ts"
import { createSeeker } from "./search/seeker.ts"
import { folderForNew, readSettings } from "./settings.ts"

export type DeskOptions = {
  /** The newsroom's folder. If it does not exist, methods throw `DeskError` newsroom-missing. */
  root: string
  /**
   * The id that the newsroom had in an earlier run. A folder without it is not the newsroom: nothing is read or written
   * there, and methods throw `DeskError` newsroom-missing. Without one, whatever folder is there is the newsroom.
   */
  id?: string | null
  /** Called when the newsroom's id becomes known, or is given to it. */
  onIdentity?: (id: string) => void
  clock?: () => Date
  log?: (message: string, error?: unknown) => void
  disk?: Disk
  makeId?: () => ArticleId
  /** Reads the newsroom's settings, for each new article. By default from its file `midad.json`; tests give others. */
  settings?: typeof settingsIn
  /** Called with a problem that the user should know of and that no call can return. */
  onProblem?: (problem: Problem) => void
  /** Called with what other programs do to the files of open articles, while `onLibrary` has a listener. */
  onOutside?: (news: EventData<"outside">) => void
  /** Called once with the articles that are lost while the history has them, when the folder was looked through. */
  onLost?: (lost: LostArticle[]) => void
  /** Called when another desk takes or releases an article that is open here. */
  onLock?: (news: EventData<"lock">) => void
  /** How the thread that reads imports is run; tests give others. */
  importing?: ThreadOptions
  /** How the index's thread is run; tests give others. */
  indexing?: IndexThreadOptions
  /** How the thread of the checks is run; tests give others. */
  checking?: CheckThreadOptions
  /** The person and the machine, as other desks on the newsroom show them. */
  who?: string
  where?: string
}

/**
 * A newsroom: the contract's calls that belong to it (`calls/`), and what the shell and the command line need. Every
 * method throws `DeskError`; any other error is a bug. Paths come from the shell or the command line, never from the
 * window.
 */
export type Desk = LibraryCalls &
  ArticleCalls &
  ImportCalls &
  ReplacingCalls &
  NewsroomCalls &
  CheckCalls &
  Queries &
  FilesInAndOut &
  Following &
  Presence

/** Whether the newsroom's folder is there. */
type Presence = {
  /** Null if it is; else whether nothing is at its path, or another folder, such as that of a disk that is away. */
  away(): Promise<Away | null>
  /** Takes the folder at the newsroom's path for the newsroom, whatever is in it; makes it if there is none. */
  begin(): Promise<void>
}

/** The settings that the newsroom's file has now; `onProblem` is called if the file is not valid. */
async function settingsIn(
  root: string,
  disk: Disk,
  onProblem: (problem: Problem) => void,
): Promise<NewsroomSettings> {
  const { settings, problem } = await readSettings(root, disk)
  if (problem) onProblem(problem.problem)
  return settings
}

/** The name of the system's user; empty where it has none. */
function userName(): string {
  try {
    return userInfo().username
  } catch (error) {
    if (codeOf(error) !== "") return ""
    throw error
  }
}

/** What the rooms that keep things on the disk are made with. */
type Surroundings = Required<
  Pick<DeskOptions, "root" | "clock" | "log" | "disk" | "makeId" | "onProblem" | "who">
> & {
  settings: typeof settingsIn
}

/** The rooms that keep something on the disk, and which know nothing of who opens or asks. */
function createStores({ root, clock, log, disk, makeId, onProblem, who, settings }: Surroundings) {
  const library = createLibrary(root, log, { folder: () => realFolder(root, disk) })
  const history = createHistory({ root, disk, clock, log, who })
  const journals = createJournals({ root, disk, clock, log, onProblem })
  const names = createFileNames(root, disk)
  const articles = createArticles({
    noteName: names.note,
    root,
    library,
    journals,
    history,
    clock,
    log,
    disk,
    makeId,
    folderForNew: async () => folderForNew(await settings(root, disk, onProblem), clock()),
  })
  const bin = createBin({ root, disk, clock })
  const cursors = createCursors({ root, disk })
  return { library, history, journals, names, articles, bin, cursors }
}

/** Returns a function that gives what the journal of an article holds; null if it cannot be read. Changes nothing on the disk. */
function journalReader(journals: Pick<Journals, "read">, log: Surroundings["log"]) {
  return async (id: ArticleId): Promise<Journaled | null> => {
    try {
      return await journals.read(id, false)
    } catch (error) {
      log(`Could not read the journal of ${id}`, error)
      return null
    }
  }
}

/** The desk of the newsroom at `root`. Nothing is read or started before a method is called. */
export function createDesk({
  root,
  id = null,
  onIdentity = () => undefined,
  clock = () => new Date(),
  log = () => undefined,
  disk: given = realDisk,
  makeId = chanceId,
  settings = settingsIn,
  onProblem = () => undefined,
  onOutside = () => undefined,
  onLost = () => undefined,
  onLock = () => undefined,
  importing = {},
  indexing = {},
  checking = {},
  who = userName(),
  where = hostname(),
}: DeskOptions): Desk {
  const { disk, accept } = createNewsroomDisk({ root, disk: given, id, onIdentity, log, onProblem })
  const folder = () => realFolder(root, disk)
  const stores = createStores({ root, clock, log, disk, makeId, onProblem, who, settings })
  const { library, history, journals, names, articles, bin, cursors } = stores
  const journaledOf = journalReader(journals, log)
  const imports = createImportsLater(root, { ...importing, clock, makeId, onProblem, log })
  const locks = createLocks({
    root,
    disk,
    clock,
    who,
    where,
    onChange(id, lock) {
      access.lost(id, lock)
      onLock({ id, lock })
    },
    log,
  })
  const access = createAccess(locks)

  const unfiled = createUnfiled({ journals, library, read: journaledOf, log })
  const lost = createLost({
    root,
    disk,
    library,
    history,
    bin,
    names,
    journaled: unfiled.has,
    log,
    onLost,
  })
  const openings = createOpenings({
    articles,
    journals,
    cursors,
    library,
    locks,
    access,
    journaledOf,
    importing: async (name, bytes) => (await imports()).read({ from: "bytes", name, bytes }),
    clock,
    log,
    makeId,
  })
  const changes = createChanges({ articles, journals, library, access, removed: unfiled.remove })
  const replacements = createReplacements({ root, disk, clock, who, log })
  const replacing = createReplacing({ replacements, changes, articles, history })
  const seeker = createSeeker(log)
  const checks = createChecks({ root, disk, clock, who, log, onProblem, thread: checking })
  const copies = createConflictCopies({ root, articles, library, history, bin, disk })
  const finder = createFinder({
    folder,
    library,
    clock,
    log,
    onProblem,
    withUnfiled: (listed) => unfiled.among([...listed, ...lost.lines()]),
    unfiled: () => [...unfiled.list(), ...lost.lines()],
    indexing,
  })
  const { following, survey, attended } = createFollowing({
    root,
    present: () => presentOf(root, disk, clock()),
    library,
    finder,
    unfiled,
    lost,
    articles,
    journals,
    history,
    access,
    locks,
    log,
    onOutside,
    needed: replacing.needed,
  })

  return {
    ...libraryCalls({ ...stores, finder, unfiled, openings, changes, lost, access, survey }),
    ...articleCalls({
      ...stores,
      openings,
      access,
      lost,
      survey,
      changes,
      copies,
      newsroomId: () => newsroomIdAt(root, given),
      log,
    }),
    ...importCalls({ imports, articles, root, disk }),
    ...newsroomCalls({ root, disk }),
    ...replacingCalls({ finder, library, seeker, replacements, replacing, folder }),
    ...createQueries({ root, disk, library, finder, unfiled, articles, names, history, survey, attended }),
    ...checkCalls(checks),
    ...createFilesInAndOut({ root, disk, library, articles, bin, imports, clock, log }),
    ...following,
    async away() {
      try {
        await folder()
        return null
      } catch (error) {
        if (!(error instanceof DeskError) || error.problem.code !== "newsroom-missing") throw error
        return (await ifThere(given.folderId(root))) === null ? "missing" : "other"
      }
    },
    async begin() {
      try {
        await mkdir(root, { recursive: true })
      } catch (error) {
        throw fault(error, "writing", root)
      }
      accept()
    },
    async suspend() {
      await Promise.all([seeker.close(), checks.end(), following.suspend()])
    },
    async close() {
      await seeker.close()
      await checks.end()
      await imports.end()
      await following.close()
    },
  }
}
