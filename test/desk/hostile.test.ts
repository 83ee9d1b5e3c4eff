/** A newsroom out of an archive or a share: in the place of each of Midad's own files stands something else. */
import { execFileSync } from "node:child_process"
import {
  cp,
  lstat,
  mkdir,
  mkdtemp,
  open,
  readdir,
  readFile,
  realpath,
  rm,
  stat,
  symlink,
  writeFile,
} from "node:fs/promises"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"
import { DatabaseSync } from "node:sqlite"
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest"
import type { Problem } from "../../main/contract/problem.ts"
import { createDesk, type Desk } from "../../main/desk/desk.ts"
import { thisMachine } from "../../main/desk/disk/machine.ts"
import { createWriter } from "./journal/writer.ts"
import { inRoot, temporaryFolder } from "./temporary.ts"

const onUnix = process.platform !== "win32"

/** The newsroom, the article in it, and a folder beside it that belongs to somebody else. */
type Place = { root: string; id: string; binned: string; outside: string }

function start(root: string): { desk: Desk; problems: Problem[] } {
  const problems: Problem[] = []
  const desk = createDesk({ root, settings: inRoot, onProblem: (problem) => problems.push(problem) })
  onTestFinished(() => desk.close())
  return { desk, problems }
}

const secret = "سطر من ملف غيرنا\n"

let made: Omit<Place, "root" | "outside"> & { parent: string }

/** A newsroom that was worked in: it has a journal, a history, an index, a bin, places and a ledger. */
beforeAll(async () => {
  const parent = await realpath(await mkdtemp(join(tmpdir(), "midad-worked-")))
  const root = join(parent, "newsroom")
  const outside = join(parent, "outside")
  await mkdir(root)
  await mkdir(outside)
  await writeFile(join(outside, "secret"), secret)
  await mkdir(join(outside, "folder"))
  await writeFile(join(outside, "folder", "secret"), secret)
  const desk = createDesk({ root, settings: inRoot })
  const binned = await createWriter(desk)
  await binned.type("خبر محذوف")
  await binned.save(true)
  await binned.leave()
  await desk.deleteArticle({ id: binned.id })
  const writer = await createWriter(desk)
  await writer.type("خبر باق")
  await writer.save(true)
  await writer.type("!")
  await desk.search("خبر", 5)
  await desk.close()
  await mkdir(join(root, ".midad", "locks"), { recursive: true })
  await writeFile(join(root, ".midad", "imports.jsonl"), "")
  await writeFile(join(root, ".midad", "places.json"), "[]")
  await writeFile(join(root, ".midad", "import.json"), "{}")
  const binnedName = (await readdir(join(root, ".midad", "bin"))).find((name) => name.endsWith(".html"))
  made = { parent, id: writer.id, binned: binnedName ?? "" }
})

afterAll(() => rm(made.parent, { recursive: true, force: true }))

/** A copy of that newsroom for one test, and of what lies beside it. */
async function copied(): Promise<Place> {
  const folder = await temporaryFolder()
  await cp(made.parent, folder, { recursive: true, preserveTimestamps: true })
  return {
    root: join(folder, "newsroom"),
    outside: join(folder, "outside"),
    id: made.id,
    binned: made.binned,
  }
}

/** Midad's own files and folders, as names in the newsroom. Those of one row are replaced together. */
const own: Record<string, (place: Place) => string[]> = {
  "every file": ({ id }) => [
    `.midad/journal/${id}.journal`,
    `.midad/history/articles/${id}.jsonl`,
    `.midad/locks/${id}.json`,
    `.midad/locks/${id}.claim`,
    `.midad/index/${thisMachine()}.sqlite`,
    `.midad/index/${thisMachine()}.sqlite-wal`,
    `.midad/index/${thisMachine()}.sqlite-shm`,
    `.midad/index/${thisMachine()}.sqlite.seal`,
    ".midad/history/thinned.json",
    ".midad/lost.json",
    ".midad/names.jsonl",
    ".midad/places.json",
    ".midad/imports.jsonl",
    ".midad/import.json",
    `.midad/history/objects/${"c".repeat(2)}/${"c".repeat(62)}`,
    "midad.json",
  ],
  "every file of the bin": ({ binned }) => [`.midad/bin/${binned}`, `.midad/bin/${binned}.json`],
  "every inner folder": () => [
    ".midad/journal",
    ".midad/history/articles",
    ".midad/history/objects",
    ".midad/locks",
    ".midad/bin",
    ".midad/index",
  ],
  "the history": () => [".midad/history"],
  "all of it": () => [".midad"],
}

