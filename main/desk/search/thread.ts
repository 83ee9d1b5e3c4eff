/**
 * The index's thread. It alone touches the index's file, because SQLite's interface waits for the disk. What is
 * to be read is read newest first and a little at a time, so that questions are answered in between.
 */
import { parentPort } from "node:worker_threads"
import type { ArticleSummary } from "../../contract/library.ts"
import { createAnswers } from "./answers.ts"
import { fullTextTables, isBroken } from "./file.ts"
import { prepareFile } from "./indexed-text.ts"
import type { Filed, FromIndex, IndexSetup, QuestionName, Questions, ToIndex } from "./protocol.ts"
import { type Preparer, startPreparer } from "./reading-thread.ts"
import { lineOf, openStore, type Row, type Store } from "./store.ts"

/** How long it works before it looks for questions, in milliseconds. */
const stretch = 12
/** How many changes go into the file at once, and how long they wait for it at most. */
const bundle = 1_500
const patience = 1_000
/** How many changed files are read at once, before anything else: what somebody has just saved. */
const atOnce = 40
/** How many texts are prepared at once, how many lists of them on their way, and from how many on that is worth a thread. */
const listSize = 64
const onTheirWay = 3
const many = 400
/** How often progress is told, in milliseconds. */
const telling = 200
/** How long nothing must have been asked before the index is put in order, in milliseconds: somebody may still be typing. */
const rest = 500
/** How long to wait for another process that writes, in milliseconds. */
const pause = 100

