/** The texts of files that are shown, read from the files themselves, so that they cannot be out of date. */
import { lstatSync, readFileSync, realpathSync } from "node:fs"
import { isInside, pathIn } from "../disk/folder.ts"
import { type Extract, extractFrom } from "./extract.ts"

/** How many texts of shown hits are remembered, as most of them are shown again after the next letter. */
const remembered = 200
/** Larger files get no snippet. */
const snippetLimit = 2 * 1024 * 1024

/** Returns a function that gives the text of a file in the newsroom at `root`; null if it cannot be read. */
export function createShownTexts(root: string) {
  const texts = new Map<string, Extract>()
  return (name: string): Extract | null => {
    if (name === "") return null
    try {
      const path = pathIn(root, name)
      // The name comes out of the index, which may be another one's; what it leads to must be in the newsroom.
      const stats = lstatSync(path)
      if (!stats.isFile() || !isInside(realpathSync(root), realpathSync(path))) return null
      const key = `${stats.size} ${stats.mtimeMs} ${name}`
      const known = texts.get(key)
      if (known) {
        texts.delete(key)
        texts.set(key, known)
        return known
      }
      if (stats.size > snippetLimit) return null
      const text = extractFrom(readFileSync(path))
      texts.set(key, text)
      if (texts.size > remembered) texts.delete(texts.keys().next().value!)
      return text
    } catch (error) {
      // It was removed meanwhile. The next scan will say so.
      if (error instanceof Error && "code" in error) return null
      throw error
    }
  }
}
