/** Finds the articles that links lead to: in the newsroom, in the bin, or nowhere. */
import type { ArticleId } from "../../article/dossier.ts"
import type { ArticleSummary, Described } from "../../contract/library.ts"
import type { Bin } from "../bin/bin.ts"
import type { Library } from "../library/library.ts"
import type { Finder } from "../search/finder.ts"

export type DescribeOptions = {
  library: Pick<Library, "looked" | "line">
  finder: Pick<Finder, "open" | "looked">
  bin: Pick<Bin, "find">
  /** The articles that are only in a journal. */
  unfiled: () => ArticleSummary[]
}

/**
 * What is known of each of `ids`, in their order. Articles that are not in the newsroom are looked for in the bin.
 * Throws `DeskError` if the newsroom or its bin cannot be read.
 */
export async function describe(
  ids: readonly ArticleId[],
  { library, finder, bin, unfiled }: DescribeOptions,
): Promise<Described[]> {
  await finder.open()
  // A file that was put there while Midad was closed is known after the first look through the folder.
  if (ids.some((id) => !library.line(id))) await finder.looked()
  const journaled = new Map(unfiled().map((line) => [line.id, line]))
  const summaries = ids.map((id) => library.line(id) ?? journaled.get(id) ?? null)
  const binned = await bin.find(ids.filter((_id, at) => !summaries[at]))
  return ids.map((id, at) => {
    const summary = summaries[at] ?? null
    const found = summary ? undefined : binned.get(id)
    return { id, summary, binned: found ? { headline: found.headline } : null }
  })
}
