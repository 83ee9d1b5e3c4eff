/** An article that is open: its text, its saver, its journal, and who may write in it. It goes on when the editor leaves it. */
import { type Signal, signal } from "@preact/signals"
import { type Article, articleFromJSON, dossierOf } from "../../../main/article/schema.ts"
import type { ArticleJSON, CallInput, Lock, OpenedArticle, Place } from "../../../main/contract/desk.ts"
import { DeskError } from "../../../main/contract/problem.ts"
import type { Desk } from "../desk.ts"
import { createJournaler, type Journaler } from "./journaler.ts"
import { type Acknowledged, createSaver, type Saver } from "./saver.ts"

export type Opening = {
  readonly id: string
  /** The file's name in the newsroom; empty before it has one. */
  readonly name: Signal<string>
  readonly saver: Saver
  readonly journaler: Journaler
  /** Who else has it: then it is read-only here. */
  readonly lock: Signal<Lock | null>
  /** Where the writer was when the editor left it, or when it was last open. */
  place: Place | null
}

const start: Place = { anchor: 1, head: 1, scroll: 0 }

/**
 * Opens what the desk handed over.
 * @param where where the writer is now, null while the editor shows another article
 * @param acknowledged is told of every save that was written
 */
export function createOpening(
  desk: Pick<Desk, "ask">,
  opened: OpenedArticle,
  where: (opening: Opening) => Place | null,
  acknowledged: (opening: Opening, saved: Acknowledged) => void,
): Opening {
  const article = articleFromJSON(opened.doc)
  const { id } = dossierOf(article)
  const saver = createSaver(
    { article, base: opened.base, unsaved: opened.recovered !== null },
    async (doc: Article, base, settle) => {
      const journal = { epoch: journaler.epoch(), version: journaler.version() }
      const save = (held: CallInput<"saveArticle">["doc"]) =>
        desk.ask("saveArticle", { doc: held, base, settle, journal })
      // What the writer leaves or asked to save goes whole, so that the file never depends on the steps alone.
      if (!settle) {
        void journaler.flush()
        try {
          return await save({ type: "journaled", journaled: id })
        } catch (error) {
          if (!(error instanceof DeskError) || error.problem.code !== "journal-gap") throw error
        }
      }
      return save(doc.toJSON() as ArticleJSON)
    },
    (saved) => acknowledged(opening, saved),
  )
  const journaler = createJournaler(
    opened.epoch,
    { doc: saver.latest, place: () => where(opening) ?? opening.place ?? start },
    (batch) => desk.ask("journal", { id, ...batch }),
  )
  const opening: Opening = {
    id,
    name: signal(opened.name),
    saver,
    journaler,
    lock: signal(opened.lock),
    place: opened.place,
  }
  return opening
}
