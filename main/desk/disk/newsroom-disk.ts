/** The disk of a newsroom as its desk uses it: nothing foreign in the own folder, and always in the same folder. */
import type { Problem } from "../../contract/problem.ts"
import type { Disk } from "./disk.ts"
import { createOwnDisk } from "./own-disk.ts"
import { createSameFolder, type SameFolder } from "./same-folder.ts"

export type NewsroomDiskOptions = {
  /** The newsroom's folder, as it was given. */
  root: string
  disk: Disk
  /** The id that the newsroom had in an earlier run; null if none is known. */
  id: string | null
  /** Called with the newsroom's id as soon as it is known. */
  onIdentity: (id: string) => void
  log: (message: string) => void
  /** Is told what was set aside in the own folder, or could not be. */
  onProblem: (problem: Problem) => void
}

/** `disk` for the newsroom at `root`, and what takes another folder for it; see `createOwnDisk` and `createSameFolder`. */
export function createNewsroomDisk({
  root,
  disk: given,
  id,
  onIdentity,
  log,
  onProblem,
}: NewsroomDiskOptions): { disk: Disk } & Pick<SameFolder, "accept"> {
  const { ask, accept } = createSameFolder({
    root,
    known: id,
    onIdentity,
    looking: createOwnDisk({ root, disk: given, mend: false, onSetAside: () => undefined }),
    writing: () => disk,
  })
  const disk: Disk = createOwnDisk({
    root,
    disk: given,
    isSame: ask,
    onSetAside({ name, aside }) {
      log(
        `${name} in ${root} is not what belongs there${aside === null ? "" : `, and is called ${aside} now`}`,
      )
      if (aside === null) onProblem({ code: "not-set-aside", details: { name } })
      else onProblem({ code: "set-aside", details: { name, aside } })
    },
  })
  return { disk, accept }
}
