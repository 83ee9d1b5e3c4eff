/** How large the archive of a package is, in which Midad's own is except the threads' programs beside it. */
import { rmSync } from "node:fs"
import { dirname } from "node:path"
import { makeArchive, sizeBudget, sizeOfArchive } from "../pack/archive.ts"
import { type Figure, figure } from "./figures.ts"

/** The size of the archive, beside what it may be. It must have been built. */
export async function sizeFigures(): Promise<Figure[]> {
  const archive = await makeArchive()
  try {
    const budget = { name: "the most it may be", measured: sizeBudget }
    return [figure("the archive of the packed app", "bytes", sizeOfArchive(archive), budget, 1)]
  } finally {
    rmSync(dirname(archive), { recursive: true, force: true })
  }
}
