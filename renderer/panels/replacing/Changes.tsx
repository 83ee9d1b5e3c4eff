/** What would change in the chosen article, each hit with the text around it; Space leaves one out. */
import { useLayoutEffect, useRef } from "preact/hooks"
import type { SoughtArticle } from "../../../main/contract/replacing.ts"
import { number } from "../../../main/contract/words/plural.ts"
import { useSession } from "../../session/context.ts"
import type { ShownHit } from "../../session/replacing/shown-hits.ts"
import { directionOf } from "../direction.ts"
import { Check } from "../icons.tsx"
import { Keys } from "../Keys.tsx"

/** The changes of `article`; `hit` is the index of the chosen one. */
export function Changes(props: {
  article: SoughtArticle
  hit: number
  choose(hit: number): void
  step(direction: 1 | -1): void
}) {
  const session = useSession()
  const { replacing } = session
  // What is shown depends on the replacement, too.
  void replacing.replacement.value
  void replacing.query.value
  const { article } = props
  const { replacing: said, library } = session.words.value.window
  const hits = replacing.hitsOf(article)
  const list = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    list.current?.querySelector('[data-active="true"]')?.scrollIntoView({ block: "nearest" })
  }, [props.hit, article])
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
    if (event.key === "ArrowDown") props.step(1)
    else if (event.key === "ArrowUp") props.step(-1)
    else if (event.key === " ") {
      replacing.skip(article.id, event.shiftKey ? null : props.hit)
      if (!event.shiftKey && props.hit < hits.length - 1) props.step(1)
    } else return
    event.preventDefault()
    event.stopPropagation()
  }
  const active = hits[props.hit]
  return (
    <section class="replacing-work" aria-label={said.preview}>
      <header class="replacing-title">
        <h2 dir={directionOf(article.headline)}>{article.headline || library.untitled}</h2>
        <span class="replacing-hint">{said.hits(article.total)}</span>
        <span class="spring" />
        <span class="replacing-hint">
          {said.next} <Keys key_="Mod-PageDown" />
        </span>
      </header>
      <div
        class="replacing-hits"
        role="listbox"
        aria-label={said.preview}
        aria-multiselectable
        aria-activedescendant={active && `hit-${active.index}`}
        tabIndex={0}
        ref={list}
        onKeyDown={onKeyDown}
      >
        {hits.map((hit) => (
          <Change
            key={hit.index}
            id={article.id}
            hit={hit}
            active={hit.index === props.hit}
            count={article.total}
            choose={() => props.choose(hit.index)}
          />
        ))}
      </div>
    </section>
  )
}

function Change(props: { id: string; hit: ShownHit; active: boolean; count: number; choose(): void }) {
  const session = useSession()
  const { replacing } = session
  const { replacing: said, finding } = session.words.value.window
  const { language } = session.settings.value
  const { hit, id } = props
  const { from, to, insert } = hit.change
  const start = (hit.cut[0] ? "… " : "") + hit.text.slice(0, from)
  const end = hit.text.slice(to) + (hit.cut[1] ? " …" : "")
  const out = replacing.isSkipped(id, hit.index)
  const result = replacing.results.value.get(id)
  const done = result?.left === null && result.hits > 0
  const state = done && !out && !hit.same ? "done" : hit.same ? "same" : out ? "skipped" : "left"
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the hit's keys are the list's.
    <div
      id={`hit-${hit.index}`}
      class="replacing-hit"
      data-state={state}
      data-active={props.active}
      role="option"
      tabIndex={-1}
      aria-selected={state === "left" || state === "done"}
      aria-setsize={props.count}
      aria-posinset={hit.index + 1}
      onClick={props.choose}
    >
      <span class="replacing-place">{said.where(finding.places[hit.kind], hit.number)}</span>
      <p class="replacing-text" dir={directionOf(hit.text) ?? "rtl"}>
        {start}
        {state === "left" || state === "done" ? (
          <>
            <del>{hit.text.slice(from, to)}</del>
            {insert !== "" && (
              <>
                {" "}
                <ins>{insert}</ins>
              </>
            )}
          </>
        ) : (
          <mark>{hit.text.slice(hit.from, hit.to)}</mark>
        )}
        {end}
      </p>
      <span class="replacing-state">
        {state === "done" && (
          <>
            <Check /> {said.replaced}
          </>
        )}
        {state === "same" && said.same}
        {state === "skipped" && said.skipped}
        {state === "left" && hit.kind === "quote" && said.inQuote}
        {props.active && state === "left" && number(language, hit.index + 1)}
      </span>
      {props.active && (
        <span class="replacing-keys">
          <span>
            <Keys key_="Space" /> {said.skip}
          </span>
          <span>
            <Keys key_="Shift-Space" /> {said.skipArticle}
          </span>
          <span>
            <Keys key_="Mod-Enter" /> {said.open}
          </span>
        </span>
      )}
    </div>
  )
}
