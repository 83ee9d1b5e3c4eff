/** Writes the first fixes of some rules, as safely as the desk saves. */
import { basename, resolve } from "node:path"
import { writeArticle } from "../article/html.ts"
import { type Article, articleFromJSON } from "../article/schema.ts"
import type { ArticleJSON } from "../contract/desk.ts"
import { fill } from "../contract/words/fill.ts"
import { type Correction, corrected } from "../desk/checks/blocks.ts"
import { writeAtomic } from "../desk/disk/atomic.ts"
import { realDisk } from "../desk/disk/disk.ts"
import { articleAt, depthAt } from "./article.ts"
import type { PlainText } from "./checked.ts"
import { newsroomOver } from "./checked.ts"
import { withDesk } from "./desk.ts"
import { Failure } from "./failure.ts"
import type { Placed } from "./report.ts"
import { here, words } from "./terminal.ts"

/** The corrections by the first fixes of what `rules` found. */
export const correctionsOf = (found: readonly Placed[], rules: ReadonlySet<string>): Correction[] =>
  found.flatMap(({ block, finding: { rule, from, to, fixes } }) =>
    rules.has(rule) && fixes[0] !== undefined ? [{ key: String(block), from, to, text: fixes[0] }] : [],
  )

/** What the corrections of an article are, once it is known. */
export type Corrects = (article: Article) => Correction[]

/**
 * Corrects the article in the file `name`, and returns how many corrections were made. In a newsroom the desk does it:
 * its lock is respected, and the text before is a version. Throws `Failure` or `DeskError`.
 */
export async function fixArticle(name: string, corrects: Corrects): Promise<number> {
  const root = newsroomOver(name)
  if (root === null) return fixFile(name, corrects)
  let made = 0
  await withDesk(root, async (desk) => {
    // Nobody waits for a window here, and the whole folder tells best whether the file is a copy.
    await desk.rescan(true)
    const id = (await desk.lineAt(resolve(here, name)))?.id
    if (id === undefined) throw new Failure(fill(words.errors.notArticle, { name: basename(name) }))
    const opened = await desk.openArticle({ id })
    if (opened.kind !== "article") throw new Failure(fill(words.errors.notArticle, { name: basename(name) }))
    try {
      if (opened.lock)
        throw new Failure(fill(words.errors.inUse, { name: basename(name), who: opened.lock.who }))
      const before = articleFromJSON(opened.doc)
      const { article, made: count } = corrected(before, corrects(before))
      if (count === 0) return
      const saved = await desk.saveArticle({
        doc: article.toJSON() as ArticleJSON,
        base: opened.base,
        settle: false,
        journal: null,
      })
      if (saved.kind !== "saved") throw new Failure(fill(words.errors.changed, { name: basename(name) }))
      made = count
    } finally {
      await desk.leaveArticle({ id, epoch: opened.epoch })
      await desk.idle()
    }
  })
  return made
}

/** Corrects an article that lies in no newsroom: it is only written if it is still what was read. */
async function fixFile(name: string, corrects: Corrects): Promise<number> {
  const path = resolve(here, name)
  const before = await realDisk.read(path)
  const read = await articleAt(path)
  const { article, made } = corrected(read, corrects(read))
  if (made === 0) return 0
  const isSame = async () => Buffer.compare(await realDisk.read(path), before) === 0
  const bytes = new TextEncoder().encode(writeArticle(article, await depthAt(path)))
  if (!(await writeAtomic(path, bytes, { still: isSame })))
    throw new Failure(fill(words.errors.changed, { name: basename(name) }))
  return made
}

/** `plain` with the corrections; those that overlap one before are left out. */
export function fixText({ text, lines }: PlainText, corrections: readonly Correction[]): string {
  const parts = text.split(/(\r?\n)/)
  const byLine = new Map<number, Correction[]>()
  for (const one of corrections) {
    const line = lines[Number(one.key)]!
    byLine.set(line, [...(byLine.get(line) ?? []), one])
  }
  for (const [line, all] of byLine) {
    let before = Number.POSITIVE_INFINITY
    for (const { from, to, text: fresh } of all.sort(
      (one, other) => other.from - one.from || other.to - one.to,
    )) {
      if (to > before || (to === before && from === to)) continue
      before = from
      parts[line * 2] = parts[line * 2]!.slice(0, from) + fresh + parts[line * 2]!.slice(to)
    }
  }
  return parts.join("")
}
