/**
 * The imports as the desk uses them. A thread reads what is foreign, so that journaling and saving go on meanwhile, and
 * it has a deadline: when that passes, the thread is ended, and the next import has a new one.
 */
import type { ArticleId } from "../../article/dossier.ts"
import { type Article, articleFromJSON } from "../../article/schema.ts"
import type { Corrections, Encoding, ImportDraft } from "../../contract/importing.ts"
import { DeskError } from "../../contract/problem.ts"
import { type ImportInput, openLimit } from "./imports.ts"
import { createThread, type ThreadSurroundings } from "./thread.ts"

/** The drafts of a desk: sources that were read and wait for the user's decision. See `Drafts` for what each does. */
export type Imports = {
  /** Throws `DeskError` too-large, not-text; import-late if reading takes too long. */
  read(input: ImportInput): Promise<ImportDraft>
  /** Throws `DeskError` import-missing, import-late. */
  recode(id: string, encoding: Encoding): Promise<ImportDraft>
  /** Throws `DeskError` import-missing, import-late. */
  build(id: string, corrections: Corrections): Promise<Article>
  close(id: string): void
  /** Ends the thread. What is being read is refused. */
  end(): Promise<void>
}

/** A draft as it can be read again in another thread. */
type Kept = { input: ImportInput; encoding: Encoding | null; size: number; thread: object }

const sizeOf = (input: ImportInput) =>
  input.from === "text" ? input.text.length * 2 : input.bytes.byteLength
const nameOf = (input: ImportInput) => (input.from === "text" ? "" : input.name)

/** The imports of the newsroom at `root`. The thread starts with the first of them. */
export function createImportThread(
  root: string,
  options: ThreadSurroundings & { clock: () => Date; makeId: () => ArticleId },
): Imports {
  const { clock, makeId } = options
  const thread = createThread(root, options)
  const { ask } = thread
  const kept = new Map<string, Kept>()
  /** Reading and building, one after the other, so that each has the deadline for itself. */
  let turn: Promise<unknown> = Promise.resolve()

  /** Runs `act` after what is being read or built. */
  function inTurn<Result>(act: () => Promise<Result>): Promise<Result> {
    const result = turn.then(act)
    turn = result.catch(() => undefined)
    return result
  }

  /** Forgets the oldest drafts where there are too many or they hold too much. */
  function forget(): void {
    let bytes = [...kept.values()].reduce((sum, { size }) => sum + size, 0)
    for (const [id, { size }] of kept) {
      if (kept.size <= 1 || (kept.size <= openLimit.drafts && bytes <= openLimit.bytes)) break
      kept.delete(id)
      bytes -= size
    }
  }

  /** The draft `id`, read again if the thread that read it was ended. */
  async function find(id: string): Promise<Kept> {
    const found = kept.get(id)
    if (!found) throw new DeskError("import-missing")
    if (found.thread === thread.now()) return found
    await ask({ name: "read", id, input: found.input }, nameOf(found.input), found.size)
    if (found.encoding) {
      const { encoding } = found
      await ask({ name: "recode", id, encoding }, nameOf(found.input), found.size)
    }
    found.thread = thread.now() ?? found.thread
    return found
  }

  return {
    read: (input) =>
      inTurn(async () => {
        const id = makeId()
        const size = sizeOf(input)
        // A copy: the caller may reuse its buffer.
        const own = input.from === "bytes" ? { ...input, bytes: input.bytes.slice() } : input
        const draft = await ask({ name: "read", id, input: own }, nameOf(own), size)
        const reader = thread.now()
        if (reader) kept.set(id, { input: own, encoding: null, size, thread: reader })
        forget()
        return draft
      }),
    recode: (id, encoding) =>
      inTurn(async () => {
        const found = await find(id)
        const draft = await ask({ name: "recode", id, encoding }, nameOf(found.input), found.size)
        found.encoding = encoding
        return draft
      }),
    build: (id, corrections) =>
      inTurn(async () => {
        const { input, size } = await find(id)
        const now = clock().toISOString()
        const article = makeId()
        return articleFromJSON(
          await ask({ name: "build", id, corrections, article, now }, nameOf(input), size),
        )
      }),
    close(id) {
      if (kept.delete(id)) thread.tell({ name: "close", id })
    },
    end: thread.end,
  }
}
