/** Changes by chance, made as an editor makes them: real transforms of a real article, and their steps. */
import fc from "fast-check"
import { Fragment, Slice } from "prosemirror-model"
import { type Step, Transform } from "prosemirror-transform"
import { statuses } from "../../../main/article/dossier.ts"
import { type Article, schema } from "../../../main/article/schema.ts"
import { arbitraryBlock, arbitraryText } from "../../support/arbitrary-article.ts"
import { isWhole } from "./whole.ts"

/** One thing that a writer does: `at` and `to` say where, from 0 to 1. */
const deed = fc.record({
  kind: fc.constantFrom(
    "type",
    "delete",
    "split",
    "join",
    "strong",
    "block",
    "paste",
    "status",
    "summary",
    "dir",
  ),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  to: fc.double({ min: 0, max: 1, noNaN: true }),
  text: arbitraryText(3),
  blocks: fc.array(arbitraryBlock, { minLength: 1, maxLength: 2 }),
  status: fc.constantFrom(...statuses),
})
export type Deed = typeof deed extends fc.Arbitrary<infer Value> ? Value : never

export const deeds = (most: number): fc.Arbitrary<Deed[]> => fc.array(deed, { maxLength: most })

/** Does `deed` in `tr`, as far as the schema lets it. */
function perform(tr: Transform, { kind, at, to, text, blocks, status }: Deed): void {
  const place = (share: number) =>
    Math.min(tr.doc.content.size, Math.floor(share * (tr.doc.content.size + 1)))
  const [from, end] = [place(Math.min(at, to)), place(Math.max(at, to))]
  const short = Math.min(end, from + 20)
  if (kind === "type" && text) tr.replaceWith(from, from, schema.text(text))
  else if (kind === "delete") tr.delete(from, short)
  else if (kind === "split") tr.split(from)
  else if (kind === "join") tr.join(from)
  else if (kind === "strong") tr.addMark(from, end, schema.marks.strong.create())
  else if (kind === "block") tr.setBlockType(from, end, schema.nodes.subhead, { level: 2 })
  else if (kind === "paste") tr.replaceRange(from, short, new Slice(Fragment.from(blocks), 0, 0))
  else if (kind === "status") tr.setDocAttribute("status", status)
  else if (kind === "summary") tr.setDocAttribute("summary", text)
  else if (kind === "dir" && tr.doc.nodeAt(from)?.isTextblock) tr.setNodeAttribute(from, "dir", "ltr")
}

/** What came of `deeds`: for each that was possible, its steps and the document with them. */
export function acted(article: Article, all: readonly Deed[]): { steps: Step[]; doc: Article }[] {
  const changes: { steps: Step[]; doc: Article }[] = []
  let doc = article
  for (const one of all) {
    const tr = new Transform(doc)
    try {
      perform(tr, one)
      tr.doc.check()
    } catch (error) {
      if (error instanceof RangeError || (error instanceof Error && error.name.endsWith("Error"))) continue
      throw error
    }
    // A file cannot hold half of a surrogate pair, and no key makes one.
    if (!tr.docChanged || !isWhole(tr.doc)) continue
    doc = tr.doc
    changes.push({ steps: tr.steps, doc })
  }
  return changes
}
