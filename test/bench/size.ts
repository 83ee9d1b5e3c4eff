/** How much of Midad's own is in a package: the archive, and the threads' programs beside it. */
import { rmSync } from "node:fs"
import { dirname } from "node:path"
import { makeArchive, sizeBudget, sizeOfArchive } from "../pack/archive.ts"
import { type Figure, figure } from "./figures.ts"

/** The size of the packed app, beside what it may be. It must have been built. */
export async function sizeFigures(): Promise<Figure[]> {
  const archive = await makeArchive()
  try {
    const budget = { name: "the most it may be", measured: sizeBudget }
    return [figure("the packed app without Electron", "bytes", sizeOfArchive(archive), budget, 1)]
  } finally {
    rmSync(dirname(archive), { recursive: true, force: true })
  }
}
