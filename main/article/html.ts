/**
 * The file format: an article is a web page that any browser shows.
 *
 * UTF-8 without a byte order mark, LF, one block a line (`<hr>`, `<p>`, `<h2>`, the tags of a
 * quote, list or related block, a whole figure):
 *
 * ```html
 * <!doctype html>
 * <html lang="ar" dir="rtl">
 * <head>
 * … <meta name="midad:format" content="1">, then one <meta name="midad:…"> for each field of the
 * dossier that this version has, in its order; of several values each is a line of the attribute …
 * … <title>, schema.org NewsArticle and a little style: repeated from the article, or fixed …
 * </head>
 * <body>
 * <article>
 * <h1>headline</h1>
 * <p class="standfirst">standfirst</p>
 * <p>text <a href="…"><strong><em><bdi dir="ltr" lang="en">text</bdi></em></strong></a><br>text</p>
 * <h2>subhead</h2>
 * <h3>lesser subhead</h3>
 * <blockquote>
 * <p>…</p>
 * </blockquote>
 * <ol start="3">
 * <li>an item of one paragraph</li>
 * <li>
 * <p>any other item</p>
 * <ul>
 * <li>…</li>
 * </ul>
 * </li>
 * </ol>
 * <figure><img src="…" alt="…"><figcaption><p>caption</p><p class="credit">credit</p></figcaption></figure>
 * <hr>
 * <aside class="related">
 * <p class="related-label">label</p>
 * <p class="related-note">note</p>
 * <ul>
 * <li><a href="…" data-article="…">title</a></li>
 * </ul>
 * </aside>
 * </article>
 * </body>
 * </html>
 * ```
 *
 * A picture's `src` leads from the file to the newsroom's folder and from there to the picture, so it begins with one
 * `../` for each folder that the file lies in. In the article it is the name inside the newsroom, wherever the file lies.
 *
 * A block has `dir` where its direction is not that of the element around it; the page is
 * right to left. Marks nest in the order shown. `&`, `<`, `>`, no-break spaces, controls and
 * invisible characters are written as references (ZWNJ and ZWJ as they are). The version is 3 where
 * the dossier names a length that is wanted, else 2 where it names a source, and 1 everywhere else: older versions
 * have no fields for these. Every article has exactly one form in each folder, so files side by side that differ hold articles that differ.
 */
import { isConflicted, readAltered } from "./altered.ts"
import type { DossierField } from "./dossier.ts"
import { formatVersion } from "./field.ts"
import type { Loss } from "./foreign/losses.ts"
import { type ForeignPage, readPage } from "./foreign.ts"
import { type Contents, type Extras, readContents } from "./reader.ts"
import type { Article } from "./schema.ts"
import { lineEndsOf } from "./whitespace.ts"
import { writeArticle } from "./writer.ts"

export { writeArticle }

/** The largest file that is read, in bytes. */
export const fileLimit = 64 * 1024 * 1024

/**
 * The result of reading a file.
 *
 * - `article`: the file is an article, and writing the article gives these very bytes. `depth` is how many folders
 *   down its pictures' addresses are made for; null without a picture, as the form is the same everywhere then.
 * - `foreign`: a page that Midad would not write back unchanged. One with an `article` is that article in another form:
 *   it is opened, merged and saved like any other, and its file gets Midad's form at the next save; the file as it was
 *   found is a version in the history then. Any other opens as an import. `reason` says why:
 *   - `reformatted`: an article that was read completely, but whose bytes are not those that Midad writes: a byte
 *     order mark, CRLF, another layout, words changed by hand. `article` is all of it (white space around line ends
 *     is layout); `page.losses` names what else the file had (a comment, a title that is not the headline).
 *   - `altered`: an article whose file holds something that the format does not allow, such as another element, and
 *     whose text could be read to the last character. `page.losses` names what it has no place for; `missing` are the
 *     fields of the dossier that it does not give.
 *   - `damaged`: an article that is cut off or holds text that could not be read into the article.
 *   - `newer-format`: an article of a newer version of Midad.
 *   - `other-page`: any other page.
 * - `unreadable`: no page at all. `not-utf-8`: bytes that are no UTF-8, as in windows-1256; `not-text`: UTF-8 with NUL
 *   before its end, as UTF-16 without a mark may look; `too-large`: more than `fileLimit`.
 */
