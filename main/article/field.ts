/** A field of the dossier as a file holds it: text. */
import { type Dossier, type DossierField, dossierFields } from "./dossier.ts"

/** The value of a field as text: what is not given is empty, of several each stands on a line. */
export function fieldText(value: Dossier[DossierField]): string {
  if (value === null) return ""
  return typeof value === "string" ? value : value.join("\n")
}

/** The value that `text` is of a field; undefined if it is none. */
export function fieldValue<Field extends DossierField>(
  field: Field,
  text: string,
): Dossier[Field] | undefined {
  const schema = dossierFields[field]
  const candidates: unknown[] = text === "" ? ["", null, []] : [text, text.split("\n")]
  for (const candidate of candidates) {
    const parsed = schema.safeParse(candidate)
    if (parsed.success) return parsed.data as Dossier[Field]
  }
  return undefined
}
