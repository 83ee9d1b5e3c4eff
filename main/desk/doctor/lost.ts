/** The doctor's look for articles that have versions in the history and no file that holds them. */
import { createBin } from "../bin/bin.ts"
import { createHistory } from "../history/history.ts"
import { historyFolders, listedIds } from "../history/lists.ts"
import { lostArticle } from "../lost/find.ts"
import { createAnswers } from "../lost/forgotten.ts"
import { createFileNames } from "../lost/names.ts"
import type { Examination } from "./examination.ts"
import type { Files } from "./files.ts"

/** Says what is lost and by which command it comes back, and which other files are empty. Repairs nothing: that is for the user to decide. */
export async function examineLost(
  { root, disk, now, found }: Examination,
  { held, empty }: Pick<Files, "held" | "empty">,
): Promise<void> {
  const clock = () => now
  const history = createHistory({ root, disk, clock, log: () => undefined })
  const without = (await listedIds(historyFolders(root).lists, disk)).filter((id) => !held.has(id))
  const binned = await createBin({ root, disk, clock }).find(without)
  const names = await createFileNames(root, disk).all()
  const answer = await createAnswers(root, disk).of()
  const told = new Set<string>()
  for (const id of without) {
    const lost = binned.has(id) ? null : await lostArticle(id, names.get(id), { root, disk, history })
    if (!lost) continue
    const { what, name, headline, versions } = lost
    if (what === "empty") told.add(name)
    // A file that was taken away on purpose is no fault of the newsroom's.
    if (what === "gone" && answer(id, lost.newest) === "forgotten") continue
    found(what === "gone" ? "notice" : "problem", `article-lost-${what}`, {
      name,
      article: id,
      headline,
      versions,
    })
  }
  for (const name of empty) if (!told.has(name)) found("problem", "article-empty", { name })
}
