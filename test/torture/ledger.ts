/** What the desk was sent and what it took: from it follows what must be there after a crash. */
import { createHash } from "node:crypto"
import { type Article, withDossier } from "../../main/article/schema.ts"

/** What the script tells of its work, one after the other. `hash` names a document, by `documentHash`. */
export type Told =
  /** A document that was handed to the desk, whole or as the step that leads to it. */
  | { what: "sent"; id: string; hash: string }
  /** The desk said that its disk has this document. */
  | { what: "acked"; id: string; hash: string; ms: number }

/** Names a document by all that is in it, but the time of its last change, which the desk sets itself. */
export function documentHash(article: Article): string {
  const same = withDossier(article, { updated: null })
  return createHash("sha256").update(JSON.stringify(same.toJSON())).digest("hex")
}

export type Ledger = {
  tell(told: Told): void
  /** The articles of which something was acknowledged. */
  ids(): string[]
  /**
   * Whether `hash`, which was found after a crash (null: nothing), is the newest acknowledged document
   * of the article or one that was sent later. From here on it counts as acknowledged.
   */
  found(id: string, hash: string | null): boolean
}

export function createLedger(): Ledger {
  /** Every document in the order of sending, and the place of the newest acknowledged one. */
  const articles = new Map<string, { sent: string[]; floor: number }>()
  const of = (id: string) => {
    const known = articles.get(id) ?? { sent: [], floor: -1 }
    articles.set(id, known)
    return known
  }
  return {
    tell(told) {
      const article = of(told.id)
      if (told.what === "sent") article.sent.push(told.hash)
      else article.floor = Math.max(article.floor, article.sent.lastIndexOf(told.hash))
    },
    ids: () => [...articles].filter(([, { floor }]) => floor >= 0).map(([id]) => id),
    found(id, hash) {
      const article = of(id)
      const at = hash === null ? -1 : article.sent.lastIndexOf(hash)
      const there = article.floor < 0 ? hash === null || at >= 0 : at >= article.floor
      if (hash !== null) articles.set(id, { sent: [hash], floor: 0 })
      return there
    },
  }
}
