/** Ids of new articles. */
import { randomInt } from "node:crypto"
import type { ArticleId } from "../../article/dossier.ts"

/** Without l, o, 0 and 1, which look alike. */
const letters = "abcdefghijkmnpqrstuvwxyz23456789"

/** A fresh id: 12 characters by chance, 60 bits. */
export function chanceId(): ArticleId {
  return Array.from({ length: 12 }, () => letters[randomInt(letters.length)]).join("")
}
