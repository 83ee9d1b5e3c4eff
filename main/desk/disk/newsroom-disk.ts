/** The disk of a newsroom as its desk uses it: nothing foreign in the own folder, and always in the same folder. */
import type { Problem } from "../../contract/problem.ts"
import type { Disk } from "./disk.ts"
import { createOwnDisk } from "./own-disk.ts"
import { createSameFolder } from "./same-folder.ts"

export type NewsroomDiskOptions = {
  /** The newsroom's folder, as it was given. */
  root: string
  disk: Disk
  log: (message: string) => void
  /** Is told what was set aside in the own folder, or could not be. */
  onProblem: (problem: Problem) => void
}

/** `disk` for the newsroom at `root`; see `createOwnDisk` and `createSameFolder`. */
export function createNewsroomDisk({ root, disk: given, log, onProblem }: NewsroomDiskOptions): Disk {
  const isSame = createSameFolder({
    root,
    looking: createOwnDisk({ root, disk: given, mend: false, onSetAside: () => undefined }),
    writing: () => disk,
  })
  const disk: Disk = createOwnDisk({
    root,
    disk: given,
    isSame,
    onSetAside({ name, aside }) {
      log(
        `${name} in ${root} is not what belongs there${aside === null ? "" : `, and is called ${aside} now`}`,
      )
      if (aside === null) onProblem({ code: "not-set-aside", details: { name } })
      else onProblem({ code: "set-aside", details: { name, aside } })
    },
  })
  return disk
}
