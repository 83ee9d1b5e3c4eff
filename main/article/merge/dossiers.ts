/** Merges the dossiers of two sides, field by field. */
import { type Dossier, type DossierField, dossierOrder } from "../dossier.ts"
import type { Conflict, FieldConflict } from "./conflict.ts"

const lists: ReadonlySet<DossierField> = new Set(["bylines", "topics", "related"])

/**
 * The dossier of `base` (null if it is not known) as two sides have it now. Fields that both changed, each in its own
 * way, are ours, and a conflict of each is added to `conflicts`; lists are merged as sets.
 */
export function mergeDossiers(
  base: Dossier | null,
  ours: Dossier,
  theirs: Dossier,
  conflicts: Conflict[],
): Dossier {
  const equal = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)
  const merged: Partial<Record<DossierField, unknown>> = {}
  for (const field of dossierOrder) {
    const [b, o, t] = [base ? base[field] : null, ours[field], theirs[field]]
    if (field === "id" || equal(o, t) || (base && equal(b, t))) merged[field] = o
    else if (base && equal(b, o)) merged[field] = t
    else if (field === "updated" || field === "created") merged[field] = o ?? t
    else if (lists.has(field)) merged[field] = mergedSets((b ?? []) as string[], o as string[], t as string[])
    else {
      merged[field] = o
      conflicts.push({ part: "dossier", field, base: b, ours: o, theirs: t } as FieldConflict)
    }
  }
  return merged as Dossier
}

/** Our items in our order without those that they removed, then those that they added. */
function mergedSets(base: readonly string[], ours: readonly string[], theirs: readonly string[]): string[] {
  const kept = ours.filter((item) => theirs.includes(item) || !base.includes(item))
  return [...kept, ...theirs.filter((item) => !base.includes(item) && !ours.includes(item))]
}
