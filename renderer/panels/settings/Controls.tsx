/** The controls of the settings: a choice of a few values, a slider, and a number that is typed. */
import { useSignal } from "@preact/signals"
import { useRef } from "preact/hooks"
import { countOf } from "../../../main/article/length.ts"

/** What every control is told: its name, and the id of what describes it. */
type Told = { label: string; about: string }

/** Radio buttons in a row: one stop of Tab, and the arrows choose. */
export function Choice(
  props: Told & {
    group: string
    values: readonly { key: string; text: string; lang?: string }[]
    value: string
    choose(key: string): void
  },
) {
  return (
    <fieldset class="segments" aria-label={props.label} aria-describedby={props.about}>
      {props.values.map(({ key, text, lang }) => (
        <label key={key} lang={lang}>
          <input
            type="radio"
            class="segment-radio"
            name={props.group}
            value={key}
            checked={key === props.value}
            onChange={() => props.choose(key)}
          />
          <span>{text}</span>
        </label>
      ))}
    </fieldset>
  )
}

/** A slider with its value in words. What is on the way is shown; the whole way is one change. */
export function Slider(
  props: Told & {
    min: number
    max: number
    step: number
    value: number
    text: string
    move(value: number): void
    /** Called at the end of a way with the value at its beginning. */
    moved(from: number): void
  },
) {
  const from = useRef<number | null>(null)
  return (
    <span class="slider">
      <input
        type="range"
        min={props.min}
        max={props.max}
        step={props.step}
        value={props.value}
        style={{ "--share": `${((props.value - props.min) / (props.max - props.min)) * 100}%` }}
        aria-label={props.label}
        aria-describedby={props.about}
        aria-valuetext={props.text}
        onInput={(event) => {
          from.current ??= props.value
          props.move(event.currentTarget.valueAsNumber)
        }}
        onChange={() => {
          if (from.current !== null) props.moved(from.current)
          from.current = null
        }}
      />
      <output>{props.text}</output>
    </span>
  )
}

/** A number that is typed, in the digits of any script, or changed by the arrows. What is out of bounds sets nothing. */
export function Count(
  props: Told & {
    id: string
    min: number
    max: number
    step: number
    value: number
    text: string
    /** What the bounds are, and what is said where they are not kept. */
    bounds: string
    problem: string
    set(value: number): void
  },
) {
  /** What is being typed; null while the value stands there. */
  const draft = useSignal<string | null>(null)
  const typed = draft.value === null ? props.value : countOf(draft.value)
  const fits = typed !== null && typed >= props.min && typed <= props.max
  const put = () => {
    if (fits && typed !== props.value) props.set(typed)
    if (fits) draft.value = null
  }
  const step = (by: number) => {
    draft.value = null
    props.set(Math.min(props.max, Math.max(props.min, props.value + by)))
  }
  return (
    <span class="count">
      <input
        type="text"
        inputMode="numeric"
        role="spinbutton"
        autocomplete="off"
        aria-label={props.label}
        aria-describedby={fits ? props.about : `${props.about} ${props.id}-problem`}
        aria-valuenow={props.value}
        aria-valuemin={props.min}
        aria-valuemax={props.max}
        aria-valuetext={props.text}
        aria-invalid={!fits}
        value={draft.value ?? String(props.value)}
        onInput={(event) => {
          draft.value = event.currentTarget.value
        }}
        onBlur={put}
        onKeyDown={(event) => {
          if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return
          if (event.key === "Enter") put()
          else if (event.key === "ArrowUp") step(props.step)
          else if (event.key === "ArrowDown") step(-props.step)
          else if (event.key === "Escape" && draft.peek() !== null) {
            draft.value = null
            event.stopPropagation()
          } else return
          event.preventDefault()
        }}
      />
      <span class="count-bounds">{props.bounds}</span>
      {!fits && (
        <span class="field-problem" id={`${props.id}-problem`} role="alert">
          {props.problem}
        </span>
      )}
    </span>
  )
}
