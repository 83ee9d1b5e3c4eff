/** A field of the dossier as a file holds it: text. */
import { type Dossier, type DossierField, dossierFields } from "./dossier.ts"

/** The value of a field as text: empty if it is not given; several values are one a line. */
export function fieldText(value: Dossier[DossierField]): string {
  if (value === null) return ""
  return typeof value === "string" ? value : value.join("\n")
}

/** The value of a field that `text` stands for; undefined if the text is not valid. */
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
