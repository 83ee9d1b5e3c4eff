/** A field of the dossier as a file holds it: text. */
import { type Dossier, type DossierField, dossierFields, dossierOrder } from "./dossier.ts"

/** The version of the format that a field came with, where that is not the first. */
const since: Partial<Record<DossierField, number>> = { source: 2, length: 3 }

/** The version of the format that has every field; see `formatOf`. */
export const formatVersion = 3

/**
 * The version of the format in which a file holds `dossier`: the oldest one with a field for everything that is given.
 * So a file without the newer fields is as it always was, and every program that knew it goes on reading it.
 */
export function formatOf(dossier: Dossier): number {
  return Math.max(
    1,
    ...dossierOrder.filter((field) => fieldText(dossier[field]) !== "").map((field) => since[field] ?? 1),
  )
}

/** The fields that a file of version `format` holds, in their order. */
export function fieldsOf(format: number): DossierField[] {
  return dossierOrder.filter((field) => (since[field] ?? 1) <= format)
}

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
