/** Which paths are in the newsroom's own folder, `.midad`, however the newsroom's folder is named. */
import { join, resolve, sep } from "node:path"

/** The name of the newsroom's own folder. */
const ownFolder = ".midad"

/** The own folder of one newsroom. Paths are absolute. */
export type OwnFolder = {
  /** The newsroom's folder in whose own folder `path` is; null for any other path. */
  baseOf(path: string): string | null
  /** The path of the own folder in the newsroom's folder `base`. */
  in(base: string): string
  /** Whether `path` is the newsroom's folder as it was given. */
  isRoot(path: string): boolean
  /** Takes `real` for a path of the newsroom's folder, without links. */
  follow(real: string): void
  /** Whether no link leads to `base`, as far as is known. */
  isReal(base: string): boolean
}

/** Makes what knows the own folder of the newsroom at `root`, its path as it was given. */
export function createOwnFolder(root: string): OwnFolder {
  /** The newsroom's folder as it was given, and with links followed, as often as that was asked. */
  const roots = new Set([resolve(root)])
  /** Those that no link leads to. */
  const real = new Set<string>()
  const inside = (base: string) => join(base, ownFolder)

  function baseOf(path: string): string | null {
    for (const one of roots) {
      const own = inside(one)
      if (path === own || path.startsWith(own + sep)) return one
    }
    return null
  }

  return {
    baseOf,
    in: inside,
    isRoot: (path) => path === root || path === resolve(root),
    follow(path) {
      roots.add(path)
      real.add(path)
    },
    isReal: (base) => real.has(base),
  }
}
