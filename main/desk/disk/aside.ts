/** Sets aside what lies in the newsroom's own folder and is not what it should be: it gets another name, and stays. */
import { randomBytes } from "node:crypto"
import { codeOf, type Disk } from "./disk.ts"
import { nameIn } from "./folder.ts"
import { isMissing } from "./if-there.ts"

/** Something in the own folder that was not what it should be: its name in the newsroom, and the name it got. */
export type SetAside = {
  name: string
  /** Null if it could not be renamed: it is passed over when reading, and refused when writing. */
  aside: string | null
}

/** Whether a name is one that something was set aside under, here or beside an index (`search/file.ts`). */
export const isSetAside = (name: string): boolean => /\.aside-(?:\d{17}[0-9a-f]{4}|[0-9a-f]{16})$/.test(name)

/** Codes by which the system says that a file may not be renamed, or that its folder is not to be looked into. */
const refusals = new Set(["EACCES", "EPERM", "EROFS"])

export type AsideOptions = {
  disk: Disk
  /** Called once for each thing that was set aside or could not be. */
  onSetAside: (what: SetAside) => void
  /** Whether things are set aside; else nothing is changed. */
  mend: boolean
}

/**
 * Returns a function that gives what is at `part` another name beside it, and returns whether it is away. `base` is the
 * newsroom's folder. A link is renamed itself, and not what it leads to. Rejects with the system's own error, unless that
 * says that renaming is not allowed.
 */
export function createAside({ disk, onSetAside, mend }: AsideOptions) {
  const told = new Set<string>()
  return async (base: string, part: string): Promise<boolean> => {
    const stamp = new Date().toISOString().replace(/[^0-9]/g, "")
    const aside = `${part}.aside-${stamp}${randomBytes(2).toString("hex")}`
    const tell = (to: string | null) => {
      if (told.has(part) && to === null) return
      told.add(part)
      onSetAside({ name: nameIn(base, part), aside: to && nameIn(base, to) })
    }
    if (!mend) {
      tell(null)
      return false
    }
    try {
      await disk.rename(part, aside)
    } catch (error) {
      if (isMissing(error)) return true
      if (!refusals.has(codeOf(error))) throw error
      tell(null)
      return false
    }
    tell(aside)
    return true
  }
}
