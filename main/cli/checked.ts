/** What `midad check` checks: articles in files, all articles of a folder, and plain text on standard input. */
import { existsSync } from "node:fs"
import { readdir, stat } from "node:fs/promises"
import { dirname, join, resolve } from "node:path"
import { text as textOf } from "node:stream/consumers"
import type { CheckedBlock } from "../contract/checking.ts"
import { here } from "./terminal.ts"

/** The name that stands for standard input. */
export const standardInput = "-"

/** The lines of a text that are not empty, as blocks by their numbers. `lines` are the lines' own numbers, from 0. */
export type PlainText = { text: string; blocks: CheckedBlock[]; lines: number[] }

/** `text` as blocks: every line that is not empty, without its line end. */
export function plainText(text: string): PlainText {
  const blocks: CheckedBlock[] = []
  const lines: number[] = []
  for (const [number, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === "") continue
    lines.push(number)
    blocks.push({ key: String(blocks.length), kind: "text", text: line })
  }
  return { text, blocks, lines }
}

/** The text on standard input. */
export const readStandardInput = async (): Promise<PlainText> => plainText(await textOf(process.stdin))

/** The paths of the files that `name` names: itself, or, of a folder, every `.html` file in it but in hidden folders. */
export async function filesAt(name: string): Promise<string[]> {
  const path = resolve(here, name)
  const there = await stat(path).catch(() => null)
  if (!there?.isDirectory()) return [name]
  const found: string[] = []
  const entries = await readdir(path, { withFileTypes: true })
  for (const entry of entries.sort((one, other) => (one.name < other.name ? -1 : 1))) {
    if (entry.name.startsWith(".")) continue
    if (entry.isDirectory()) found.push(...(await filesAt(join(name, entry.name))))
    else if (entry.isFile() && entry.name.endsWith(".html")) found.push(join(name, entry.name))
  }
  return found
}

/** The folder of the newsroom that a file lies in, the nearest above it with a `.midad`; null if it is in none. */
export function newsroomOver(file: string): string | null {
  for (let folder = dirname(resolve(here, file)); ; folder = dirname(folder)) {
    if (existsSync(join(folder, ".midad"))) return folder
    if (folder === dirname(folder)) return null
  }
}
