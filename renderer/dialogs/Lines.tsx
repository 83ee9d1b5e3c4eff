/**
 * A list with one chosen line: arrows, Page Up and Down, Home and End move the choice. The review of an import, the
 * history and the conflict dialog use it.
 */
import type { Signal } from "@preact/signals"
import type { ComponentChildren } from "preact"
import { Fragment } from "preact"
import { useEffect, useId, useLayoutEffect, useRef } from "preact/hooks"

/** How many lines Page Up and Page Down go. */
const page = 10

type LinesProps<Line> = {
  label: string
  /** The class of the list, and of each line. */
  kind: string
  lineKind: string
  lines: readonly Line[]
  keyOf(line: Line, index: number): string
  draw(line: Line, index: number): ComponentChildren
  /** Data attributes of a line, for the style sheet. */
  data?(line: Line): Record<`data-${string}`, string | boolean>
  /** What stands over a line that is the first of its group; null for the others. */
  head?(line: Line, index: number): string | null
  /** Called when a line comes into sight, and when it leaves it. */
  see?(index: number, seen: boolean): void
  /** The index of the chosen line. */
  at: Signal<number>
  /** Called first for every key; returns whether it handled the key. */
  press(event: KeyboardEvent): boolean
}

/** Draws `lines` as a listbox that holds the focus. */
export function Lines<Line>(props: LinesProps<Line>) {
  const { label, kind, lineKind, lines, keyOf, draw, data, head, see, at, press } = props
  const id = useId()
  const list = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    list.current?.querySelector("[data-active=true]")?.scrollIntoView({ block: "nearest" })
  })
  const watching = see !== undefined
  useEffect(() => {
    if (!watching) return
    const observer = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries)
          latest.current?.(Number((target as HTMLElement).dataset.index), isIntersecting)
      },
      { root: list.current },
    )
    for (const line of list.current?.querySelectorAll("[role=option]") ?? []) observer.observe(line)
    return () => observer.disconnect()
  }, [lines, watching])
  const latest = useRef(see)
  latest.current = see
  const onKeyDown = (event: KeyboardEvent) => {
    if (!press(event)) {
      const next = wanted(event.key, at.value, lines.length - 1)
      // Keys with a modifier are handled by the window.
      if (next === null || event.ctrlKey || event.metaKey || event.altKey) return
      at.value = next
    }
    event.preventDefault()
  }
  return (
    <div
      class={kind}
      role="listbox"
      aria-label={label}
      aria-activedescendant={at.value < lines.length ? `${id}-${at.value}` : undefined}
      tabIndex={0}
      data-first
      ref={list}
      onKeyDown={onKeyDown}
    >
      {lines.map((line, index) => (
        <Fragment key={keyOf(line, index)}>
          {head?.(line, index) && (
            <div class={`${kind}-head`} aria-hidden="true">
              {head(line, index)}
            </div>
          )}
          {/* biome-ignore lint/a11y/useKeyWithClickEvents: the list's keys are its own. */}
          <div
            data-index={index}
            id={`${id}-${index}`}
            class={lineKind}
            role="option"
            tabIndex={-1}
            aria-selected={index === at.value}
            data-active={index === at.value}
            {...data?.(line)}
            onClick={() => {
              at.value = index
            }}
          >
            {draw(line, index)}
          </div>
        </Fragment>
      ))}
    </div>
  )
}

/** The line that `key` chooses from the line `at`; null for any other key. */
function wanted(key: string, at: number, last: number): number | null {
  if (last < 0) return null
  switch (key) {
    case "ArrowDown":
      return Math.min(at + 1, last)
    case "ArrowUp":
      return Math.max(at - 1, 0)
    case "PageDown":
      return Math.min(at + page, last)
    case "PageUp":
      return Math.max(at - page, 0)
    case "Home":
      return 0
    case "End":
      return last
    default:
      return null
  }
}
