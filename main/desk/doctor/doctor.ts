/**
 * The doctor: looks at everything in a newsroom's folder, says what is wrong, and repairs what can be
 * repaired without loss. It never deletes: what it takes out of its place goes to
 * `.midad/attic/<time>/`, under the path that it had in the newsroom.
 */
import { DeskError } from "../../contract/problem.ts"
import { binFolder } from "../bin/bin.ts"
import { isSetAside } from "../disk/aside.ts"
import { isLeftover } from "../disk/atomic.ts"
import { type Disk, realDisk } from "../disk/disk.ts"
import { nameIn, pathIn, realFolder } from "../disk/folder.ts"
import { ifThere, isMissing } from "../disk/if-there.ts"
import { createOwnDisk } from "../disk/own-disk.ts"
import { walk } from "../disk/walk.ts"
import { isConflictCopy } from "../files/conflict-names.ts"
import { grace } from "../history/thinning.ts"
import { journalFolder } from "../journal/folder.ts"
import { decodeJournal } from "../journal/record.ts"
import { replay } from "../journal/replay.ts"
import { isPage } from "../library/filed.ts"
import { checkIndex } from "../search/check.ts"
import { attic, beginExamination, type Examination } from "./examination.ts"
import { examineFiles } from "./files.ts"
import { examineHistory } from "./history.ts"
import { examineLost } from "./lost.ts"
import type { Report } from "./report.ts"

export type DoctorOptions = { root: string; disk?: Disk; clock?: () => Date; repair?: boolean }

/**
 * After how long without a change a lock belongs to no running desk, in milliseconds. Desks renew their locks every
 * few seconds, and clocks differ by less than this.
 */
const staleLock = 24 * 60 * 60_000

/**
 * Examines the newsroom at `root`; with `repair`, repairs what can be repaired. Midad may be at work in it meanwhile.
 * Throws `DeskError` newsroom-missing, or what the disk refuses.
 */
export async function examine({
  root: given,
  disk: plain = realDisk,
  clock = () => new Date(),
  repair = false,
}: DoctorOptions): Promise<Report> {
  const disk = createOwnDisk({
    root: given,
    disk: plain,
    mend: repair,
    onSetAside({ name, aside }) {
      examination.found("problem", "own-foreign", { name }, aside !== null)
      if (aside !== null) examination.found("notice", "own-set-aside", { name: aside })
    },
  })
  const root = await realFolder(given, disk)
  const examination: Examination = beginExamination({ root, disk, now: clock(), repair })
  const { findings, counted, found } = examination
  const files = examineFiles(examination)
  const indexes: string[] = []
  for (const name of await filesIn(examination)) {
    const last = name.slice(name.lastIndexOf("/") + 1)
    const own = name.startsWith(".midad/")
    if (isLeftover(last)) await examineLeftover(examination, name)
    else if (isConflictCopy(last)) found("problem", "conflict-copy", { name })
    if (!own && isPage(last) && !name.split("/").some((part) => part.startsWith(".")))
      await files.examinePage(name)
    if (/^\.midad\/index\/[^/]+\.sqlite$/.test(name)) indexes.push(name)
    if (name.startsWith(".midad/locks/") && /\.(json|claim)$/.test(last)) await examineLock(examination, name)
    if (name.startsWith(`${journalFolder}/`)) {
      if (last.endsWith(".journal")) await examineJournal(examination, name)
      if (last.endsWith(".kept")) found("notice", "journal-kept", { name })
    }
    if (name.startsWith(`${nameIn(root, binFolder(root))}/`) && isPage(last)) await files.examineBinned(name)
  }
  await examineHistory(examination, files.byHash)
  await examineLost(examination, files)
  for (const name of indexes) await examineIndex(examination, name)
  const remaining = findings.filter(({ level, repaired }) => level === "problem" && !repaired).length
  return { findings, counted, remaining }
}

/**
 * Every file's name, those of the desk's own files among them, short ones first: the name of an original is a part
 * of its copy's name. What an earlier repair put into the attic is left out.
 */
async function filesIn({ root, disk, found }: Examination): Promise<string[]> {
  /** Whether a name is not that of something that was set aside: that is only reported. */
  function passes(name: string): boolean {
    if (!isSetAside(name)) return true
    found("notice", "own-set-aside", { name })
    return false
  }

  const others: string[] = []
  const isOwn = (name: string) => name === ".midad" || name.startsWith(".midad/")
  const { names } = await walk(root, {
    takes: (name) => passes(name),
    enters: (name) => name !== attic && passes(name),
    others(name) {
      if (passes(name) && isOwn(name)) others.push(name)
    },
    onFault(name, error) {
      if (!isMissing(error)) found("problem", "folder-unreadable", { name, message: String(error) })
    },
  })
  // Asking for them has them told, and set aside if that is wanted.
  for (const name of others) await ifThere(disk.look(pathIn(root, name)))
  return names.sort((a, b) => a.length - b.length || (a < b ? -1 : 1))
}

/** A file that an interrupted save left behind. */
async function examineLeftover({ repair, found, restOf, putAway }: Examination, name: string): Promise<void> {
  const rest = await restOf(name)
  // A young one may belong to a running save.
  if (rest === null || rest < grace) return
  if (repair) await putAway(name)
  found("problem", "leftover", { name }, repair)
}

async function examineLock({ repair, found, restOf, putAway }: Examination, name: string): Promise<void> {
  const rest = await restOf(name)
  if (rest === null || rest < staleLock) return
  if (repair) await putAway(name)
  found("notice", "lock-stale", { name }, repair)
}

async function examineJournal({ counted, found, bytesOf }: Examination, name: string): Promise<void> {
  const bytes = await bytesOf(name)
  if (!bytes) return
  counted.journals += 1
  const { records, end } = decodeJournal(bytes)
  const { lost } = replay(records)
  if (end === "corrupt" || lost) found("problem", "journal-damaged", { name })
  else if (end === "newer") found("notice", "journal-newer", { name })
  else if (end === "torn") found("notice", "journal-torn", { name })
}

/** A search index. It is a cache: no text is lost with it, and Midad makes it anew. */
async function examineIndex(examination: Examination, name: string): Promise<void> {
  const { root, disk, repair, counted, found, putAway } = examination
  try {
    const { damaged, rows, behind } = await checkIndex(root, pathIn(root, name))
    counted.indexed += rows
    if (behind > 0) found("notice", "index-behind", { name, rows: behind })
    if (!damaged) return
    if (repair)
      for (const part of ["", "-wal", "-shm", ".seal"])
        if (await isThere(pathIn(root, name + part), disk)) await putAway(name + part)
    found("problem", "index-damaged", { name }, repair)
  } catch (error) {
    if (error instanceof DeskError) throw error
    found("notice", "index-unreadable", { name, message: String(error) })
  }
}

async function isThere(path: string, disk: Disk): Promise<boolean> {
  return (await ifThere(disk.look(path))) !== null
}
