/** The library: the newsroom's articles by last change, with a filter. Arrows choose, Enter opens. */
import { useComputed, useSignal, useSignalEffect } from "@preact/signals"
import { useEffect, useRef } from "preact/hooks"
import type { ArticleSummary } from "../../main/contract/library.ts"
import { useSession } from "../session/context.ts"
import { found } from "../session/match.ts"
import { directionOf } from "./direction.ts"
import { Plus, Search } from "./icons.tsx"
import { Keys } from "./Keys.tsx"
import { RoomMenu } from "./RoomMenu.tsx"
import { type Age, ageOf, ago } from "./time.ts"

const ages: readonly Age[] = ["today", "yesterday", "week", "older"]

export function Library() {
  const session = useSession()
  const query = useSignal("")
  const active = useSignal<string | null>(null)
  const now = useSignal(Date.now())
  const list = useRef<HTMLDivElement>(null)

  useEffect(() => {
    const ticking = setInterval(() => {
      now.value = Date.now()
    }, 30_000)
    return () => clearInterval(ticking)
  }, [now])

  const rows = useComputed(() => {
    const all = [...session.articles.value].sort((a, b) => Date.parse(b.updated) - Date.parse(a.updated))
    const words = query.value.trim()
    return words ? all.filter((article) => found(words, `${article.headline} ${article.section}`)) : all
  })
  const chosen = useComputed(() => {
    const listed = (id: string | null | undefined) => rows.value.find((row) => row.id === id)?.id
    return listed(active.value) ?? listed(session.current.value?.id) ?? rows.value[0]?.id ?? null
  })
  useSignalEffect(() => {
    const id = chosen.value
    if (id) list.current?.querySelector(`[data-id="${id}"]`)?.scrollIntoView({ block: "nearest" })
  })

  const move = (step: number) => {
    const at = rows.value.findIndex((row) => row.id === chosen.value)
    const next = rows.value[Math.min(Math.max(at + step, 0), rows.value.length - 1)]
    if (next) active.value = next.id
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing) return
    const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }
    const step = steps[event.key]
    if (step !== undefined) move(step)
    else if (event.key === "Enter" && chosen.value) openRow(chosen.value)
    else if (event.key === "Escape") {
      if (query.value) query.value = ""
      else session.editor()?.focus()
    } else return
    event.preventDefault()
  }
  const openRow = (id: string) => {
    active.value = null
    void session.open(id).then(() => session.editor()?.focus())
  }

  const words = session.words.value
  const { library } = words.window
  const groups = ages
    .map((age) => ({ age, rows: rows.value.filter((row) => ageOf(row.updated, now.value) === age) }))
    .filter((group) => group.rows.length > 0)
  return (
    <aside class="panel library" data-room="library" aria-label={library.name}>
      <header class="panel-head">
        <RoomMenu />
        <button
          type="button"
          class="quiet"
          aria-label={library.create}
          title={library.create}
          onClick={() => void session.create()}
        >
          <Plus />
        </button>
      </header>
      <div class="filter">
        <Search />
        <input
          type="text"
          data-first
          role="combobox"
          aria-expanded="true"
          aria-controls="library-list"
          aria-activedescendant={chosen.value ? `article-${chosen.value}` : undefined}
          aria-label={library.filter}
          placeholder={library.filterIn(session.articles.value.length)}
          value={query.value}
          onInput={(event) => {
            query.value = event.currentTarget.value
            active.value = rows.value[0]?.id ?? null
          }}
          onKeyDown={onKeyDown}
        />
        <Keys of="goLibrary" />
      </div>
      {/* biome-ignore lint/a11y/useAriaPropsSupportedByRole: either role takes a name. */}
      <div
        class="rows"
        id="library-list"
        role={rows.value.length > 0 ? "listbox" : "group"}
        aria-label={library.list}
        ref={list}
      >
        {groups.map((group) => (
          // biome-ignore lint/a11y/useSemanticElements: a listbox groups its options, not form fields.
          <div role="group" aria-label={library[group.age]} key={group.age}>
            <div class="rows-head" aria-hidden="true">
              {library[group.age]}
            </div>
            {group.rows.map((row) => (
              <Row
                key={row.id}
                article={row}
                open={row.id === session.current.value?.id}
                active={row.id === chosen.value}
                now={now.value}
                choose={() => openRow(row.id)}
              />
            ))}
          </div>
        ))}
        {rows.value.length === 0 && (
          <p class="rows-empty">
            {query.value ? library.nothing : library.empty}{" "}
            {query.value ? <Keys key_="Escape" /> : <Keys of="newArticle" />}
          </p>
        )}
      </div>
    </aside>
  )
}

function Row(props: {
  article: ArticleSummary
  open: boolean
  active: boolean
  now: number
  choose(): void
}) {
  const session = useSession()
  const { article } = props
  const words = session.words.value
  const { library, statuses } = words.window
  return (
    // The filter field keeps the focus and names the active row; a click is only another way.
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list's keys are the filter's.
    <div
      id={`article-${article.id}`}
      data-id={article.id}
      class="entry"
      role="option"
      tabIndex={-1}
      aria-selected={props.open}
      data-active={props.active}
      onClick={props.choose}
    >
      <div class="entry-headline" dir={directionOf(article.headline)}>
        {article.headline || library.untitled}
      </div>
      <div class="entry-facts">
        <span
          class="status-dot"
          data-status={article.copyOf ? "copy" : article.kind === "foreign" ? "foreign" : article.status}
        />
        <span>
          {article.copyOf
            ? library.copy
            : article.kind === "foreign"
              ? library.foreign
              : statuses[article.status]}
        </span>
        {article.section && (
          <span>
            · <bdi>{article.section}</bdi>
          </span>
        )}
        <time dateTime={article.updated}>
          {ago(article.updated, props.now, session.settings.value.language, words)}
        </time>
      </div>
    </div>
  )
}
