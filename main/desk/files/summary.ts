/** What the library shows of a file. */
import { z } from "zod"
import { type ArticleId, articleId, type Status, statuses } from "../../article/dossier.ts"
import { formatVersion } from "../../article/field.ts"
import { readOwn } from "../../article/html.ts"
import { dossierOf } from "../../article/schema.ts"
import { fileEnd } from "../../article/writer.ts"

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

/**
 * The summary of an article by its head alone, as `writeArticle` writes it; null if the file does not look exactly
 * so. Reading the whole article takes a hundred times as long, and there may be thousands. A body that does not fit the
 * format is found only when the file is opened: such a file is listed as an article and opens as an import.
 */
function headSummary(bytes: Uint8Array): Summary | null {
  const decoder = new TextDecoder()
  const head = decoder.decode(bytes.subarray(0, headLimit))
  if (!head.startsWith("<!doctype html>\n<html lang=")) return null
  if (decoder.decode(bytes.subarray(-fileEnd.length)) !== fileEnd) return null
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
  const article = readOwn(bytes)
  if (!article) return { kind: "foreign", headline: titleOf(bytes) }
  const { id, section, status, updated, created } = dossierOf(article)
  const headline = article.child(0).textContent
  return { kind: "article", id, headline, section, status, updated: updated ?? created }
}
