/**
 * What each version changed against the one before it. Both are read and compared only for the lines that are seen, one
 * after the other, so it costs nothing how many versions there are.
 */
import { type ReadonlySignal, signal } from "@preact/signals"
import { type Change, changeOf } from "../../main/article/change.ts"
import { diffArticles } from "../../main/article/diff.ts"
import { type Article, articleFromJSON } from "../../main/article/schema.ts"
import type { ArticleJSON, Version } from "../../main/contract/desk.ts"

/** The changes that are known, and asking for more. */
export type Changes = {
  /** What a version changed; undefined until that is known, null if it cannot be. */
  of(version: Version): Change | null | undefined
  /** Says that the line of the version at `index` is seen, or not any more. */
  see(index: number, seen: boolean): void
}

/** How many articles are kept for the next comparison. */
const kept = 24

/**
 * The changes of `versions`, newest first.
 * @param read reads the article of a version; may reject
 */
export function createChanges(
  versions: () => readonly Version[],
  read: (hash: string) => Promise<ArticleJSON>,
): Changes {
  const found: ReadonlySignal<ReadonlyMap<string, Change | null>> & {
    value: ReadonlyMap<string, Change | null>
  } = signal(new Map())
  const articles = new Map<string, Promise<Article>>()
  const seen = new Set<number>()
  let busy = false

  function articleOf({ hash }: Version): Promise<Article> {
    const known = articles.get(hash) ?? read(hash).then(articleFromJSON)
    articles.delete(hash)
    articles.set(hash, known)
    const [oldest] = articles.keys()
    if (articles.size > kept && oldest !== undefined) articles.delete(oldest)
    return known
  }
  const keyOf = ({ hash, at }: Version) => `${hash} ${at}`

  /** The first line that is seen and not known. */
  function next(): number | undefined {
    return [...seen]
      .sort((a, b) => a - b)
      .find((index) => {
        const [version, older] = versions().slice(index, index + 2)
        return version && older && !found.peek().has(keyOf(version))
      })
  }

  async function work(): Promise<void> {
    if (busy) return
    busy = true
    for (let at = next(); at !== undefined; at = next()) {
      const [version, older] = versions().slice(at, at + 2)
      if (!version || !older) continue
      const change = await Promise.all([articleOf(older), articleOf(version)]).then(
        ([before, after]) => changeOf(diffArticles(before, after)),
        () => null,
      )
      found.value = new Map([...found.peek(), [keyOf(version), change]])
    }
    busy = false
  }

  return {
    of: (version) => found.value.get(keyOf(version)),
    see(index, is) {
      if (is) seen.add(index)
      else seen.delete(index)
      void work()
    },
  }
}
