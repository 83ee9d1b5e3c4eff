/** The keys that a person has given to commands: a JSON file of its own, which may have been written by hand. */
import { basename } from "node:path"
import { type KeySettings, keySettingsFrom } from "../contract/keymap.ts"
import type { Problem } from "../contract/problem.ts"
import type { Disk } from "../desk/disk/disk.ts"
import { isValues, openKept } from "./kept-file.ts"

export type KeysFile = {
  /** What is wrong with the file, to be told to the user; null if nothing is. */
  readonly problem: Problem | null
  get(): KeySettings
  /** Keeps `next`; returns when the disk has it. Throws `DeskError`. What does not fit in the file stays in it. */
  change(next: KeySettings): Promise<void>
}

/** Reads the file at `path`. If it is broken, it is kept beside it (`kept-file.ts`), and the keys are Midad's own. */
export async function openKeys(
  path: string,
  log: (message: string, error?: unknown) => void,
  options: { disk?: Disk; clock?: () => Date } = {},
): Promise<KeysFile> {
  const file = await openKept(path, log, options)
  const name = basename(path)
  const values = file.values ?? {}
  const { settings, misfits } = keySettingsFrom(values)
  let now = settings
  const given = isValues(values.keys) ? values.keys : {}
  /** The keys of commands that do not fit or are not known. */
  const left = Object.fromEntries(Object.entries(given).filter(([command]) => misfits.includes(command)))
  return {
    problem: file.broken
      ? { code: "keys-broken", details: { name, aside: file.broken.kept ?? name } }
      : misfits.length > 0
        ? { code: "keys-misfit", details: { name, message: misfits.join(", ") } }
        : null,
    get: () => now,
    async change(next) {
      now = next
      await file.write({ ...values, preset: next.preset, keys: { ...left, ...next.own } })
    },
  }
}
