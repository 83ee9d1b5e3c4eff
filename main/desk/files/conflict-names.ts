/**
 * Conflict copies: the second file that a sync client, a file manager or a person leaves beside an article when two
 * versions of it met. That it is one is told by the article inside, which has the same id. Which of the files is the
 * copy is told by their names, whatever the program and its language.
 *
 * ```text
 * قصة (conflicted copy 2026-11-23).html        Dropbox, Nextcloud, in any language
 * قصة (Case Conflict 1).html                   Dropbox
 * قصة (SFConflict l@example.org 2026-11-23).html   Seafile
 * قصة [conflict].html                          Google Drive
 * قصة (1).html  قصة (نسخة).html  قصة (copy).html   browsers, file managers
 * قصة-DESKTOP-AB12CD3.html                     OneDrive
 * قصة.sync-conflict-20261123-101112-ABCDEFG.html   Syncthing
 * قصة_conflict-20261123-101112.html            Nextcloud, ownCloud
 * قصة.Conflict.html                            Resilio
 * قصة_laptop_Nov-23-101112-2026_Conflict.html  Synology
 * قصة 2.html                                   iCloud, macOS
 * قصة - Copy (2).html  قصة - نسخة.html  قصة copy.html  قصة نسخة.html   Windows, macOS
 * نسخة من قصة.html  Copy of قصة.html            Google Drive, macOS
 * ```
 */
import type { ArticleId } from "../../article/dossier.ts"
import { nameKey } from "./names.ts"

/** The words for "copy" in the languages of systems that a newsroom may have. */
const copyWords = "copy|copie|copia|cópia|kopie|kopia|kopya|نسخة|نسخه|کپی|نسخهٔ|копия|עותק"

/**
 * Where OneDrive's mark begins in `stem`, a hyphen and the machine's name: words joined by hyphens up to the end, with
 * a capital letter somewhere; -1 without one.
 */
function machineNameIn(stem: string): number {
  let begin = stem.length
  for (let end = stem.length; ; end = begin) {
    const hyphen = stem.lastIndexOf("-", end - 1)
    if (hyphen < 0 || end === 0 || !/^[\p{L}\p{N}_]+$/u.test(stem.slice(hyphen + 1, end))) break
    begin = hyphen
  }
  return /\p{Lu}/u.test(stem.slice(begin)) ? begin : -1
}

/** `stem` up to `at`, and without the spaces and underscores before that. */
function before(stem: string, at: number): string {
  let end = at
  while (end > 0 && /[\s_]/.test(stem[end - 1]!)) end--
  return stem.slice(0, end)
}

/**
 * `stem` without what is in brackets at its end: (conflicted copy 2026-11-23), (1), (نسخة), [conflict], whatever the
 * language, with or without a space.
 */
function withoutBrackets(stem: string, open: string, close: string): string {
  const at = stem.endsWith(close) ? stem.indexOf(open) : -1
  return at < 0 ? stem : before(stem, at)
}

/** What else is put behind a name. */
const behind = [
  /\.sync-conflict-\d{8}-\d{6}(?:-[A-Z0-9]+)?$/iu,
  // Resilio, Nextcloud; rclone counts them.
  /[._-]conflict(?:\d+|-\d[\d-]*)?$/iu,
  /_[^/_]+_[A-Za-z]{3}-\d{1,2}-\d{4,6}-\d{4}_conflict$/iu,
  / \d{1,3}$/u,
  new RegExp(String.raw`\s(?:-\s+)?(?:${copyWords})(?:\s+\d+)?$`, "iu"),
]

/** The marks that only a sync client makes (Dropbox, Nextcloud, Syncthing, Seafile, Resilio), whatever the file is. */
const unmistakable = /\.sync-conflict-\d{8}-\d{6}|\.conflict\d*\b/i
const bracketed = /\([^()]*\)/g

/**
 * Whether the name alone tells a conflict copy, of a file of any kind: for files whose content says nothing about
 * what they are a copy of, such as journals. `copyOf` knows more marks, and the original.
 */
export const isConflictCopy = (name: string): boolean =>
  unmistakable.test(name) || (name.match(bracketed) ?? []).some((mark) => /conflict/i.test(mark))