export type Reading =
  | { kind: "article"; article: Article; depth: number | null }
  | {
      kind: "foreign"
      reason: "reformatted" | "altered"
      page: ForeignPage
      article: Article
      missing: DossierField[]
    }
  | { kind: "foreign"; reason: "damaged" | "newer-format" | "other-page"; page: ForeignPage; article: null }
  | { kind: "unreadable"; reason: "empty" | "too-large" | "not-utf-8" | "not-text" }

/** Every runtime has it, but of the type libraries only the DOM's and Node's declare it. */
declare const TextDecoder: {
  new (label: "utf-8", options: { fatal: true; ignoreBOM: true }): { decode(bytes: Uint8Array): string }
}

/** Reads the bytes of a file. Never throws, and reports every part of a text that it drops. */
export function readArticle(bytes: Uint8Array): Reading {
  if (bytes.byteLength > fileLimit) return { kind: "unreadable", reason: "too-large" }
  return readSource(decode(bytes))
}

/**
 * The article in the bytes of a file, if writing it gives these very bytes; else null. It ends where the file stops
 * being one of Midad's, so a foreign page costs next to nothing. Never throws.
 */
export function readOwn(bytes: Uint8Array): Article | null {
  if (bytes.byteLength > fileLimit) return null
  const source = decode(bytes)
  return (source !== null && exactly(source)?.article) || null
}

/** The contents of a file that is as Midad writes it; null for any other. */
function exactly(source: string): Contents | null {
  const contents = readContents(source, "text")
  return contents && writeArticle(contents.article, contents.depth ?? 0) === source ? contents : null
}

function readSource(source: string | null): Reading {
  if (source === null) return { kind: "unreadable", reason: "not-utf-8" }
  const text = withoutTail(source).replace(/^\uFEFF/, "")
  if (text.includes("\0")) return { kind: "unreadable", reason: "not-text" }
  if (/^\s*$/.test(text)) return { kind: "unreadable", reason: "empty" }

  const contents = exactly(source)
  if (contents) return { kind: "article", article: contents.article, depth: contents.depth }

  const page = readPage(text)
  const isWhole = !isConflicted(text)
  const article = isWhole ? readReformatted(text, page.losses) : null
  if (article) return { kind: "foreign", reason: "reformatted", page, article, missing: [] }
  const altered = isWhole ? readAltered(text, page) : null
  if (altered) return { kind: "foreign", reason: "altered", page, ...altered }
  const reason =
    page.format === null ? "other-page" : page.format > formatVersion ? "newer-format" : "damaged"
  return { kind: "foreign", reason, page, article: null }
}

/** `source` without the NULs that a power cut or a file system leaves behind its end. */
function withoutTail(source: string): string {
  let end = source.length
  while (end > 0 && source[end - 1] === "\0") end--
  return source.slice(0, end)
}

/** The text of `bytes`; null if they are no UTF-8. A byte order mark stays. */
function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch (error) {
    if (error instanceof TypeError) return null
    throw error
  }
}

/**
 * The article in a file of another form; null if the file holds anything else. What the file holds beside the article
 * and Midad would not write is added to `losses`.
 */
function readReformatted(text: string, losses: Loss[]): Article | null {
  const contents = readContents(text, lineEndsOf(text))
  if (!contents) return null
  const written = readContents(writeArticle(contents.article, contents.depth ?? 0), "text")
  if (!written) return null
  const extras: (keyof Extras)[] = ["title", "machines", "style", "language", "viewport", "comments"]
  // White space in them is layout.
  const said = (value: string | number) => `${value}`.replace(/\s+/g, "")
  losses.splice(0)
  for (const what of extras) {
    if (said(contents.extras[what]) === said(written.extras[what])) continue
    losses.push({ what: lossNames[what], count: what === "comments" ? contents.extras.comments : 1 })
  }
  return contents.article
}

const lossNames = {
  title: "title",
  machines: "facts",
  style: "style",
  language: "facts",
  viewport: "facts",
  comments: "comment",
} as const satisfies Record<keyof Extras, Loss["what"]>
