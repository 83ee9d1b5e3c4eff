/** The lexicon of the checks, read from its files. */
import { readFile } from "node:fs/promises"
import { promisify } from "node:util"
import { gunzip } from "node:zlib"
import { placeNames } from "../../checks/place-names.ts"
import { readContext } from "../../checks/spelling/context.ts"
import { readCounts } from "../../checks/spelling/counts.ts"
import { readDictionary } from "../../checks/spelling/dictionary.ts"
import { createLexicon, type Lexicon } from "../../checks/spelling/lexicon.ts"

/** Where the files are: the counts and the neighbours are Midad's; the dictionary is a package's file of its own. */
export type LexiconFiles = { counts: URL; neighbours: URL; dictionary: URL }

/** The files in the source; built, they lie beside the thread's program. */
export function usualFiles(): LexiconFiles {
  const here = import.meta.url
  const isSource = here.endsWith(".ts")
  return {
    counts: new URL("counts.txt.gz", here),
    neighbours: new URL("neighbours.txt.gz", here),
    // The package names only its settings to others; the words lie beside them.
    dictionary: new URL("ar.trie.gz", isSource ? import.meta.resolve("@cspell/dict-ar") : here),
  }
}

const unpack = promisify(gunzip)

const read = async (file: URL) => (await unpack(await readFile(file))).toString("utf8")

/**
 * Reads the lexicon; it takes half a second or so. `names` are right in addition to those that are always known. Without
 * the dictionary it is made of the counts alone, and `onMissing` is called with the error.
 */
export async function loadLexicon(
  names: Iterable<string> = [],
  { files = usualFiles(), onMissing }: { files?: LexiconFiles; onMissing?: (error: unknown) => void } = {},
): Promise<Lexicon> {
  const [counts, neighbours, dictionary] = await Promise.all([
    read(files.counts),
    read(files.neighbours),
    read(files.dictionary).catch((error: unknown) => {
      onMissing?.(error)
      return null
    }),
  ])
  return createLexicon({
    counts: readCounts(counts),
    context: readContext(neighbours),
    dictionary: dictionary === null ? null : readDictionary(dictionary),
    names: new Set([...placeNames(), ...names]),
  })
}
