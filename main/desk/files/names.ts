/** How articles' files are named. */
import type { ArticleId } from "../../article/dossier.ts"

const two = (n: number) => String(n).padStart(2, "0")

/** The name of an article's file until its headline gives it a better one: `2026-11-23-k3v9x2m4q7wd.html`, by the local day. */
export function automaticName(id: ArticleId, now: Date): string {
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}-${id}.html`
}

/** Whether `name` is one that `automaticName` gave to the article `id`. */
export function isAutomaticName(name: string, id: ArticleId): boolean {
  return /^\d{4}-\d{2}-\d{2}-/.test(name) && name.slice(11) === `${id}.html`
}

/** Longest stem of a name in bytes: the systems allow 255 for the whole name, a sync client's mark needs some of them. */
const stemLimit = 180

/** Names that Windows reserves for devices, with any extension. */
const reserved = /^(con|prn|aux|nul|com\d|lpt\d)$/i

/** A stem for a file's name from a slug: cut to what every system allows, at a hyphen if there is one; empty stays empty. */
export function stemOf(slug: string): string {
  const encoder = new TextEncoder()
  let stem = slug
  if (encoder.encode(stem).length > stemLimit) {
    let cut = ""
    let bytesLeft = stemLimit
    for (const character of stem) {
      bytesLeft -= encoder.encode(character).length
      if (bytesLeft < 0) break
      cut += character
    }
    const hyphen = cut.lastIndexOf("-")
    stem = hyphen > 0 ? cut.slice(0, hyphen) : cut
  }
  return reserved.test(stem) ? `${stem}-1` : stem
}

/**
 * The key of a name: equal for two names that some file system takes for the same. Case and Unicode normalisation do
 * not count.
 */
export function nameKey(name: string): string {
  return name.normalize("NFC").toLowerCase().normalize("NFC")
}

/** `stem.html`, `stem-2.html`, `stem-3.html` and so on, without those that `taken` (keys by `nameKey`) holds. */
export function* freeNames(stem: string, taken: ReadonlySet<string>, extension = ".html"): Generator<string> {
  for (let n = 1; n < 10_000; n++) {
    const name = n === 1 ? `${stem}${extension}` : `${stem}-${n}${extension}`
    if (!taken.has(nameKey(name))) yield name
  }
}