/** What is put before a name. */
const ahead = /^(?:copy of|copie de|copia de|kopie von|نسخة من|نسخة عن)\s+/iu

/** The names that a file's stem may be a copy of: the last mark taken off, and the one before, and so on. */
function originals(stem: string): Set<string> {
  const found = new Set<string>()
  const waiting = [stem]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const shorter = [next.replace(ahead, "")]
    shorter.push(withoutBrackets(next, "(", ")"), withoutBrackets(next, "[", "]"))
    const machine = machineNameIn(next)
    if (machine >= 0) shorter.push(next.slice(0, machine))
    for (const mark of behind) shorter.push(next.replace(mark, ""))
    // Marks with brackets in them, and host names with hyphens, have several beginnings.
    if (next.endsWith(")") || machine >= 0)
      for (const { 0: sign, index } of next.matchAll(/\(|-(?=\p{Lu})/gu))
        shorter.push(sign === "(" ? before(next, index) : next.slice(0, index))
    for (const one of shorter) {
      const trimmed = one.trimEnd()
      if (trimmed === "" || trimmed === next || found.has(trimmed) || found.size >= 200) continue
      found.add(trimmed)
      waiting.push(trimmed)
    }
  }
  found.delete(stem)
  return found
}

/** The names that `name` may be a copy of, in its own folder; none if it is no page. At most 200. */
export function originalNames(name: string): string[] {
  const [, folder, stem, extension] = /^(.*\/)?([^/]+)(\.html?)$/i.exec(name) ?? []
  if (stem === undefined || extension === undefined) return []
  return [...originals(stem)].map((one) => `${folder ?? ""}${one}${extension}`)
}

/** The keys of these names. */
const originalKeys = (name: string): Set<string> => new Set(originalNames(name).map(nameKey))

/** Files of one article by their names' keys. */
function byKey(names: Iterable<string>): Map<string, string[]> {
  const found = new Map<string, string[]>()
  for (const name of names) {
    const same = found.get(nameKey(name))
    if (same) same.push(name)
    else found.set(nameKey(name), [name])
  }
  return found
}

/** Of `files`, the shortest name that `name` may be a copy of. */
function originalOf(name: string, files: ReadonlyMap<string, readonly string[]>): string | null {
  let found: string | null = null
  for (const key of originalKeys(name))
    for (const other of files.get(key) ?? [])
      if (other !== name && (found === null || other.length < found.length)) found = other
  return found
}

/**
 * The file of which `name` is a conflict copy; null if it is none. `articles` are the ids of the newsroom's
 * articles by their files' names, as the library has them: paths inside the newsroom with forward slashes.
 * What stands in the file decides: two files of one id are one article twice, whatever they are called and wherever
 * they lie. The name tells which of them is the original; where it does not, that is the shortest name.
 */
export function copyOf(name: string, articles: ReadonlyMap<string, ArticleId>): string | null {
  const id = articles.get(name)
  if (id === undefined) return null
  const isPage = (file: string) => /\.html?$/i.test(file)
  if (!isPage(name)) return null
  const same = [...articles].flatMap(([other, otherId]) => (otherId === id && isPage(other) ? [other] : []))
  const named = originalOf(name, byKey(same))
  if (named !== null) return named
  const [first] = same.sort((a, b) => a.length - b.length || (a < b ? -1 : 1))
  return first === undefined ||
    first === name ||
    copiesAmong(new Map(same.map((one) => [one, id]))).get(first) === name
    ? null
    : first
}

/**
 * Every file among `articles` whose name says that it is a conflict copy, with its original: beside it, with its
 * extension and its id. Of a copy's copy the original is the first.
 */
export function copiesAmong(articles: ReadonlyMap<string, ArticleId>): Map<string, string> {
  const sharing = new Map<ArticleId, string[]>()
  for (const [name, id] of articles) {
    const same = sharing.get(id)
    if (same) same.push(name)
    else sharing.set(id, [name])
  }
  const copies = new Map<string, string>()
  for (const same of sharing.values()) {
    if (same.length < 2) continue
    const files = byKey(same)
    for (const name of same) {
      const original = originalOf(name, files)
      if (original !== null) copies.set(name, original)
    }
  }
  return copies
}