/** What stands in the place of one of them. */
const things: Record<string, (path: string, place: Place) => Promise<void>> = {
  "a link to a file outside": (path, { outside }) => symlink(join(outside, "secret"), path),
  "a link to a folder outside": (path, { outside }) => symlink(join(outside, "folder"), path),
  "a link to what is not there": (path, { outside }) => symlink(join(outside, "not-there"), path),
  "a link to a device that never ends": (path) => symlink("/dev/zero", path),
  "a pipe that nobody writes to": async (path) => void execFileSync("mkfifo", [path]),
  "a folder": async (path) => {
    await mkdir(path)
    await writeFile(join(path, "inside"), secret)
  },
  "a huge file with holes": async (path) => {
    const file = await open(path, "w")
    await file.truncate(8 * 1024 ** 4).catch(() => file.truncate(1024 ** 4))
    await file.close()
  },
  garbage: (path) => writeFile(path, Buffer.from([0, 255, 10, 123, 34, 200, 10, 0, 7])),
  "another program's database": async (path) => {
    const db = new DatabaseSync(path)
    db.exec("CREATE TABLE articles(name TEXT); CREATE VIEW texts AS SELECT name FROM articles")
    db.exec("PRAGMA user_version = 2")
    db.close()
  },
  "a database of a later version": async (path) => {
    const db = new DatabaseSync(path)
    db.exec("CREATE TABLE later(name TEXT); PRAGMA user_version = 999")
    db.close()
  },
}

/** Everything that is below a folder, with what the files hold. */
async function contents(folder: string): Promise<Record<string, string>> {
  const found: Record<string, string> = {}
  for (const name of (await readdir(folder, { recursive: true })).sort()) {
    const path = join(folder, name)
    found[name] = (await stat(path)).isDirectory() ? "" : await readFile(path, "utf8")
  }
  return found
}

/** Opens, writes, saves, searches, deletes and looks at versions, as on any day. */
async function work({ root, id }: Place): Promise<Problem[]> {
  const { desk, problems } = start(root)
  const opened = await desk.openArticle({ id })
  if (opened.kind !== "article") throw new Error("It opened as an import")
  const writer = await createWriter(desk, opened)
  await writer.type("؟")
  expect(await writer.save(true)).toMatchObject({ kind: "saved" })
  await desk.listVersions({ id })
  await desk.listBin()
  await desk.search("خبر", 5)
  await desk.readImport({ from: "text", text: "عنوان\n\nمتن" })
  await writer.leave()
  const second = await createWriter(desk)
  await second.type("ثان")
  await second.save(true)
  await second.leave()
  await desk.deleteArticle({ id: second.id })
  await desk.idle()
  await desk.close()
  return problems
}

/** The things that are a plain file with wrong bytes. */
const isContent = /^(garbage|another program's|a database)/

/** What is not a plain file or folder, so that nothing of it may be used. */
const isForeign = async (path: string) => {
  const there = await lstat(path).catch(() => null)
  return there !== null && !there.isFile() && !there.isDirectory()
}

describe.runIf(onUnix).each(Object.keys(own))("in a foreign newsroom %s", (name) => {
  test.each(Object.keys(things))("is %s", async (thing) => {
    const place = await copied()
    const paths = own[name]!(place)
      // A lock that cannot be read counts as another desk's until it was watched for long enough.
      .filter((one) => !(isContent.test(thing) && /\/locks\/./.test(one)))
      .map((one) => join(place.root, one))
    for (const path of paths) {
      await mkdir(dirname(path), { recursive: true })
      await rm(path, { recursive: true, force: true })
      await things[thing]!(path, place)
    }
    const before = await contents(place.outside)
    const problems = await work(place)
    expect(await contents(place.outside)).toEqual(before)
    const files = (await readdir(place.root)).filter((one) => one.endsWith(".html"))
    const texts = await Promise.all(files.map((one) => readFile(join(place.root, one), "utf8")))
    expect(texts.join("")).toContain("خبر باق")
    expect(texts.join("")).not.toContain(secret.trim())
    expect(problems.filter(({ code }) => code === "unexpected" || code === "no-index")).toEqual([])
    // What Midad came across is out of its way.
    for (const path of paths)
      if (!/objects|thinned|imports\.jsonl|midad\.json|\.claim/.test(path))
        expect([path, await isForeign(path)]).toEqual([path, false])
  })
})
