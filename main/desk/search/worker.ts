/**
 * The index's thread. It alone touches the index's file, because SQLite's interface waits for the disk. What is
 * to be read is read newest first and a little at a time, so that questions are answered in between.
 */
import { lstatSync, readFileSync } from "node:fs"
import { parentPort, workerData } from "node:worker_threads"
import type { ArticleSummary } from "../../contract/library.ts"
import { pathIn } from "../folder.ts"
import { createAnswers } from "./answers.ts"
import { type Extract, extractFrom } from "./extract.ts"
import type { Filed, FromIndex, IndexSetup, QuestionName, Questions, ToIndex } from "./protocol.ts"
import { fullTextTables, isBroken, lineOf, openStore, type Row, type Store } from "./store.ts"

/** How long it works before it looks for questions, in milliseconds. */
const stretch = 12
/** How many texts go into the file at once, and how long they wait for it at most. */
const bundle = 4_000
const patience = 1_000
/** How many changed files are read at once, before anything else: what somebody has just saved. */
const atOnce = 40
/** How often progress is told, in milliseconds. */
const telling = 200
/** How long to wait for another process that writes, in milliseconds. */
const pause = 100
/** Of larger files only the headline is known. */
const sizeLimit = 8 * 1024 * 1024

const none: Extract = {
  headline: "",
  standfirst: "",
  body: "",
  dossier: { bylines: [], topics: [], place: "", section: "", summary: "" },
  links: [],
}

const port = parentPort
if (!port) throw new Error("This is the index's thread and nothing else")
const { root, machine } = workerData as IndexSetup
const send = (message: FromIndex) => port.postMessage(message)
const log = (message: string, error: unknown) =>
  send({
    kind: "log",
    message,
    error: error instanceof Error ? (error.stack ?? error.message) : String(error),
  })

let sqlite: typeof import("node:sqlite")
let store: Store
let changes = 0
let stopped = false
/** What is to be noted before anything else is read. */
const waiting: { put: Filed[]; gone: string[] }[] = []
let unfiled: ArticleSummary[] | null = null
/** The full-text tables whose pieces are to be put together, now that nothing else is to do. */
let merging: { table: (typeof fullTextTables)[number]; first: boolean }[] = []
/** How many texts were read since the pieces were last put together. */
let readSince = 0
let pending = 0
let committing: NodeJS.Timeout | null = null
let scheduled = false
let told = 0
let building = false
let total = 0
const settling: number[] = []

function commit(): void {
  if (committing) clearTimeout(committing)
  committing = null
  pending = 0
  store.commit()
}

/** What was written goes into the file soon. */
function written(count: number): void {
  pending += count
  if (pending >= bundle) commit()
  else committing ??= setTimeout(() => guarded(commit), patience)
}

/** The text of a file, and how it stands in the index; what cannot be read has none. */
function read(row: Row): void {
  const line = lineOf(row)
  let text = none
  try {
    const path = pathIn(root, row.name)
    const stats = lstatSync(path)
    if (stats.isFile() && stats.size <= sizeLimit) text = extractFrom(readFileSync(path))
  } catch (error) {
    // It went away since it was seen: the next look will say so.
    if (!(error instanceof Error && "code" in error && "syscall" in error)) throw error
  }
  store.putText(row.key, line, text)
  readSince++
}

/** Notes what is new, changed or gone; a few files are read at once. */
function note(put: readonly Filed[], gone: readonly string[]): void {
  for (const name of gone) store.drop(name)
  const fresh: Row[] = []
  for (const file of put) {
    // Another process on the newsroom may have been faster.
    const known = store.on("SELECT stamp, id, kind, read FROM articles WHERE name = ?").get(file.name)
    if (
      known?.stamp === file.stamp &&
      file.stamp !== "" &&
      known.id === file.line.id &&
      known.kind === file.line.kind &&
      known.read === 1
    )
      continue
    const key = store.put(file)
    fresh.push({ key, ...file.line, standfirst: "", facts: "" })
  }
  if (fresh.length <= atOnce && !stopped) for (const row of fresh) read(row)
  changes++
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
  changes++
  written(lines.length)
}

function tell(now: boolean): void {
  if (!now && performance.now() - told < telling) return
  told = performance.now()
  const left = building ? store.countUnread() : 0
  total = Math.max(total, left)
  send({
    kind: "progress",
    progress: left === 0 ? null : { done: Math.max(0, total - left), total, stopped },
  })
}

/** Does a little of what is to be done; gives back whether there is more. */
function workOn(): boolean {
  const next = waiting[0]
  if (next) {
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
    const begun = performance.now()
    const rows = store.unread(24)
    if (rows.length > 0) {
      if (!building) {
        building = true
        total = store.countUnread()
      }
      for (const row of rows) {
        read(row)
        pending++
        if (performance.now() - begun > stretch) break
      }
      changes++
      written(0)
      tell(false)
      return true
    }
  }
  if (building && !stopped) {
    building = false
    total = 0
    tell(true)
    // After so many texts the tables are in many pieces, which every question must look into.
    if (readSince > 2_000) merging = fullTextTables.map((table) => ({ table, first: true }))
    readSince = 0
  }
  for (const number of settling.splice(0)) {
    commit()
    send({ kind: "answer", number, value: null })
  }
  const piece = merging[0]
  if (!piece) return false
  if (!store.merge(piece.table, 64, piece.first)) merging.shift()
  else piece.first = false
  written(200)
  return true
}

function work(): void {
  scheduled = false
  const begun = performance.now()
  let more = true
  const done = guarded(() => {
    while (more && performance.now() - begun < stretch) more = workOn()
  })
  if (!done) setTimeout(schedule, pause)
  else if (more) schedule()
}

function schedule(): void {
  if (scheduled) return
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
    store.close()
  } catch (closing) {
    log("The broken index could not be closed", closing)
  }
  if (committing) clearTimeout(committing)
  committing = null
  pending = 0
  waiting.splice(0)
  merging = []
  building = false
  changes++
  store = openStore(sqlite, root, machine, true)
  send({ kind: "lost" })
}

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
  for (let next = waiting[0]; next && next.put.length + next.gone.length <= atOnce; next = waiting[0]) {
    note(next.put, next.gone)
    waiting.shift()
  }
}

function take(message: ToIndex): void {
  switch (message.kind) {
    case "ask":
      guarded(catchUp)
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
      store.close()
      send({ kind: "closed" })
      port?.close()
  }
}

const answers = createAnswers(
  root,
  () => store,
  () => changes,
  () => new Date(),
)

try {
  sqlite = await import("node:sqlite")
  store = openStore(sqlite, root, machine, false)
  send({ kind: "ready", known: store.countFiles() })
  port.on("message", take)
  schedule()
} catch (error) {
  send({ kind: "missing", message: error instanceof Error ? error.message : String(error) })
}
