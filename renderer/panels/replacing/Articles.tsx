/** The articles that have hits, with how many; Space leaves one out or takes it in again. Only those seen are drawn. */
import { useLayoutEffect, useRef } from "preact/hooks"
import type { SoughtArticle } from "../../../main/contract/replacing.ts"
import { number } from "../../../main/contract/words/plural.ts"
import { useSession } from "../../session/context.ts"
import { directionOf } from "../direction.ts"
import { reveal, useView } from "../viewport.ts"

/** The height of a row in rem; `replacing.css` has the same. */
const rowHeight = 4.5
const overscan = 4

/** The list. `chosen` is the index of the chosen article. */
export function Articles({ chosen, choose }: { chosen: number; choose(at: number): void }) {
  const session = useSession()
  const { replacing } = session
  const { replacing: said, statuses } = session.words.value.window
  const found = replacing.found.value
  const looked = replacing.looked.value
  const box = useRef<HTMLDivElement>(null)
  const seen = useView(box).value
  useLayoutEffect(() => {
    if (box.current) reveal(box.current, chosen * rowHeight, (chosen + 1) * rowHeight, 0)
  }, [chosen])
  const hits = found.reduce((sum, { total }) => sum + total, 0)
  const first = Math.max(0, Math.floor(seen.top / rowHeight) - overscan)
  const last = Math.min(found.length, Math.ceil((seen.top + seen.height) / rowHeight) + overscan)
  const rows = found.slice(first, last)
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
    const steps: Record<string, number> = {
      ArrowDown: chosen + 1,
      ArrowUp: chosen - 1,
      PageDown: chosen + 6,
      PageUp: chosen - 6,
      Home: 0,
      End: found.length - 1,
    }
    const to = steps[event.key]
    const article = found[chosen]
    if (to !== undefined) choose(to)
    else if (event.key === " " && article) replacing.skip(article.id, null)
    else if (event.key === "Enter" && !event.shiftKey)
      document.querySelector<HTMLElement>(".replacing-hits")?.focus()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const active = found[chosen]
  return (
    <section class="replacing-articles" aria-label={said.list}>
      <p class="replacing-count" role="status">
        {looked && said.found(found.length, hits, looked.done)}
      </p>
      {/* biome-ignore lint/a11y/useAriaPropsSupportedByRole: either role takes a name. */}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: it is a list box, or an empty group. */}
      <div
        class="replacing-list"
        role={found.length > 0 ? "listbox" : "group"}
        aria-label={said.list}
        aria-multiselectable={found.length > 0 ? true : undefined}
        aria-activedescendant={active && `sought-${active.id}`}
        tabIndex={0}
        ref={box}
        onKeyDown={onKeyDown}
      >
        <div
          role="presentation"
          class="replacing-space"
          style={{ blockSize: `${found.length * rowHeight}rem` }}
        >
          {rows.map((article, index) => (
            <Row
              key={article.id}
              article={article}
              at={first + index}
              count={found.length}
              active={first + index === chosen}
              status={statuses[article.status]}
              choose={() => choose(first + index)}
            />
          ))}
        </div>
      </div>
    </section>
  )
}

function Row(props: {
  article: SoughtArticle
  at: number
  count: number
  active: boolean
  status: string
  choose(): void
}) {
  const session = useSession()
  const { replacing } = session
  const { id, headline, section, status, total } = props.article
  const words = session.words.value.window
  const { language } = session.settings.value
  const out = Array.from({ length: total }, (_, at) => replacing.isSkipped(id, at)).filter(Boolean).length
  const state = out === 0 ? "all" : out === total ? "none" : "some"
  const result = replacing.results.value.get(id)
  const fact = result
    ? result.left === null
      ? words.replacing.replaced
      : result.left === "changed"
        ? words.replacing.changedSince
        : result.left.code === "locked"
          ? words.replacing.locked(String(result.left.details.who || words.lock.someone))
          : words.replacing.skipped
    : `${props.status}${section ? ` · ${section}` : ""}`
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the row's keys are the list's.
    <div
      id={`sought-${id}`}
      data-sought={id}
      data-result={result ? (result.left === null ? "done" : "left") : undefined}
      class="replacing-article"
      role="option"
      tabIndex={-1}
      aria-selected={state !== "none"}
      data-active={props.active}
      aria-setsize={props.count}
      aria-posinset={props.at + 1}
      style={{ insetBlockStart: `${props.at * rowHeight}rem` }}
      onClick={props.choose}
    >
      <i
        class="check"
        data-state={state}
        aria-hidden="true"
        onClick={(event) => {
          event.stopPropagation()
          replacing.skip(id, null)
        }}
      />
      <div class="replacing-headline" dir={directionOf(headline)}>
        {headline || words.library.untitled}
      </div>
      <span class="replacing-total">
        {state === "some" ? words.replacing.some(total - out, total) : number(language, total)}
      </span>
      <div class="replacing-fact">
        {!result && <span class="status-dot" data-status={status} />} {fact}
      </div>
    </div>
  )
}
