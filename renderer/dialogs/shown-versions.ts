/** The versions of an article as the dialog of its history shows them: the list, and the chosen one beside the text. */
import { type ReadonlySignal, type Signal, useComputed, useSignal } from "@preact/signals"
import { useEffect, useMemo } from "preact/hooks"
import { type ArticleDiff, diffArticles } from "../../main/article/diff.ts"
import { type Article, articleFromJSON } from "../../main/article/schema.ts"
import type { Version } from "../../main/contract/desk.ts"
import type { Opening } from "../session/article/opening.ts"
import type { Session } from "../session/session.ts"
import { type Changes, createChanges } from "./changes.ts"

export type ShownVersions = {
  /** Null until they are read. */
  readonly versions: ReadonlySignal<readonly Version[] | null>
  /** The index of the chosen version. */
  readonly at: Signal<number>
  readonly chosen: Version | undefined
  /** The index of the chosen change in it. */
  readonly chosenChange: Signal<number>
  /** The version that was read last; null until one is. */
  readonly shown: ReadonlySignal<{ hash: string; article: Article } | null>
  /** The text as it is when the dialog opens, and after a block of it was restored here. */
  readonly now: Signal<Article>
  /** The difference between `shown` and `now`. */
  readonly diff: ReadonlySignal<ArticleDiff | null>
  /** What each version changed. */
  readonly changes: Changes
}

/** Reads the versions of `opening` when the dialog opens, and each version when it is chosen. */
export function useShownVersions(session: Session, opening: Opening): ShownVersions {
  const versions = useSignal<readonly Version[] | null>(null)
  const at = useSignal(0)
  const chosenChange = useSignal(0)
  const shown = useSignal<{ hash: string; article: Article } | null>(null)

  useEffect(() => {
    const read = async () => {
      // The text as it is now becomes a version too, so that restoring cannot lose it.
      await opening.saver.flush(false)
      versions.value = (await opening.desk.attempt("listVersions", { id: opening.id })) ?? []
    }
    void read()
  }, [session, opening, versions])
  const changes = useMemo(
    () =>
      createChanges(
        () => versions.peek() ?? [],
        async (hash) => (await session.ask("readVersion", { id: opening.id, hash })).doc,
      ),
    [session, opening, versions],
  )
  const chosen = versions.value?.[at.value]
  useEffect(() => {
    if (!chosen) return
    let late = false
    void opening.desk.attempt("readVersion", { id: opening.id, hash: chosen.hash }).then((read) => {
      if (late || !read) return
      chosenChange.value = 0
      shown.value = { hash: chosen.hash, article: articleFromJSON(read.doc) }
    })
    return () => {
      late = true
    }
  }, [session, opening, chosen, shown, chosenChange])

  const now = useSignal(opening.saver.latest())
  const diff = useComputed(() => (shown.value ? diffArticles(shown.value.article, now.value) : null))
  return { versions, at, chosen, chosenChange, shown, now, diff, changes }
}
