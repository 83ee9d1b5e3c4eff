/** Facts of the dossier as differences and conflicts show them. */
import type { Dossier, DossierField } from "../../main/article/dossier.ts"
import { lengthOf } from "../../main/article/length.ts"
import type { Words } from "../../main/contract/words/index.ts"

/** The dossier panel's word for a field; the id is never shown. */
export function labelOf(field: DossierField): Exclude<DossierField, "id"> {
  return field === "id" ? "slug" : field
}

/** A fact as text: a status by its word, a length with its unit, lists with commas. */
export function factText(field: DossierField, value: Dossier[DossierField], words: Words["window"]): string {
  if (value === null) return ""
  if (typeof value !== "string") return value.join("، ")
  if (field === "status") return (words.statuses as Record<string, string>)[value] ?? value
  const length = field === "length" ? lengthOf(value) : null
  return length ? words.status[length.unit](length.count) : value
}
