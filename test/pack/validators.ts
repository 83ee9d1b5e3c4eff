/** Programs of the system that say whether a file is as its standard wants it. */
import { spawnSync } from "node:child_process"
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"

/** Whether a program is installed. */
export function isThere(program: string): boolean {
  return spawnSync(program, ["--version"]).error === undefined
}

/** What `program` says of `text` in a file called `name`. */
export function check(program: string, options: readonly string[], text: string, name: string): string {
  const folder = mkdtempSync(join(tmpdir(), "midad-check-"))
  try {
    const file = join(folder, name)
    writeFileSync(file, text)
    const run = spawnSync(program, [...options, file], { encoding: "utf8" })
    if (run.status === null) throw run.error ?? new Error(`${program} was ended by ${run.signal}`)
    return `${run.stdout}${run.stderr}`
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
