/**
 * The way through the list with "next article" and "previous article". It keeps the order that the list had when the
 * way began: editing an article sorts it anew, and the way would go in a circle.
 */
import type { LibraryPage, LibraryQuery } from "../../../main/contract/library.ts"
import type { Question } from "./answer.ts"

/** How many lines before and after the first article of a way are noted at once. */
const stretch = 200

export type Walk = {
  /**
   * The article after (1) or before (-1) `from`, which is open; null where the way ends. A way goes on as long as each
   * step begins where the last one went and the question is the same; else a new one begins, and from an article that
   * is not in the list it begins with the first line.
   */
  step(from: string | null, direction: 1 | -1): Promise<string | null>
}

/** @param question the library's question at this moment */
export function createWalk(
  browse: (query: LibraryQuery) => Promise<LibraryPage>,
  question: () => Omit<Question, "kinds">,
): Walk {
  let way: { asked: string; ids: string[]; at: number } | null = null

  const rows = async (from: number, count: number) => {
    const { rows } = await browse({ ...question(), kinds: "articles", from, count, near: null })
    return rows.map(({ id }) => id)
  }
  const indexOf = async (id: string | null) =>
    (await browse({ ...question(), kinds: "articles", from: 0, count: 0, near: id })).at

  /** Notes the lines around `from`. */
  async function begin(asked: string, from: string | null) {
    const index = await indexOf(from)
    const first = Math.max(0, (index ?? 0) - stretch)
    const ids = await rows(first, 2 * stretch + 1)
    // Without a place in the list the way begins before its first line.
    const at = index === null || from === null ? -1 : ids.indexOf(from)
    return { asked, ids, at }
  }

  /** Adds the lines that the list has now beyond the end of `way`; those that it has already stay where they are. */
  async function extend({ ids }: { ids: string[] }, direction: 1 | -1) {
    const end = await indexOf((direction > 0 ? ids.at(-1) : ids[0]) ?? null)
    if (end === null) return 0
    const first = direction > 0 ? end + 1 : Math.max(0, end - stretch)
    const known = new Set(ids)
    const more = (await rows(first, direction > 0 ? stretch : end - first)).filter((id) => !known.has(id))
    if (direction > 0) ids.push(...more)
    else ids.unshift(...more)
    return more.length
  }

  return {
    async step(from, direction) {
      const asked = JSON.stringify(question())
      if (!way || way.asked !== asked || way.ids[way.at] !== from) way = await begin(asked, from)
      const walked = way
      const isOutside = (at: number) => at < 0 || at >= walked.ids.length
      let next = walked.at + direction
      if (walked.at < 0) next = 0
      else if (isOutside(next)) {
        const added = await extend(walked, direction)
        if (direction < 0) {
          walked.at += added
          next += added
        }
      }
      if (isOutside(next)) return null
      walked.at = next
      return walked.ids[next]!
    },
  }
}
