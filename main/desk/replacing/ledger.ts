/**
 * The replacements that were made in a newsroom: `.midad/replacements/<operation>.jsonl`, one file each. Its first line
 * says what is to be changed and is on the disk before anything is; then there is a line for every article that was
 * changed or taken back. So a replacement that is cut off is known at the next start, and any can be taken back while
 * its file is kept.
 */
import { randomInt } from "node:crypto"
import { z } from "zod"
import { type ArticleId, articleId } from "../../article/dossier.ts"
import { hash } from "../../contract/article.ts"
import { DeskError } from "../../contract/problem.ts"
import { operationId, replacementPlan } from "../../contract/replacing.ts"
import { writeAtomic } from "../disk/atomic.ts"
import { type Disk, writeAll } from "../disk/disk.ts"
import { makeDurable } from "../disk/durable.ts"
import { fault } from "../disk/fault.ts"
import { pathIn, realFolder, writablePath } from "../disk/folder.ts"
import { bytesIfThere, namesIfThere } from "../disk/if-there.ts"
import { createKeyedQueue } from "../disk/queue.ts"

const natural = z.number().int().nonnegative()
const line = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("begun"), at: z.iso.datetime(), who: z.string(), plan: replacementPlan }),
  /** The article was changed: the hashes of its file before and after. */
  z.strictObject({ kind: z.literal("done"), id: articleId, before: hash, after: hash, hits: natural }),
  /** The article stays as it was. */
  z.strictObject({ kind: z.literal("left"), id: articleId }),
  /** The change of the article was taken back. */
  z.strictObject({ kind: z.literal("undone"), id: articleId }),
  /** Nothing more is to be changed. */
  z.strictObject({ kind: z.literal("ended") }),
])
type Begun = Extract<z.infer<typeof line>, { kind: "begun" }>
/** A line that follows the first. */
export type Note = Exclude<z.infer<typeof line>, { kind: "begun" }>
/** An article that was changed. */
export type Done = Extract<Note, { kind: "done" }>

/** A replacement as its file tells it. */
export type Operation = Begun & {
  operation: string
  done: Map<ArticleId, Done>
  left: Set<ArticleId>
  undone: Set<ArticleId>
  ended: boolean
}

export type Replacements = {
  /** Notes what is to be changed; when it returns, the disk has it. Returns the operation. */
  begin(plan: Begun["plan"]): Promise<string>
  /** Notes what became of articles; when it returns, the disk has it. */
  note(operation: string, notes: readonly Note[]): Promise<void>
  /** Throws `DeskError` replacement-missing. */
  read(operation: string): Promise<Operation>
  /** Every replacement that can be read, the newest first. Removes the files of those that are too old. */
  list(): Promise<Operation[]>
}

const folder = ".midad/replacements"
/** For how long a replacement can be taken back, in milliseconds. */
export const keptFor = 30 * 24 * 60 * 60_000

const letters = "abcdefghijkmnpqrstuvwxyz23456789"

/** A new operation's name: its time, and chance. */
function nameAt(at: Date): string {
  const time = at.toISOString().replace(/[-:.]/g, "").slice(0, -1)
  return `${time}-${Array.from({ length: 6 }, () => letters[randomInt(letters.length)]).join("")}`
}

function readLine(text: string): z.infer<typeof line> | null {
  try {
    return line.safeParse(JSON.parse(text)).data ?? null
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

/** The operation that the bytes of a file tell of; null if its first line cannot be read. */
function operationIn(operation: string, bytes: Uint8Array): Operation | null {
  const [first, ...rest] = new TextDecoder().decode(bytes).split("\n")
  const begun = readLine(first ?? "")
  if (begun?.kind !== "begun") return null
  const read: Operation = {
    ...begun,
    operation,
    done: new Map(),
    left: new Set(),
    undone: new Set(),
    ended: false,
  }
  // A line that a crash cut off is none.
  for (const text of rest) take(read, text === "" ? null : readLine(text))
  return read
}

function take(operation: Operation, note: z.infer<typeof line> | null): void {
  if (note?.kind === "done") {
    operation.done.set(note.id, note)
    operation.left.delete(note.id)
    operation.undone.delete(note.id)
  } else if (note?.kind === "left") operation.left.add(note.id)
  else if (note?.kind === "undone") operation.undone.add(note.id)
  else if (note?.kind === "ended") operation.ended = true
}

/** The replacements of the newsroom at `root`; `who` makes those that are begun here. */
export function createReplacements({
  root,
  disk,
  clock,
  who,
  log,
}: {
  root: string
  disk: Disk
  clock: () => Date
  who: string
  log: (message: string, error?: unknown) => void
}): Replacements {
  const queue = createKeyedQueue<string>()
  /** Operations that were read, so that a batch does not read the whole plan again. */
  const known = new Map<string, Operation>()
  const fileOf = (operation: string) => `${folder}/${operation}.jsonl`
  const encode = (lines: readonly unknown[]) =>
    new TextEncoder().encode(lines.map((one) => `${JSON.stringify(one)}\n`).join(""))

  async function readNow(operation: string): Promise<Operation | null> {
    const path = pathIn(await realFolder(root, disk), fileOf(operation))
    const bytes = await bytesIfThere(disk, path, folder)
    return bytes && operationIn(operation, bytes)
  }

  async function append(operation: string, notes: readonly Note[]): Promise<void> {
    const name = fileOf(operation)
    try {
      const path = await writablePath(root, name, disk)
      const file = await disk.open(path)
      try {
        // A line that a crash cut off is ended first.
        await writeAll(file, new TextEncoder().encode("\n"), name)
        await writeAll(file, encode(notes), name)
        await file.datasync()
      } finally {
        await file.close()
      }
    } catch (error) {
      throw fault(error, "writing", name)
    }
  }

  async function read(operation: string): Promise<Operation> {
    const found = known.get(operation) ?? (await readNow(operation))
    if (!found) throw new DeskError("replacement-missing")
    known.set(operation, found)
    return found
  }

  return {
    async begin(plan) {
      const at = clock()
      const operation = nameAt(at)
      const real = await realFolder(root, disk)
      await makeDurable(pathIn(real, folder), real, disk)
      const begun: Begun = { kind: "begun", at: at.toISOString(), who, plan }
      await writeAtomic(await writablePath(root, fileOf(operation), disk), encode([begun]), { disk })
      known.set(operation, {
        ...begun,
        operation,
        done: new Map(),
        left: new Set(),
        undone: new Set(),
        ended: false,
      })
      return operation
    },
    note: (operation, notes) =>
      queue.run(operation, async () => {
        if (notes.length === 0) return
        const of = await read(operation)
        await append(operation, notes)
        for (const note of notes) take(of, note)
      }),
    read,
    async list() {
      const real = await realFolder(root, disk)
      const found: Operation[] = []
      for (const name of await namesIfThere(disk, pathIn(real, folder), folder)) {
        const operation = name.replace(/\.jsonl$/, "")
        if (!operationId.safeParse(operation).success) continue
        const one = known.get(operation) ?? (await readNow(operation))
        if (!one) continue
        if (clock().getTime() - Date.parse(one.at) < keptFor) {
          known.set(operation, one)
          found.push(one)
        } else {
          known.delete(operation)
          await disk
            .unlink(pathIn(real, fileOf(operation)))
            .catch((error: unknown) => log(`Could not remove ${name}`, error))
        }
      }
      return found.sort((one, other) => (one.operation < other.operation ? 1 : -1))
    },
  }
}