/** Keeps the index until it is told to close. */
export async function indexing(setup: IndexSetup): Promise<void> {
  const { root, machine } = setup
  const port = parentPort
  if (!port) throw new Error("This is the program of a thread and nothing else")
  const send = (message: FromIndex) => port.postMessage(message)
  const log = (message: string, error: unknown) =>
    send({
      kind: "log",
      message,
      error: error instanceof Error ? (error.stack ?? error.message) : String(error),
    })

  let sqlite: typeof import("node:sqlite")
  let store: Store
  try {
    sqlite = await import("node:sqlite")
    store = openStore(sqlite, root, machine, false)
  } catch (error) {
    send({ kind: "missing", message: error instanceof Error ? error.message : String(error) })
    return
  }
  /** Counts what changes in the index. */
  let changes = 0
  let stopped = false
  /** What is to be noted before anything else is read. */
  const waiting: { put: Filed[]; gone: string[] }[] = []
  let unfiled: ArticleSummary[] | null = null
  /** Who waits for everything to be in. */
  const settling: number[] = []

  let pending = 0
  let committing: NodeJS.Timeout | null = null

  function commit(): void {
    if (committing) clearTimeout(committing)
    committing = null
    pending = 0
    store.commit()
  }

  /** What was written goes into the file soon. */
  function written(count: number): void {
    changes++
    pending += count
    if (pending >= bundle) commit()
    else committing ??= setTimeout(() => guarded(commit), patience)
  }

  /** Building, while there are texts that nobody waits for: how many there were, and how far it is. */
  let building: { total: number; sent: number; preparer: Preparer | null } | null = null
  /** A thread that could not be started is not tried again. */
  let alone = false
  let told = 0
  /** How many texts were read since the tables' pieces were last put together. */
  let readSince = 0
  /** The full-text tables whose pieces are to be put together, now that nothing else is to do; what was begun before goes on. */
  let merging: { table: (typeof fullTextTables)[number]; first: boolean }[] = fullTextTables.map((table) => ({
    table,
    first: false,
  }))
  let shrinking = false
  /** When the last question was answered. */
  let answered = performance.now()
  let resting: NodeJS.Timeout | null = null

  /** Reads files into the index, at once. */
  function read(rows: readonly Row[]): void {
    store.putTexts(rows.map((row) => ({ row, text: prepareFile(root, lineOf(row)) })))
    readSince += rows.length
  }

  /** Whether the index has this very file already: another process on the newsroom may have been faster. */
  function has({ name, stamp, line }: Filed): boolean {
    const known = store.on("SELECT stamp, id, kind, copy_of, read FROM articles WHERE name = ?").get(name)
    return (
      stamp !== "" &&
      known?.stamp === stamp &&
      known.id === line.id &&
      known.kind === line.kind &&
      known.copy_of === line.copyOf &&
      known.read === 1
    )
  }

  /** Notes what is new, changed or gone; a few files are read at once. */
  function note(put: readonly Filed[], gone: readonly string[]): void {
    for (const name of gone) store.drop(name)
    const fresh = put.filter((file) => !has(file)).map((file) => store.put(file))
    if (fresh.length <= atOnce && !stopped && !building) read(fresh)
    else if (building) building.total += fresh.length
    written(fresh.length + gone.length)
  }

  function noteUnfiled(lines: readonly ArticleSummary[]): void {
    const known = new Map(store.unfiled().map((line) => [line.id, JSON.stringify(line)]))
    for (const line of lines) {
      const same = known.get(line.id) === JSON.stringify(line)
      known.delete(line.id)
      if (!same) store.putUnfiled(line)
    }
    for (const id of known.keys()) store.dropUnfiled(id)
    written(lines.length)
  }

  function tell(now: boolean): void {
    if (!now && performance.now() - told < telling) return
    told = performance.now()
    const left = building || stopped ? store.countUnread() : 0
    const total = Math.max(building?.total ?? 0, left)
    send({ kind: "progress", progress: left === 0 ? null : { done: total - left, total, stopped } })
  }

  /** Begins or goes on building; gives back whether there is more to do right now. */
  function build(): boolean {
    if (!building) {
      const total = store.countUnread()
      if (total === 0) return false
      building = { total, sent: 0, preparer: null }
      if (total >= many && !alone)
        building.preparer = startPreparer(setup, schedule, (error) => {
          log("Texts are read without a thread of their own", error)
          alone = true
          building = null
          schedule()
        })
      tell(true)
    }
    const { preparer } = building
    if (!preparer) {
      const rows = store.unread(0, 8)
      if (rows.length === 0) return finish()
      read(rows)
      written(rows.length)
      tell(false)
      return true
    }
    while (preparer.asked < onTheirWay) {
      const rows = store.unread(building.sent, listSize)
      const last = rows.at(-1)
      if (!last) break
      building.sent = last.key
      preparer.ask(rows)
    }
    const ready = preparer.next()
    if (ready) {
      store.putTexts(ready)
      readSince += ready.length
      written(ready.length)
      tell(false)
      return true
    }
    // What is on its way wakes us. What came in meanwhile may be newer than what was sent.
    if (preparer.asked > 0) return false
    if (store.countUnread() === 0) return finish()
    building.sent = 0
    return true
  }

  /** Everything is in. */
  function finish(): boolean {
    void building?.preparer?.end()
    building = null
    tell(true)
    return true
  }

  /** Does a little of what is to be done; gives back whether there is more to do right now. */
  function workOn(): boolean {
    const next = waiting[0]
    if (next) {
      // If another process writes, nothing is taken yet.
      store.begin()
      // Small pieces, so that a whole newsroom that is new keeps nobody waiting.
      note(next.put.splice(0, 100), next.gone.splice(0, 100))
      if (next.put.length === 0 && next.gone.length === 0) waiting.shift()
      return true
    }
    if (unfiled) {
      noteUnfiled(unfiled)
      unfiled = null
      return true
    }
    if (!stopped) {
      if (build()) return true
      if (building) return false
    }
    if (settling.length > 0) commit()
    for (const number of settling.splice(0)) send({ kind: "answer", number, value: null })
    // Every question must look into every piece of a table; after so many texts they all become one.
    if (readSince > 0) {
      const all = readSince > 2_000
      const begun = new Set(merging.filter(({ first }) => first).map(({ table }) => table))
      merging = fullTextTables.map((table) => ({ table, first: all || begun.has(table) }))
      readSince = 0
    }
    const piece = merging[0]
    if (!piece && !shrinking) return false
    if (performance.now() - answered < rest) {
      resting ??= setTimeout(() => {
        resting = null
        schedule()
      }, rest)
      return false
    }
    // What is left over then goes back to the disk.
    if (!piece) return shrink()
    if (!store.merge(piece.table, 16, piece.first)) merging.shift()
    else piece.first = false
    shrinking = merging.length === 0
    written(20)
    return true
  }

  /** Gives a little of the file that is free back to the disk; gives back whether there is more. */
  function shrink(): boolean {
    commit()
    shrinking = store.shrink(64)
    return shrinking
  }

  let scheduled = false
  let closed = false

  function work(): void {
    scheduled = false
    if (closed) return
    const begun = performance.now()
    let more = true
    const done = guarded(() => {
      while (more && performance.now() - begun < stretch) more = workOn()
    })
    if (!done) setTimeout(schedule, pause)
    else if (more) schedule()
  }

  function schedule(): void {
    if (scheduled || closed) return
    scheduled = true
    setImmediate(work)
  }

  /**
   * Does `act`; gives back false if it is to be tried again later, as another process writes. An index that turns
   * out to be broken is thrown away and begun anew.
   */
  function guarded(act: () => void): boolean {
    try {
      act()
      return true
    } catch (error) {
      if (isBroken(error)) {
        startAnew(error)
        return true
      }
      const code = error instanceof Error && "errcode" in error ? Number(error.errcode) & 0xff : 0
      // BUSY, LOCKED.
      if (code === 5 || code === 6) return false
      throw error
    }
  }

  function startAnew(error: unknown): void {
    log("The index is broken and made anew", error)
    try {
      store.db.close()
    } catch (closing) {
      log("The broken index could not be closed", closing)
    }
    if (committing) clearTimeout(committing)
    committing = null
    pending = 0
    waiting.splice(0)
    merging = []
    readSince = 0
    void building?.preparer?.end()
    building = null
    changes++
    store = openStore(sqlite, root, machine, true)
    send({ kind: "lost" })
  }

  const answers = createAnswers(
    root,
    () => store,
    () => changes + store.dataVersion() * 1e9,
  )

  function answer(number: number, name: QuestionName, input: unknown): void {
    if (name === "settled") {
      settling.push(number)
      schedule()
      return
    }
    const respond = answers[name] as (input: Questions[QuestionName]["in"]) => unknown
    for (const again of [false, true]) {
      try {
        send({ kind: "answer", number, value: respond(input as Questions[QuestionName]["in"]) })
        answered = performance.now()
        return
      } catch (error) {
        if (isBroken(error) && !again) startAnew(error)
        else {
          log(`The index could not answer ${name}`, error)
          send({ kind: "failed", number, message: error instanceof Error ? error.message : String(error) })
          return
        }
      }
    }
  }

  /** Notes the next changes if they are few: what was saved just before a question is found by it. */
  function catchUp(): void {
    if (waiting.length > 0) store.begin()
    for (let next = waiting[0]; next && next.put.length + next.gone.length <= atOnce; next = waiting[0]) {
      note(next.put, next.gone)
      waiting.shift()
    }
  }

  function take(message: ToIndex): void {
    if (closed) return
    switch (message.kind) {
      case "ask":
        if (!guarded(catchUp)) schedule()
        answer(message.number, message.name, message.input)
        break
      case "change":
        waiting.push({ put: message.put, gone: message.gone })
        schedule()
        break
      case "unfiled":
        unfiled = message.lines
        schedule()
        break
      case "build":
        stopped = !message.go
        tell(true)
        schedule()
        break
      case "forget":
        startAnew("It was asked for")
        break
      case "close":
        void close()
    }
  }

  /** Closes the file and lets the thread end by itself: one that is ended from outside may take the process with it. */
  async function close(): Promise<void> {
    closed = true
    for (const timer of [resting, committing]) if (timer) clearTimeout(timer)
    store.close()
    await building?.preparer?.end()
    send({ kind: "closed" })
    port?.close()
  }

  send({ kind: "ready", known: store.countFiles() })
  port.on("message", take)
  schedule()
}
