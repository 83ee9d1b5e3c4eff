/**
 * An open article: its saver, its journal, and who else has it. Saving continues when another article is on the page.
 */
import { type Signal, signal } from "@preact/signals"
import { type Article, articleFromJSON, dossierOf } from "../../../main/article/schema.ts"
import type { ArticleJSON, CallInput, Lock, OpenedArticle, Place } from "../../../main/contract/desk.ts"
import { DeskError } from "../../../main/contract/problem.ts"
import type { Desk } from "../desk.ts"
import { createJournaler, type Journaler } from "./journaler.ts"
import { type Acknowledged, createSaver, type Saver } from "./saver.ts"

/** An article that was opened and is saved and journaled until it is closed. */
export type Opening = {
  readonly id: string
  /** The desk of the newsroom that it was opened from: every call about it goes there. */
  readonly desk: Desk
  /** The file's name in the newsroom; empty before it has one. */
  readonly name: Signal<string>
  readonly saver: Saver
  readonly journaler: Journaler
  /** Which other desk has the article: then it is read-only here. */
  readonly lock: Signal<Lock | null>
  /** Where the writer was when another article came on the page, or when this one was last open. */
  place: Place | null
}

const start: Place = { anchor: 1, head: 1, scroll: 0 }

/**
 * Makes an open article of what the desk opened.
 * @param desk the desk of its newsroom
 * @param where returns where the writer is now; null while another article is on the page
 * @param acknowledged called after every save that was written
 * @param rest how long the writer rests before a save, in milliseconds
 */
export function createOpening(
  desk: Desk,
  opened: OpenedArticle,
  where: (opening: Opening) => Place | null,
  acknowledged: (opening: Opening, saved: Acknowledged) => void,
  rest: () => number,
): Opening {
  const article = articleFromJSON(opened.doc)
  const { id } = dossierOf(article)
  const saver = createSaver(
    { article, base: opened.base, unsaved: opened.recovered !== null },
    async (doc: Article, base, settle) => {
      const journal = { epoch: journaler.epoch(), version: journaler.version() }
      const save = (held: CallInput<"saveArticle">["doc"]) =>
        desk.ask("saveArticle", { doc: held, base, settle, journal })
      // A save on leaving or on request sends the whole text, so that the file does not depend on the journal alone.
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
    rest,
  )
  const journaler = createJournaler(
    opened.epoch,
    { doc: saver.latest, place: () => where(opening) ?? opening.place ?? start },
    (batch) => desk.ask("journal", { id, ...batch }),
  )
  const opening: Opening = {
    id,
    desk,
    name: signal(opened.name),
    saver,
    journaler,
    lock: signal(opened.lock),
    place: opened.place,
  }
  return opening
}
