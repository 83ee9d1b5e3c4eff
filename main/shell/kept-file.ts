/**
 * A JSON file of the person's in Midad's own folder, which may have been written by hand. What cannot be read is never
 * written over: it is kept beside the file, under a name that says when.
 */
import { basename } from "node:path"
import { writeAtomic } from "../desk/disk/atomic.ts"
import { codeOf, type Disk, realDisk } from "../desk/disk/disk.ts"
import { fault } from "../desk/disk/fault.ts"
import { createQueue } from "../desk/disk/queue.ts"

/** The values of a JSON object. */
export type Values = Readonly<Record<string, unknown>>

/** Whether `value` is a JSON object. */
export const isValues = (value: unknown): value is Values =>
  typeof value === "object" && value !== null && !Array.isArray(value)

export type KeptFile = {
  /** What the file has; null if there is none, or it is broken. */
  readonly values: Values | null
  /** What is wrong with the file; null if it is not broken. */
  readonly broken: {
    /** Its text as far as it is one. */
    text: string
    /** The name under which it is kept in the same folder; null while it cannot be renamed. */
    kept: string | null
  } | null
  /** Writes the file; returns when the disk has it. Throws `DeskError`, also while a broken file cannot be kept. */
  write(values: Values): Promise<void>
}

/** The most bytes that the file may have. */
const longest = 4 * 1024 * 1024

/** Reads the file at `path`. Never rejects: a file that is broken, or may not be read, is logged and kept beside it. */
export async function openKept(
  path: string,
  log: (message: string, error?: unknown) => void,
  { disk = realDisk, clock = () => new Date() }: { disk?: Disk; clock?: () => Date } = {},
): Promise<KeptFile> {
  const writes = createQueue()
  const encoder = new TextEncoder()
  /** Whether there is a broken file at the path, which must not be written over. */
  let inTheWay = false

  /** Gives the broken file its other name. Throws `DeskError`. */
  async function keepAside(): Promise<string> {
    const aside = `${path}.broken-${clock().toISOString().replace(/[:.]/g, "-")}`
    try {
      await disk.rename(path, aside)
    } catch (error) {
      throw fault(error, "writing", path)
    }
    inTheWay = false
    log(`Kept the broken ${path} as ${aside}`)
    return basename(aside)
  }

  async function breakOff(text: string, error: unknown): Promise<KeptFile["broken"]> {
    log(`Could not read ${path}`, error)
    inTheWay = true
    try {
      return { text, kept: await keepAside() }
    } catch (unkept) {
      log(`Could not keep it`, unkept)
      return { text, kept: null }
    }
  }

  async function read(): Promise<Pick<KeptFile, "values" | "broken">> {
    let text = ""
    try {
      text = new TextDecoder().decode(await disk.read(path, { limit: longest }))
      const values: unknown = JSON.parse(text)
      if (!isValues(values)) throw new Error("It is no JSON object")
      return { values, broken: null }
    } catch (error) {
      if (codeOf(error) === "ENOENT") return { values: null, broken: null }
      return { values: null, broken: await breakOff(text, error) }
    }
  }

  return {
    ...(await read()),
    write: (values) =>
      writes.run(async () => {
        if (inTheWay) await keepAside()
        await writeAtomic(path, encoder.encode(`${JSON.stringify(values, null, 2)}\n`), { disk })
      }),
  }
}
