/**
 * The kill test: desks are killed again and again while they work, alone in a newsroom or two in one, and after that a
 * fresh one must find everything that was acknowledged.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import fc from "fast-check"
import { arbitraryArticle } from "../support/arbitrary-article.ts"
import { type AloneOptions, aloneKills, workAlone } from "./alone.ts"
import { sharedKills, shareNewsroom } from "./shared.ts"
import { spawnDesk } from "./spawned.ts"
import { createToll, type Toll } from "./toll.ts"

/** Which newsrooms are tortured: those of one desk, those that two share, or both in turn. */
export type Newsrooms = "alone" | "shared" | "both"

export type TortureOptions = {
  kills: number
  seed: number
  newsrooms?: Newsrooms
  /** Newsrooms that are worked on at the same time. */
  lanes?: number
  /** Is told in words what was lost and what cannot be read. */
  log: (words: string) => void
  /** Is told how far it is after each newsroom. */
  progress?: (toll: Toll) => void
}

export async function torture({
  kills,
  seed,
  newsrooms = "both",
  lanes = 2,
  log,
  progress = () => undefined,
}: TortureOptions): Promise<Toll> {
  const toll = createToll()
  const folder = mkdtempSync(join(tmpdir(), "midad-torture-"))
  const stock = join(folder, "stock.json")
  const articles = fc.sample(arbitraryArticle, { seed, numRuns: 30 })
  writeFileSync(stock, JSON.stringify(articles.map((article) => article.toJSON())))
  const options: AloneOptions = { folder, stock, seed, toll, log }

  // A desk that ends by itself leaves its compiled code to all those after it, which are killed before they could.
  const first = join(folder, "first")
  mkdirSync(first)
  const task = { root: first, stock, seed: 0, at: null, side: "before", only: true }
  await Promise.all([
    spawnDesk("child.ts", { ...task, ids: [], from: "start" }, folder, () => undefined).ended,
    spawnDesk(
      "shared-child.ts",
      { ...task, pages: {}, damaged: [], looks: true, counts: "start" },
      folder,
      () => undefined,
    ).ended,
  ])

  /** How many kills are given to newsrooms, and how many newsrooms were begun. */
  let given = 0
  let begun = 0
  async function lane(): Promise<void> {
    while (given < kills) {
      const number = begun++
      const isShared = newsrooms === "shared" || (newsrooms === "both" && number % 2 === 1)
      const share = Math.min(isShared ? sharedKills : aloneKills, kills - given)
      given += share
      await (isShared ? shareNewsroom(number, share, options) : workAlone(number, share, options))
      progress(toll)
    }
  }
  await Promise.all(Array.from({ length: lanes }, lane))
  if (toll.amiss() === 0) rmSync(folder, { recursive: true, force: true })
  return toll
}
