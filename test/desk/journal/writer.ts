/** Somebody who writes in an article as the window does: every letter a step, journaled; saves by the journal's version. */
import { Transform } from "prosemirror-transform"
import {
  type Article,
  articleFromJSON,
  dossierOf,
  emptyArticle,
  schema,
  withDossier,
} from "../../../main/article/schema.ts"
import type { ArticleJSON, CallInput, OpenedArticle, Place, Saved } from "../../../main/contract/desk.ts"
import type { Desk } from "../../../main/desk/desk.ts"

export type Writer = {
  readonly desk: Desk
  readonly id: string
  epoch(): string
  doc(): Article
  base(): string | null
  place(): Place
  version(): number
  /** Writes at the headline's end, or at that of the body's block `block`; returns when the disk has it. */
  type(text: string, block?: number): Promise<void>
  /** Writes, but leaves the call to whoever asked. */
  unsent(text: string, block?: number): Promise<CallInput<"journal">>
  /** Takes back the last that was typed. */
  undo(): Promise<void>
  save(settle: boolean): Promise<Saved>
  /** Saves what the journal holds, as the window does by itself; the document is not sent again. */
  saveJournaled(): Promise<Saved>
  leave(): Promise<void>
}

/** An article with this headline. */
export function headlined(headline: string): Article {
  const empty = emptyArticle({ id: "an-article" })
  return empty.copy(
    empty.content.replaceChild(
      0,
      schema.nodes.headline.create(null, headline ? schema.text(headline) : null),
    ),
  )
}

/** @param given the article as the desk opened it; a new one without */
export async function createWriter(desk: Desk, given?: OpenedArticle): Promise<Writer> {
  const opened = given ?? (await desk.newArticle())
  let doc = articleFromJSON(opened.doc)
  let base = opened.base
  let version = 0
  let told = false
  let last: Transform | null = null
  const { id } = dossierOf(doc)
  const end = (block?: number): number => {
    if (block === undefined) return 1 + doc.child(0).content.size
    let at = 0
    doc.child(2).forEach((node, offset, index) => {
      if (index === block) at = doc.child(0).nodeSize + doc.child(1).nodeSize + 1 + offset + node.nodeSize - 1
    })
    return at
  }
  const place = (): Place => ({ anchor: end(), head: end(), scroll: 12.5 })
  function call(tr: Transform): CallInput<"journal"> {
    const before = doc
    const from = version
    doc = tr.doc
    version += tr.steps.length
    const steps = tr.steps.map((step) => step.toJSON() as { stepType: string })
    const whole = told ? null : (before.toJSON() as ArticleJSON)
    told = true
    return { id, epoch: opened.epoch, from, doc: whole, steps, place: place() }
  }
  async function save(sent: CallInput<"saveArticle">["doc"], settle: boolean): Promise<Saved> {
    const saved = await desk.saveArticle({
      doc: sent,
      base,
      settle,
      journal: { epoch: opened.epoch, version },
    })
    if (saved.kind === "saved") {
      base = saved.base
      doc = withDossier(doc, { updated: saved.updated })
    }
    return saved
  }
  return {
    desk,
    id,
    epoch: () => opened.epoch,
    doc: () => doc,
    base: () => base,
    place,
    version: () => version,
    async type(text, block) {
      const at = end(block)
      last = new Transform(doc).replaceWith(at, at, schema.text(text))
      await desk.journal(call(last))
    },
    async unsent(text, block) {
      const at = end(block)
      return call(new Transform(doc).replaceWith(at, at, schema.text(text)))
    },
    async undo() {
      if (!last) return
      const back = new Transform(doc)
      for (const [index, step] of [...last.steps.entries()].reverse())
        back.step(step.invert(last.docs[index] ?? doc))
      await desk.journal(call(back))
    },
    save: (settle) => save(doc.toJSON() as ArticleJSON, settle),
    saveJournaled: () => save({ type: "journaled", journaled: id }, false),
    async leave() {
      await desk.leaveArticle({ id, epoch: opened.epoch })
    },
  }
}
