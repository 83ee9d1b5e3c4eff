/** One examination of a newsroom: its findings so far, and the functions by which its parts read and repair files. */
import { dirname } from "node:path"
import { DeskError } from "../../contract/problem.ts"
import { renameExclusively, writeAtomic } from "../disk/atomic.ts"
import { codeOf, type Disk } from "../disk/disk.ts"
import { makeDurable } from "../disk/durable.ts"
import { fault } from "../disk/fault.ts"
import { pathIn } from "../disk/folder.ts"
import { ifThere } from "../disk/if-there.ts"
import type { Finding, FindingCode, Report } from "./report.ts"

export type Examination = {
  /** The newsroom's real path. */
  readonly root: string
  readonly disk: Disk
  /** When it began. */
  readonly now: Date
  /** Whether to repair what can be repaired. */
  readonly repair: boolean
  readonly findings: Finding[]
  readonly counted: Report["counted"]
  found(level: Finding["level"], code: FindingCode, details: Finding["details"], repaired?: boolean): void
  /** A file's bytes; null if it is gone by now. Null and a finding if it cannot be read. */
  bytesOf(name: string): Promise<Uint8Array | null>
  /** For how long a file has not changed, in milliseconds; null if it is gone by now. */
  restOf(name: string): Promise<number | null>
  /** Moves a file of the newsroom to the attic. */
  putAway(name: string): Promise<void>
  /** Puts a copy of a file's bytes into the attic. */
  keepCopy(name: string, bytes: Uint8Array): Promise<void>
}

/** The folder in the newsroom for files that the doctor takes away, with a subfolder for each examination. */
export const attic = ".midad/attic"

export type ExaminationOptions = Pick<Examination, "root" | "disk" | "now" | "repair">

/** Begins an examination with no findings. Reads and writes nothing yet. */
export function beginExamination({ root, disk, now, repair }: ExaminationOptions): Examination {
  const stamp = now.toISOString().replace(/[^0-9]/g, "")
  const findings: Finding[] = []

  const found: Examination["found"] = (level, code, details, repaired = false) => {
    findings.push({ code, level, details, repaired })
  }

  /** The path of `name` in the attic. Makes its folder. */
  async function atticPath(name: string): Promise<string> {
    const path = pathIn(root, `${attic}/${stamp}/${name}`)
    await makeDurable(dirname(path), root, disk)
    return path
  }

  return {
    root,
    disk,
    now,
    repair,
    findings,
    counted: { articles: 0, pages: 0, journals: 0, versions: 0, binned: 0, indexed: 0 },
    found,
    async bytesOf(name) {
      try {
        return await disk.read(pathIn(root, name))
      } catch (error) {
        if (codeOf(error) !== "ENOENT")
          found("problem", "article-unreadable", {
            name,
            message: error instanceof Error ? error.message : String(error),
          })
        return null
      }
    },
    async restOf(name) {
      try {
        const there = await ifThere(disk.look(pathIn(root, name)))
        return there && now.getTime() - there.changed.getTime()
      } catch (error) {
        throw fault(error, "reading", name)
      }
    },
    async putAway(name) {
      const to = await atticPath(name)
      try {
        if (!(await renameExclusively(pathIn(root, name), to, disk)))
          throw new DeskError("unexpected", { message: `${name} is in the attic already` })
        await disk.syncFolder(dirname(to))
        await disk.syncFolder(dirname(pathIn(root, name)))
      } catch (error) {
        throw fault(error, "writing", name)
      }
    },
    async keepCopy(name, bytes) {
      await writeAtomic(await atticPath(name), bytes, { disk, exclusive: true })
    },
  }
}
