/**
 * One change of the dossiers of several articles: the article in the editor is changed there, so that the editor can undo
 * it; the desk changes the files of the others.
 */
import type { Dossier } from "../../../main/article/dossier.ts"
import type { ChangedArticle, DossierChange } from "../../../main/contract/library.ts"
import type { Problem } from "../../../main/contract/problem.ts"
import type { Desk } from "../desk.ts"

/** The article in the editor, and the files of those that are open. */
export type Edited = {
  /** The dossier of `id` if that article is in the editor and can be changed there; null otherwise. */
  edited(id: string): Dossier | null
  /** Changes the dossier of the article in the editor. */
  edit(change: Partial<Dossier>): void
  /** Resolves when what was typed in `id` is in its file. */
  settle(id: string): Promise<void>
}

/** An article that was changed, and what its dossier had before. `published` is null if the change set that time. */
export type Changed = { id: string; before: DossierChange; published?: string | null }

/** Why an article stays as it is. */
export type Failure = { id: string; problem: Problem }

/** How many articles the desk changes in one call. */
const atOnce = 500

/** Whether a change would leave everything as it was. */
export function sameFacts(before: DossierChange, change: DossierChange): boolean {
  return (
    (change.status === undefined || before.status === change.status) &&
    (change.section === undefined || before.section === change.section)
  )
}

/** Changes the article in the editor, whose dossier is `dossier`. */
function changeEdited(id: string, dossier: Dossier, change: DossierChange, edit: Edited["edit"]): Changed {
  const next: Partial<Dossier> = { ...change } as Partial<Dossier>
  const before: DossierChange = {}
  if (change.status !== undefined) before.status = dossier.status
  if (change.section !== undefined) before.section = dossier.section
  const first = change.status === "published" && !dossier.published
  edit(first ? { ...next, published: new Date().toISOString() } : next)
  return first ? { id, before, published: null } : { id, before }
}

/**
 * Makes one change in the articles of `ids`; returns those that were changed, and the problems of the others. A call of
 * the desk that fails is explained to the user.
 */
export async function changeAll(
  ids: readonly string[],
  wanted: DossierChange,
  { desk, edited, edit, settle }: Edited & { desk: Desk },
): Promise<{ changed: Changed[]; problems: Failure[] }> {
  const changed: Changed[] = []
  const problems: Failure[] = []
  const filed: string[] = []
  for (const id of ids) {
    const dossier = edited(id)
    if (!dossier) filed.push(id)
    else {
      changed.push(changeEdited(id, dossier, wanted, edit))
      // Lists show the file.
      await settle(id)
    }
  }
  const home = desk.here()
  for (let at = 0; at < filed.length; at += atOnce) {
    const some = filed.slice(at, at + atOnce)
    await Promise.all(some.map((id) => settle(id)))
    let answers: ChangedArticle[] = []
    try {
      answers = await home.ask("changeArticles", { ids: some, change: wanted })
    } catch (error) {
      desk.explain(error)
    }
    for (const { id, before, problem } of answers)
      if (problem) problems.push({ id, problem })
      else changed.push({ id, before })
  }
  return { changed, problems }
}

/**
 * Sets the articles of `done` to what they were before `made`, except one that the writer has changed again in the
 * editor. `failed` is called with the problems, once for those of articles that were alike.
 */
export async function takeBackAll(
  done: readonly Changed[],
  made: DossierChange,
  surroundings: Edited & { desk: Desk },
  failed: (failures: readonly Failure[]) => void,
): Promise<void> {
  const { edited, edit } = surroundings
  const alike = new Map<string, Changed[]>()
  for (const one of done) {
    // The writer has undone it in the editor, or set something else since.
    const dossier = edited(one.id)
    if (dossier && !sameFacts(dossier, made)) continue
    const key = JSON.stringify(one.before)
    alike.set(key, [...(alike.get(key) ?? []), one])
  }
  for (const group of alike.values()) {
    const [first] = group
    if (!first) continue
    const ids = group.map(({ id }) => id)
    const { problems } = await changeAll(ids, first.before, surroundings)
    failed(problems)
  }
  for (const { id, published } of done) if (published !== undefined && edited(id)) edit({ published })
}
