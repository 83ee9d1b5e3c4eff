/** What the library knows of one file of the newsroom, and what tells files of the newsroom from others. */
import { createHash } from "node:crypto"
import type { Stats } from "node:fs"
import type { ArticleId } from "../../article/dossier.ts"
import type { ArticleSummary } from "../../contract/library.ts"
import { isHidden } from "../disk/walk.ts"

/** A file of the newsroom as the library knows it. The library and the index hand it to each other. */
export type Filed = {
  name: string
  /** Differs if the file is another one or was written since; see `fileStamp`. */
  stamp: string
  /** The id that the file itself names; null for a page that is not an article of Midad's. */
  own: ArticleId | null
  /** When the file last changed, by the file system. */
  changed: string
  /** When the article's text last changed, by the file itself. */
  updated: string | null
  /** The line that the library shows for it. */
  line: ArticleSummary
}

/** The id of a page that is not an article of Midad's: made of its name in the newsroom, so that it stays the same. */
export function pageId(name: string): ArticleId {
  return `page-${createHash("sha256").update(name).digest("hex").slice(0, 24)}`
}

/** Whether the library shows a file of this name. */
export function isPage(name: string): boolean {
  return /\.html?$/i.test(name) && !isHidden(name)
}

/** Whether the library shows the file `name` of the newsroom: a page that is not in a hidden folder either. */
export const isListed = (name: string): boolean =>
  isPage(name) && !name.split("/").some((part) => isHidden(part))

/** Differs for a file that was written or replaced: its size, its time of change and its number on the disk. */
export const fileStamp = (stats: Pick<Stats, "size" | "mtimeMs" | "ino">): string =>
  `${stats.size} ${stats.mtimeMs} ${stats.ino}`
