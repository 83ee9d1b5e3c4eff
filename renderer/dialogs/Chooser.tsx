/** A field with a list below it: typing narrows the list, arrows move in it, Enter takes the choice. Palette and pickers use it. */
import { useSignal } from "@preact/signals"
import type { ComponentChildren } from "preact"
import { useId, useLayoutEffect, useRef } from "preact/hooks"
import { directionOf } from "../panels/direction.ts"

/**
 * A line of the list: `key` is unique in it, `draw` is its content, `take` runs when it is chosen. One that is `shy` is
 * never the current one by itself, so Enter takes it only after an arrow. One that is `off` says why it cannot be taken.
 */
export type Choice = { key: string; draw: ComponentChildren; take(): void; shy?: boolean; off?: boolean }

/**
 * @param choices the lines that fit the query, best first
 * @param start the key of the choice that is current as long as nothing is typed; the first one without it
 * @param submit called for Enter when no choice is there
 * @param ready returns when `choices` fits the text typed last; for choices that the desk answers
 * @param watch called with the key of the current choice
 */
export function Chooser(props: {
  label: string
  hint: string
  initial?: string
  start?: string | null
  nothing: string
  first?: boolean
  choices(query: string): readonly Choice[]
  submit?(query: string): void
  typed?(query: string): void
  ready?(): Promise<unknown>
  watch?(key: string | null): void
}) {
  const id = useId()
  const query = useSignal(props.initial ?? "")
  /** The current choice, as far as the user chose one. */
  const at = useSignal<number | null>(null)
  const list = useRef<HTMLDivElement>(null)
  const choices = props.choices(query.value)
  /** The index of the current one of `list`. */
  const currentOf = (list: readonly Choice[]) => {
    const start = query.value === "" ? list.findIndex(({ key }) => key === props.start) : 0
    const first = list.findIndex(({ shy }, index) => index >= start && !shy)
    return Math.min(at.value ?? first, list.length - 1)
  }
  const chosen = currentOf(choices)
  useLayoutEffect(() => {
    list.current?.querySelector("[data-active=true]")?.scrollIntoView({ block: "nearest" })
  })
  const key = choices[chosen]?.key ?? null
  const { watch } = props
  useLayoutEffect(() => watch?.(key), [key])
  const take = () => {
    const now = props.choices(query.peek())
    const choice = now[currentOf(now)]
    if (choice) choice.take()
    else props.submit?.(query.peek())
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing) return
    const last = choices.length - 1
    if (event.key === "ArrowDown") at.value = chosen >= last ? 0 : chosen + 1
    else if (event.key === "ArrowUp") at.value = chosen <= 0 ? last : chosen - 1
    else if (event.key === "PageDown") at.value = Math.min(chosen + 8, last)
    else if (event.key === "PageUp") at.value = Math.max(chosen - 8, 0)
    else if (event.key === "Enter" && props.ready) void props.ready().then(take)
    else if (event.key === "Enter") take()
    else return
    event.preventDefault()
  }
  return (
    <>
      <input
        type="text"
        class="chooser-field"
        data-first={(props.first ?? true) ? "" : undefined}
        dir={directionOf(query.value)}
        role="combobox"
        aria-expanded={choices.length > 0}
        aria-controls={`${id}-list`}
        aria-activedescendant={choices[chosen] ? `${id}-${chosen}` : undefined}
        aria-label={props.label}
        placeholder={props.hint}
        autocomplete="off"
        value={query.value}
        onInput={(event) => {
          query.value = event.currentTarget.value
          at.value = null
          props.typed?.(query.value)
        }}
        onKeyDown={onKeyDown}
      />
      <div class="choices" id={`${id}-list`} role="listbox" aria-label={props.label} ref={list}>
        {choices.map((choice, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field handles the keys of the list.
          <div
            key={choice.key}
            id={`${id}-${index}`}
            class="choice"
            role="option"
            tabIndex={-1}
            aria-selected={index === chosen}
            aria-disabled={choice.off}
            data-active={index === chosen}
            onClick={choice.take}
          >
            {choice.draw}
          </div>
        ))}
        {choices.length === 0 && query.value.trim() !== "" && (
          <p class="choices-empty" role="status">
            {props.nothing}
          </p>
        )}
      </div>
    </>
  )
}
