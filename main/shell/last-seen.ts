/**
 * What the window showed last: the beginning of the library's list, and in which file the open article was. The next
 * start shows it before the newsroom's folder is read. It is kept in Midad's own folder, never in the newsroom. It
 * can be lost without harm: a file that is missing, broken or of another newsroom is ignored.
 */
import { z } from "zod"
import { type ArticleId, articleId } from "../article/dossier.ts"
import type { Settings } from "../contract/desk.ts"
import { groupOf } from "../contract/groups.ts"
import {
  groupings,
  type Hit,
  type LibraryPage,
  type LibraryQuery,
  libraryPage,
  orders,
} from "../contract/library.ts"
import { writeAtomic } from "../desk/disk/atomic.ts"
import { codeOf, type Disk, realDisk } from "../desk/disk/disk.ts"
import { compareGroups } from "../desk/search/groups.ts"

/** A page's path inside the newsroom, with forward slashes; nothing hidden, and nothing that leads out of it. */
const fileName = z
  .string()
  .refine(
    (name) =>
      /\.html?$/i.test(name) &&
      !name.includes("\\") &&
      name.split("/").every((part) => part !== "" && !part.startsWith(".")),
  )

const listed = z.strictObject({
  order: z.enum(orders),
  group: z.enum(groupings),
  page: libraryPage,
})

const shape = z.strictObject({
  /** The newsroom's folder. */
  newsroom: z.string(),
  open: z.strictObject({ id: articleId, name: fileName }).nullable(),
  listed: listed.nullable(),
})
type Seen = z.infer<typeof shape>

export type LastSeen = {
  /** The file that an article of a newsroom was in; null if that is not known. */
  nameOf(newsroom: string, id: ArticleId): string | null
  /** The beginning of the list in the order of these settings, grouped by today's ages; null if it is not known. */
  pageOf(newsroom: string, settings: Pick<Settings, "order" | "group">): LibraryPage | null
  /** Notes which article is open, and its file. */
  opened(newsroom: string, id: ArticleId, name: string): void
  /** Notes the file in which an article was saved, if it is the open one. */
  saved(newsroom: string, id: ArticleId, name: string): void
  /** Notes an answer to the window, if it is the beginning of the whole list. */
  answered(newsroom: string, query: LibraryQuery, page: LibraryPage): void
  /** Writes it for the next start. Never rejects: a failure is only logged. */
  keep(): Promise<void>
}

/** Reads what the last session kept at `path`. Never rejects. */
export async function openLastSeen(
  path: string,
  {
    clock,
    log,
    disk = realDisk,
  }: { clock: () => Date; log: (message: string, error?: unknown) => void; disk?: Disk },
): Promise<LastSeen> {
  let seen = await recall(path, log, disk)

  const at = (newsroom: string): Seen => {
    if (seen?.newsroom !== newsroom) seen = { newsroom, open: null, listed: null }
    return seen
  }
  const note = (newsroom: string, id: ArticleId, name: string) => {
    const open = fileName.safeParse(name)
    at(newsroom).open = open.success ? { id, name: open.data } : null
  }
  const known = (newsroom: string) => (seen?.newsroom === newsroom ? seen : null)

  return {
    nameOf(newsroom, id) {
      const here = known(newsroom)
      if (here?.open?.id === id) return here.open.name
      const row = here?.listed?.page.rows.find((each) => each.id === id && each.kind === "article")
      return fileName.safeParse(row?.name).data ?? null
    },
    pageOf(newsroom, { order, group }) {
      const kept = known(newsroom)?.listed
      if (kept?.order !== order || kept.group !== group) return null
      return group === "age" ? aged(kept.page, clock()) : kept.page
    },
    opened: note,
    saved(newsroom, id, name) {
      if (known(newsroom)?.open?.id === id) note(newsroom, id, name)
    },
    answered(newsroom, { text, kinds, order, group, from, count }, page) {
      if (text.trim() !== "" || kinds !== "all" || from !== 0 || count === 0) return
      at(newsroom).listed = { order, group, page: { ...page, at: null } }
    },
    async keep() {
      if (!seen) return
      try {
        await writeAtomic(path, new TextEncoder().encode(JSON.stringify(seen)), { disk })
      } catch (error) {
        log("Could not keep what the window showed last", error)
      }
    },
  }
}

/**
 * The page with its groups as they are today: an article that was of today when the page was kept may be of yesterday
 * now.
 */
function aged(page: LibraryPage, now: Date): LibraryPage {
  const keyOf = (row: Hit) => groupOf(row, "age", now.getTime())
  const rows = page.rows.toSorted((a, b) => compareGroups("age", keyOf(a), keyOf(b)))
  const counts = new Map<string, number>()
  for (const row of rows) counts.set(keyOf(row), (counts.get(keyOf(row)) ?? 0) + 1)
  const groups = [...counts].map(([key, count]) => ({ key, count }))
  // The lines after these are as old as the last of them, or older. A group that is missing there is not seen yet.
  const last = groups.at(-1)
  if (last) last.count += page.total - rows.length
  return { ...page, rows, groups }
}

async function recall(
  path: string,
  log: (message: string, error?: unknown) => void,
  disk: Disk,
): Promise<Seen | null> {
  try {
    return shape.parse(JSON.parse(new TextDecoder().decode(await disk.read(path))))
  } catch (error) {
    if (codeOf(error) !== "ENOENT") log(`Passed over ${path}`, error)
    return null
  }
}
