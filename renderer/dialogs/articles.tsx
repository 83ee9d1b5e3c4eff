/** Articles of the newsroom as choices of a list: searched with every key, with the found words marked. */
import { useMemo } from "preact/hooks"
import type { Hit } from "../../main/contract/library.ts"
import { directionOf } from "../panels/direction.ts"
import { Marked } from "../panels/Marked.tsx"
import { createListing } from "../session/library/listing.ts"
import type { Session } from "../session/session.ts"
import type { Choice } from "./Chooser.tsx"

/** How many articles a list offers at once. */
const most = 50

/** A search for articles, for a list of choices. */
export type Articles = {
  /** The articles that fit the text typed last, best first, without the open article. Reads a signal. */
  hits(): readonly Hit[]
  /** Searches for `text`. */
  typed(text: string): void
  /** Returns when the search for the text typed last is answered. */
  ready(): Promise<void>
}

/** A new search through the newsroom's articles, for one component. */
export function useArticles(session: Session): Articles {
  return useMemo(() => {
    const listing = createListing({
      browse: (query) => session.ask("browse", query),
      first: { text: "", kinds: "articles", order: "updated", group: "none" },
      seen: () => [{ from: 0, to: most }],
      near: () => null,
      fault: session.explain,
    })
    void listing.refresh()
    return {
      hits: () =>
        (listing.answer.value?.pages.get(0) ?? [])
          .filter((hit) => hit !== undefined)
          .filter(({ id }) => id !== session.current.value?.id)
          .slice(0, most),
      typed: (text) => void listing.ask({ text, order: text.trim() === "" ? "updated" : "best" }),
      ready: () => listing.answered(),
    }
  }, [session])
}

/**
 * `hits` as choices.
 * @param note what to say of each, in the place of its section and status
 */
export function articleChoices(
  session: Session,
  hits: readonly Hit[],
  take: (hit: Hit) => void,
  note?: string,
): Choice[] {
  const { library, statuses } = session.words.value.window
  return hits.map((hit) => ({
    key: hit.id,
    take: () => take(hit),
    draw: (
      <>
        <span class="choice-name" dir={directionOf(hit.headline)}>
          {hit.headline ? <Marked text={hit.headline} marks={hit.marks} /> : library.untitled}
        </span>
        <span class="choice-fact">
          {note ?? [hit.section, statuses[hit.status]].filter(Boolean).join(" · ")}
        </span>
      </>
    ),
  }))
}
