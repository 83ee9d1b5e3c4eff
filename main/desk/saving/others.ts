/** Which articles' files other programs write at this time. */
import type { ArticleId } from "../../article/dossier.ts"
import { Recent } from "../disk/recent.ts"

/** How long after it was seen another program is taken for one that goes on, in milliseconds. */
const lasting = 600_000
/** Of how many articles it is remembered. */
const remembered = 256

/** What was seen of other programs. */
export type Others = {
  /** Notes that another program has written, moved or removed the file of an article. */
  seen(id: ArticleId): void
  /** Whether one did that a short time ago. */
  areAt(id: ArticleId): boolean
}

/** Nothing was seen yet. */
export function createOthers(clock: () => Date): Others {
  const times = new Recent<ArticleId, number>(remembered)
  return {
    seen: (id) => times.set(id, clock().getTime()),
    areAt(id) {
      const time = times.get(id)
      // A clock may be set back.
      return time !== undefined && Math.abs(clock().getTime() - time) < lasting
    },
  }
}
