/**
 * Other programs on the files of a newsroom: a sync client that empties, cuts off, removes, moves, copies and brings back
 * older states, and an editor that alters what it saves.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { hashOf } from "../../main/desk/disk/hash.ts"
import { createMarks, marksIn } from "./marks.ts"

/** What one act did: the marks that it wrote, those of its own that it may have destroyed, and what it was in words. */
export type Act = { wrote: string[]; destroyed: string[]; words: string }

/** The other programs of one newsroom. */
export type OtherProgram = {
  /** Does one thing to one file, if there is any. */
  act(): Act
  /** The hashes of the files that it damaged. */
  damaged(): string[]
}

const deeds = [
  ...["empty", "cut off", "remove", "bring back"],
  ...["lines", "lines", "mark", "mark", "mark", "rename", "rename", "move", "move", "copy", "copy"],
] as const

/** Nothing is done before `act`; `pages` are the marks of the pages that are imported. */
export function createOtherProgram(
  root: string,
  random: () => number,
  writer: string,
  pages: readonly string[],
): OtherProgram {
  const mark = createMarks(writer)
  const damaged = new Set<string>()
  /** A state of each file that was seen before. */
  const older = new Map<string, Buffer>()
  const pick = <Value>(values: readonly Value[]): Value => values[Math.floor(random() * values.length)]!
  let count = 0

  function freeName(name: string, change: (stem: string) => string): string {
    const free = change(name.replace(/\.html$/, "").replace(/^.*\//, ""))
    return join(dirname(name), `${free}.html`)
  }

  function alter(name: string, path: string): Act {
    const bytes = readFileSync(path)
    const wrote: string[] = []
    const destroyed: string[] = []
    /** No desk may have seen these yet, and an imported folder has no versions before it is written in. */
    const own = (text: string) =>
      marksIn(text).filter((one) => one.startsWith(`q${writer}n`) || pages.includes(one))
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
        destroyed.push(...own(text))
        writeFileSync(path, "")
        break
      case "cut off": {
        const half = bytes.subarray(0, bytes.length >> 1)
        destroyed.push(...own(text))
        damaged.add(hashOf(half))
        writeFileSync(path, half)
        break
      }
      case "remove":
        destroyed.push(...own(text))
        rmSync(path)
        break
      case "bring back":
        if (!before || before.length === 0) break
        destroyed.push(...own(text))
        writeFileSync(path, before)
        break
      case "lines":
        write(text.replace(/\r?\n/g, "\r\n"))
        break
      case "mark": {
        const end = text.lastIndexOf("</article>")
        if (end < 0) break
        const made = mark()
        wrote.push(made)
        write(`${text.slice(0, end)}<p>من برنامج <b>آخر</b> ${made}</p>\n${text.slice(end)}`)
        break
      }
      case "rename": {
        const to = join(
          root,
          freeName(name, () => `اسم ${++count}`),
        )
        if (!existsSync(to)) renameSync(path, to)
        break
      }
      case "move": {
        const to = join(root, `قسم ${Math.floor(random() * 3)}`, name.replace(/^.*\//, ""))
        mkdirSync(dirname(to), { recursive: true })
        if (!existsSync(to)) renameSync(path, to)
        break
      }
      case "copy": {
        const to = join(
          root,
          freeName(name, (stem) => `${stem} (conflicted copy 2026-11-${10 + (++count % 20)})`),
        )
        if (!existsSync(to) && bytes.length > 0 && !damaged.has(hashOf(bytes))) writeFileSync(to, bytes)
      }
    }
    return { wrote, destroyed, words: `${deed}: ${name} (${marksIn(text).join(" ")})` }
  }

  return {
    act() {
      const names = readdirSync(root, { recursive: true })
        .map(String)
        .filter((name) => name.endsWith(".html") && !name.startsWith("."))
      const nothing = { wrote: [], destroyed: [], words: "nothing" }
      if (names.length === 0) return nothing
      const name = pick(names)
      try {
        return alter(name, join(root, name))
      } catch (error) {
        // A desk has just renamed or moved it.
        if ((error as NodeJS.ErrnoException).code === "ENOENT") return nothing
        throw error
      }
    },
    damaged: () => [...damaged],
  }
}
