/** A newsroom whose desk ends and is started anew, and its journals. */
import { readdir } from "node:fs/promises"
import { join } from "node:path"
import { onTestFinished } from "vitest"
import { type Article, articleFromJSON, withDossier } from "../../../main/article/schema.ts"
import type { OpenedArticle } from "../../../main/contract/desk.ts"
import type { Problem } from "../../../main/contract/problem.ts"
import { createDesk, type Desk } from "../../../main/desk/desk.ts"
import { type Disk, realDisk } from "../../../main/desk/disk/disk.ts"
import { inRoot } from "../temporary.ts"
import { createWriter, type Writer } from "./writer.ts"

export type Started = { desk: Desk; problems: Problem[]; logged: string[] }

/** The desks on each newsroom. */
const before = new Map<string, Desk[]>()

/** A desk as at the start of the program. Those before have ended: they hold no lock any more, and all else stays as it was. */
export async function start(root: string, disk: Disk = realDisk): Promise<Started> {
  for (const desk of before.get(root) ?? []) await desk.close()
  const problems: Problem[] = []
  const logged: string[] = []
  const desk = createDesk({
    root,
    settings: inRoot,
    disk,
    log: (message) => logged.push(message),
    onProblem: (problem) => problems.push(problem),
  })
  before.set(root, [desk])
  onTestFinished(() => desk.close())
  return { desk, problems, logged }
}

export async function open(desk: Desk, id: string): Promise<OpenedArticle> {
  const opened = await desk.openArticle({ id })
  if (opened.kind !== "article") throw new Error("It opened as an import")
  return opened
}

export const journals = (root: string) => join(root, ".midad", "journal")
export const journalOf = (root: string, id: string) => join(journals(root), `${id}.journal`)
export const kept = async (root: string) =>
  (await readdir(journals(root))).filter((name) => name.endsWith(".kept"))
export const textOf = (opened: OpenedArticle) => articleFromJSON(opened.doc)
/** An article without the time of its last change. */
export const timeless = (article: Article) => withDossier(article, { updated: null })

/** Writes and saves an article, and returns its writer, who has typed two more letters since. */
export async function halfSaved(root: string): Promise<{ writer: Writer; started: Started }> {
  const started = await start(root)
  const writer = await createWriter(started.desk)
  await writer.type("عنوان")
  await writer.save(true)
  await writer.type("١")
  await writer.type("٢")
  await started.desk.idle()
  return { writer, started }
}
