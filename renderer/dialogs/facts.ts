/** Facts of the dossier as differences and conflicts show them. */
import type { Dossier, DossierField } from "../../main/article/dossier.ts"

/** The dossier panel's word for a field; the id is never shown. */
export function labelOf(field: DossierField): Exclude<DossierField, "id"> {
  return field === "id" ? "slug" : field
}

/** A fact as text: a status by its word, lists with commas. */
export function factText(value: Dossier[DossierField], statuses: Record<string, string>): string {
  if (value === null) return ""
  if (typeof value !== "string") return value.join("، ")
  return statuses[value] ?? value
}
