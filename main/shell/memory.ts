/**
 * What Midad remembers between starts: settings, recent newsrooms, the last article, the window's bounds. One JSON
 * file.
 */
import { z } from "zod"
import { articleId } from "../article/dossier.ts"
import { defaultSettings, settings } from "../contract/desk.ts"
import { writeAtomic } from "../desk/disk/atomic.ts"
import { codeOf, type Disk, realDisk } from "../desk/disk/disk.ts"
import { fault } from "../desk/disk/fault.ts"
import { createQueue } from "../desk/disk/queue.ts"

const bounds = z.strictObject({
  x: z.number().int(),
  y: z.number().int(),
  width: z.number().int().min(1),
  height: z.number().int().min(1),
  maximized: z.boolean(),
  fullScreen: z.boolean().default(false),
})
export type Bounds = z.infer<typeof bounds>

/** The folders in which a dialog last was, by what it was for. */
const folders = z.strictObject({
  newsroom: z.string().nullable(),
  import: z.string().nullable(),
  export: z.string().nullable(),
  figure: z.string().nullable(),
})
export type Folders = z.infer<typeof folders>

const memory = z.strictObject({
  settings,
  /** Paths of newsrooms, the newest first. */
  recent: z.array(z.string()).max(50),
  /** The ids of newsrooms that were opened, by their paths: a folder there without the id is not the newsroom. */
  ids: z.record(z.string(), z.string().min(1).max(100)).default({}),
  /** The article that was open last, by newsroom path. */
  lastArticle: z.record(z.string(), articleId),
  /** In screen points; null before the window was ever moved. */
  bounds: bounds.nullable(),
  folders,
})
export type Memory = z.infer<typeof memory>

export const freshMemory: Memory = {
  settings: defaultSettings,
  recent: [],
  ids: {},
  lastArticle: {},
  bounds: null,
  folders: { newsroom: null, import: null, export: null, figure: null },
}

export type MemoryStore = {
  /** Whether nothing was remembered when Midad was started, because it was the first time. */
  readonly fresh: boolean
  /** What is remembered now. */
  get(): Memory
  /** Remembers `change` and writes it; returns when the disk has it. Throws `DeskError`. */
  change(change: Partial<Memory>): Promise<void>
}

/**
 * Reads the memory in the file at `path`. If the file is broken it is kept as `.broken`, and the memory begins empty.
 * If it may not be read, the memory begins empty too. Both are logged.
 */
export async function openMemory(
  path: string,
  log: (message: string, error?: unknown) => void,
  disk: Disk = realDisk,
): Promise<MemoryStore> {
  const kept = await recall(path, log, disk)
  let now = kept ?? freshMemory
  const writes = createQueue()
  const encoder = new TextEncoder()
  return {
    fresh: kept === null,
    get: () => now,
    async change(change) {
      now = memory.parse({ ...now, ...change })
      await writes.run(() => writeAtomic(path, encoder.encode(`${JSON.stringify(now, null, 2)}\n`), { disk }))
    },
  }
}

/** What the file remembers, null if there is none. */
async function recall(
  path: string,
  log: (message: string, error?: unknown) => void,
  disk: Disk,
): Promise<Memory | null> {
  let text: string
  try {
    text = new TextDecoder().decode(await disk.read(path))
  } catch (error) {
    if (codeOf(error) === "ENOENT") return null
    log(`Could not read ${path}`, error)
    return freshMemory
  }
  try {
    return memory.parse(JSON.parse(text))
  } catch (error) {
    log(`Kept the broken ${path} as ${path}.broken`, error)
    try {
      await disk.rename(path, `${path}.broken`)
    } catch (kept) {
      log(`Could not keep it`, fault(kept, "writing", path))
    }
    return freshMemory
  }
}
