/** What the library shows of a file. */
import { z } from "zod"
import { type ArticleId, articleId, type Status, statuses } from "../../article/dossier.ts"
import { formatVersion } from "../../article/field.ts"
import { readArticle } from "../../article/html.ts"
import { dossierOf } from "../../article/schema.ts"
import { fileEnd } from "../../article/writer.ts"
import { isEmptied } from "./content.ts"

export type Summary =
  | {
      kind: "article"
      id: ArticleId
      headline: string
      section: string
      status: Status
      /** Null if the article does not say. */
      updated: string | null
    }
  | { kind: "foreign"; headline: string }
  /** A file in which nothing is any more; it may have been an article. */
  | { kind: "empty" }

/** The title of any web page: the text of its `<title>`, as one line. */
function titleOf(bytes: Uint8Array): string {
  const text = new TextDecoder().decode(bytes.subarray(0, 64 * 1024))
  const title = /<title[^<>]*>([^<]*)/i.exec(text)?.[1] ?? ""
  const entities: Record<string, string> = {
    amp: "&",
    lt: "<",
    gt: ">",
    quot: '"',
    "#39": "'",
    nbsp: "\u00a0",
  }
  return title
    .replace(/&(amp|lt|gt|quot|#39|nbsp);/g, (_whole, name: string) => entities[name] ?? "")
    .replace(/\s+/g, " ")
    .trim()
}

/** The JSON-LD in the head of an article's file. */
const machine = z.object({
  identifier: articleId,
  headline: z.string().default(""),
  articleSection: z.string().default(""),
  creativeWorkStatus: z.enum(statuses),
  dateCreated: z.iso.datetime().nullable().default(null),
  dateModified: z.iso.datetime().nullable().default(null),
})

/** The versions of the format, as a file names them. */
const formats: ReadonlySet<string> = new Set(Array.from({ length: formatVersion }, (_, at) => String(at + 1)))

/** The longest head of an article's file, in bytes; a file with a longer one is read whole. */
const headLimit = 64 * 1024

const articleTag = Buffer.from("<article")
/** The marks of a conflict; with them a file is read whole. */
const conflicts = [Buffer.from("<<<<<<<"), Buffer.from(">>>>>>>"), Buffer.from("|||||||")]

const strict = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true })

function isUtf8(bytes: Uint8Array): boolean {
  try {
    strict.decode(bytes)
    return true
  } catch (error) {
    // The decoder throws TypeError where the bytes are no UTF-8.
    if (error instanceof TypeError) return false
    throw error
  }
}

/** Returns false for a file that surely does not open as an article: no UTF-8, NUL, marks of a conflict, two `<article>`. */
function isPlausible(bytes: Uint8Array): boolean {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const first = all.indexOf(articleTag)
  if (conflicts.some((mark) => all.includes(mark))) return false
  return !all.includes(0) && isUtf8(all) && first === all.lastIndexOf(articleTag)
}

/**
 * The summary of an article by its head, as `writeArticle` writes it; null if the file does not look exactly
 * so. Reading the whole article takes a hundred times as long, and there may be thousands. The body is searched only for
 * what would keep the file from being opened as an article.
 */
function headSummary(bytes: Uint8Array): Summary | null {
  const decoder = new TextDecoder()
  const head = decoder.decode(bytes.subarray(0, headLimit))
  if (!head.startsWith("<!doctype html>\n<html lang=")) return null
  if (decoder.decode(bytes.subarray(-fileEnd.length)) !== fileEnd || !isPlausible(bytes)) return null
  const id = /^<meta name="midad:id" content="([^"]*)">$/m.exec(head)?.[1]
  const format = /^<meta name="midad:format" content="([^"]*)">$/m.exec(head)?.[1]
  const json = /^<script type="application\/ld\+json">(.*)<\/script>$/m.exec(head)?.[1]
  if (!formats.has(format ?? "") || json === undefined) return null
  try {
    const facts = machine.parse(JSON.parse(json))
    if (facts.identifier !== id) return null
    return {
      kind: "article",
      id: facts.identifier,
      headline: facts.headline,
      section: facts.articleSection,
      status: facts.creativeWorkStatus,
      updated: facts.dateModified ?? facts.dateCreated,
    }
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError) return null
    throw error
  }
}

/** The summary of a file's bytes. Nothing that a file holds makes it throw. */
export function summaryOf(bytes: Uint8Array): Summary {
  const quick = headSummary(bytes)
  if (quick) return quick
  if (isEmptied(bytes)) return { kind: "empty" }
  const reading = readArticle(bytes)
  if (reading.kind === "unreadable" || reading.article === null)
    return { kind: "foreign", headline: titleOf(bytes) }
  const { id, section, status, updated, created } = dossierOf(reading.article)
  const headline = reading.article.child(0).textContent
  return { kind: "article", id, headline, section, status, updated: updated ?? created }
}
