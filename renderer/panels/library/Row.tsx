/** A line of the library: the headline, a piece of the text if something is searched for, and the facts. */
import { useLayoutEffect, useRef } from "preact/hooks"
import type { Status } from "../../../main/article/dossier.ts"
import type { Hit } from "../../../main/contract/library.ts"
import { ago } from "../../../main/contract/time.ts"
import type { Words } from "../../../main/contract/words/index.ts"
import { useSession } from "../../session/context.ts"
import type { Session } from "../../session/session.ts"
import { directionOf } from "../direction.ts"
import { Check } from "../icons.tsx"
import { Marked } from "../Marked.tsx"
import type { Heights } from "./heights.ts"

type Library = Words["window"]["library"]

/**
 * `hit` with the headline and facts from the editor, which may be newer than the file; `hit` itself if it is not the
 * open article.
 */
export function presently(session: Session, hit: Hit): Hit {
  const facts = session.facts.value
  if (session.current.value?.id !== hit.id || !facts || hit.kind !== "article") return hit
  const headline = session.headline.value
  const { section, status } = facts
  return { ...hit, headline, section, status, marks: headline === hit.headline ? hit.marks : [] }
}

/** The status of an article, or what a line is instead of one. */
function kindOf({ kind, status }: Hit, library: Library, statuses: Record<Status, string>): string {
  if (kind === "article") return statuses[status]
  return kind === "foreign" ? library.foreign : library.lost[kind]
}

/** One line of the list. */
export function Row(props: {
  hit: Hit
  at: number
  total: number
  /** Its distance from the top of its group, in rem. */
  top: number
  /** Whether it was searched for, and has a piece of its text. */
  found: boolean
  heights: Heights
  open: boolean
  active: boolean
  selected: boolean
  now: number
  choose(event: MouseEvent): void
}) {
  const session = useSession()
  const hit = props.open ? presently(session, props.hit) : props.hit
  const words = session.words.value
  const { library, statuses } = words.window
  const line = useRef<HTMLDivElement>(null)
  const { heights, found } = props
  useLayoutEffect(() => (line.current ? heights.watch(line.current, found) : undefined), [heights, found])
  return (
    // The focus stays in the field or the list, which names the active row; a click opens a row as Enter does.
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list handles the keys.
    <div
      ref={line}
      id={`article-${hit.id}`}
      data-id={hit.id}
      class="entry"
      role="option"
      tabIndex={-1}
      aria-selected={props.selected}
      aria-current={props.open ? "true" : undefined}
      aria-setsize={props.total}
      aria-posinset={props.at + 1}
      data-active={props.active}
      style={{ insetBlockStart: `${props.top}rem` }}
      onMouseDown={(event) => event.preventDefault()}
      onClick={props.choose}
    >
      <span class="entry-box">
        <Check />
      </span>
      <div class="entry-headline" dir={directionOf(hit.headline)}>
        {hit.headline ? <Marked text={hit.headline} marks={hit.marks} /> : library.untitled}
      </div>
      {hit.snippet !== "" && (
        <div class="entry-snippet" dir={directionOf(hit.snippet)}>
          <Marked text={hit.snippet} marks={hit.snippetMarks} />
        </div>
      )}
      <div class="entry-facts">
        <span
          class="status-dot"
          data-status={hit.copyOf ? "copy" : hit.kind === "article" ? hit.status : "foreign"}
        />
        <span>{hit.copyOf ? library.copy : kindOf(hit, library, statuses)}</span>
        {hit.section !== "" && (
          <span>
            · <bdi>{hit.section}</bdi>
          </span>
        )}
        <time dateTime={hit.updated}>
          {ago(hit.updated, props.now, session.settings.value.language, words)}
        </time>
      </div>
    </div>
  )
}
