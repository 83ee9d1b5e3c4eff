/**
 * Other programs on the files of a newsroom: a sync client that empties, cuts off, removes, moves, copies and brings back
 * older states, and an editor that alters what it saves.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { hashOf } from "../../main/desk/disk/hash.ts"

/** The other programs of one newsroom. */
export type OtherProgram = {
  /** Does one thing to one file, if there is any. Returns the mark that it wrote into it; null for none. */
  act(): string | null
  /** The hashes of the files that it damaged. */
  damaged(): string[]
}

const deeds = [
  ...["empty", "cut off", "remove", "bring back"],
  ...["lines", "lines", "mark", "mark", "mark", "rename", "rename", "move", "move", "copy", "copy"],
] as const

/** Nothing is done before `act`. */
export function createOtherProgram(root: string, random: () => number, mark: () => string): OtherProgram {
  const damaged = new Set<string>()
  /** A state of each file that was seen before. */
  const older = new Map<string, Buffer>()
  const pick = <Value>(values: readonly Value[]): Value => values[Math.floor(random() * values.length)]!
  let count = 0

  function freeName(name: string, change: (stem: string) => string): string {
    const free = change(name.replace(/\.html$/, "").replace(/^.*\//, ""))
    return join(dirname(name), `${free}.html`)
  }

  function alter(name: string, path: string): string | null {
    const bytes = readFileSync(path)
    const before = older.get(name)
    if (!before || random() < 0.3) older.set(name, bytes)
    const text = bytes.toString("utf8")
    const deed = pick(deeds)
    /** What is made of damaged bytes is damaged. */
    const write = (now: string | Buffer) => {
      if (damaged.has(hashOf(bytes))) damaged.add(hashOf(Buffer.from(now)))
      writeFileSync(path, now)
    }
    switch (deed) {
      case "empty":
        writeFileSync(path, "")
        return null
      case "cut off": {
        const half = bytes.subarray(0, bytes.length >> 1)
        damaged.add(hashOf(half))
        writeFileSync(path, half)
        return null
      }
      case "remove":
        rmSync(path)
        return null
      case "bring back":
        if (before && before.length > 0) writeFileSync(path, before)
        return null
      case "lines":
        write(text.replace(/\r?\n/g, "\r\n"))
        return null
      case "mark": {
        const own = mark()
        const end = text.lastIndexOf("</article>")
        if (end < 0) return null
        writeFileSync(path, `${text.slice(0, end)}<p>من برنامج <b>آخر</b> ${own}</p>\n${text.slice(end)}`)
        return own
      }
      case "rename": {
        const to = join(
          root,
          freeName(name, () => `اسم ${++count}`),
        )
        if (!existsSync(to)) renameSync(path, to)
        return null
      }
      case "move": {
        const to = join(root, `قسم ${Math.floor(random() * 3)}`, name.replace(/^.*\//, ""))
        mkdirSync(dirname(to), { recursive: true })
        if (!existsSync(to)) renameSync(path, to)
        return null
      }
      case "copy": {
        const to = join(
          root,
          freeName(name, (stem) => `${stem} (conflicted copy 2026-11-${10 + (++count % 20)})`),
        )
        if (!existsSync(to) && bytes.length > 0 && !damaged.has(hashOf(bytes))) writeFileSync(to, bytes)
        return null
      }
    }
    return null
  }

  return {
    act() {
      const names = readdirSync(root, { recursive: true })
        .map(String)
        .filter((name) => name.endsWith(".html") && !name.startsWith("."))
      if (names.length === 0) return null
      const name = pick(names)
      try {
        return alter(name, join(root, name))
      } catch (error) {
        // A desk has just renamed or moved it.
        if ((error as NodeJS.ErrnoException).code === "ENOENT") return null
        throw error
      }
    },
    damaged: () => [...damaged],
  }
}
