/** Drafts: sources that were read, kept until the user makes an article of each, reads it in another encoding, or closes it. */
import type { ArticleId } from "../../article/dossier.ts"
import type { Article } from "../../article/schema.ts"
import { sizeLimit } from "../../contract/desk.ts"
import { type Corrections, correctLines, type Encoding, type ImportDraft } from "../../contract/importing.ts"
import { DeskError } from "../../contract/problem.ts"
import { buildArticle } from "./build.ts"
import { decode, decodeAs } from "./encoding.ts"
import { ownPatterns, type Patterns } from "./patterns.ts"
import { readSource } from "./reading.ts"
import type { Source } from "./source.ts"

/** What is imported: pasted text, or the bytes of a file of that name. */
export type ImportInput =
  | { from: "text"; text: string }
  | { from: "bytes"; name: string; bytes: Uint8Array; encoding?: Encoding }

/** What the imports of a desk need. */
export type ImportsOptions = {
  /**
   * Returns the patterns for recognising lines. Called for each reading, so that a newsroom can change its own;
   * Midad's by default.
   */
  patterns?: () => Promise<Patterns>
  clock: () => Date
  /** Makes the ids of drafts and of the articles they become. */
  makeId: () => ArticleId
}

/** The drafts of a desk: sources that were read and wait for the user's decision. */
export type Drafts = {
  /** Reads a source. Throws `DeskError` "too-large" over `sizeLimit` bytes, "not-text" for what holds none. */
  read(input: ImportInput): Promise<ImportDraft>
  /** Reads the bytes of draft `id` in `encoding`. Throws `DeskError` "import-missing". */
  recode(id: string, encoding: Encoding): ImportDraft
  /** The article that draft `id` makes, with a fresh id; the draft stays open. Throws `DeskError` "import-missing". */
  build(id: string, corrections: Corrections): Article
  /** Forgets draft `id`. Does nothing if it is not open. */
  close(id: string): void
}

/** How many drafts stay open, and how many bytes their sources hold in all: beyond that the oldest is closed. */
export const openLimit = { drafts: 200, bytes: 2 * sizeLimit } as const

type Open = { patterns: Patterns; draft: ImportDraft; bytes: Uint8Array | null; size: number; source: Source }

/** Imports without any draft. */
export function createImports({
  patterns: current = async () => ownPatterns,
  clock,
  makeId,
}: ImportsOptions): Drafts {
  /** In the order in which they were opened. */
  const open = new Map<string, Open>()

  function find(id: string): Open {
    const found = open.get(id)
    if (!found) throw new DeskError("import-missing")
    return found
  }

  function keep(entry: Open): ImportDraft {
    open.set(entry.draft.id, entry)
    let bytes = [...open.values()].reduce((sum, { size }) => sum + size, 0)
    for (const [id, { size }] of open) {
      if (id === entry.draft.id || (open.size <= openLimit.drafts && bytes <= openLimit.bytes)) break
      open.delete(id)
      bytes -= size
    }
    return entry.draft
  }

  function checkSize(size: number, name: string) {
    if (size > sizeLimit) throw new DeskError("too-large", { name, limit: sizeLimit / 1024 / 1024 })
  }

  return {
    async read(input) {
      const patterns = await current()
      const id = makeId()
      if (input.from === "text") {
        checkSize(input.text.length, "")
        const source = readSource(input.text, patterns)
        const draft: ImportDraft = {
          id,
          name: "",
          encoding: null,
          certainty: "certain",
          lines: source.lines,
          losses: source.losses,
        }
        return keep({ patterns, draft, bytes: null, size: input.text.length * 2, source })
      }
      const { name, bytes } = input
      checkSize(bytes.byteLength, name)
      const decoded = input.encoding
        ? {
            text: decodeAs(bytes, input.encoding),
            encoding: input.encoding,
            certainty: "certain" as const,
          }
        : decode(bytes, name)
      const source = readSource(decoded.text, patterns)
      const draft: ImportDraft = {
        id,
        name,
        encoding: decoded.encoding,
        certainty: certainty(decoded.text, decoded.certainty),
        lines: source.lines,
        losses: source.losses,
      }
      // A copy: the caller may reuse its buffer.
      return keep({ patterns, draft, bytes: bytes.slice(), size: bytes.byteLength, source })
    },

    recode(id, encoding) {
      const found = find(id)
      if (!found.bytes) return found.draft
      const text = decodeAs(found.bytes, encoding)
      const source = readSource(text, found.patterns)
      const draft: ImportDraft = {
        ...found.draft,
        encoding,
        certainty: certainty(text, "certain"),
        lines: source.lines,
        losses: source.losses,
      }
      return keep({ ...found, draft, source })
    },

    build(id, corrections) {
      const { draft, source, patterns } = find(id)
      const now = clock().toISOString()
      return buildArticle({
        lines: correctLines(draft.lines, corrections),
        patterns,
        markup: source.markup,
        tail: source.tail,
        dossier: { created: now, ...source.dossier, updated: now, id: makeId() },
      })
    },

    close(id) {
      open.delete(id)
    },
  }
}

/** How certain the reading of `text` is: `said`, but never certain if characters could not be read. */
function certainty(text: string, said: ImportDraft["certainty"]): ImportDraft["certainty"] {
  return text.includes("\ufffd") ? "guess" : said
}
