/** Slugs name an article in URLs and file names. */

import { tashkeel } from "./folding.ts"

/**
 * Characters that are left out and separate no words: tashkeel, tatweel, variation selectors, controls, apostrophes.
 */
const leftOut = new RegExp(String.raw`[${tashkeel}\u0640\uFE00-\uFE0F'’\p{Cc}\p{Cf}]`, "gu")

/** Tatweel that ties a particle to a quoted word, as in بـ"نقطة": one word. */
const tied = /\u0640["«“‘'(]+/g

/** Names that Windows reserves for devices, with any extension. */
const device = /^(con|prn|aux|nul|com\d|lpt\d)$/

/** The most characters and UTF-8 bytes of a slug; file systems take 255 bytes for a name, and ours add to it. */
const mostCharacters = 80
const mostBytes = 200

function bytesOf(code: number): number {
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
}

/**
 * The slug of a headline: its letters and digits in lower case, words joined by
 * hyphens, without tashkeel, tatweel, controls and punctuation. At most 80 characters
 * and 200 bytes of UTF-8, cut between words where that leaves at least half. Safe as a
 * file name on every system. Empty if nothing is left.
 */
export function slugOf(headline: string): string {
  const words =
    headline
      .replace(/\s+/g, " ")
      .replace(tied, "")
      .normalize("NFKC")
      .replace(leftOut, "")
      .toLowerCase()
      .normalize("NFC")
      .match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu) ?? []
  const slug = shorten(words.join("-"))
  return device.test(slug) ? `${slug}-1` : slug
}

function shorten(slug: string): string {
  let characters = 0
  let bytes = 0
  let length = 0
  for (const character of slug) {
    bytes += bytesOf(character.codePointAt(0)!)
    if (++characters > mostCharacters || bytes > mostBytes) {
      const cut = slug.slice(0, length)
      const word = slug[length] === "-" ? length : cut.lastIndexOf("-")
      return word * 2 >= length ? slug.slice(0, word) : cut
    }
    length += character.length
  }
  return slug
}
