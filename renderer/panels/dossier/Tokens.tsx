/**
 * Several short values in one field: Enter or a comma adds what is typed, Backspace in the empty field takes the last
 * one back into it, and leaving the field adds what is typed.
 */
import { useSignal } from "@preact/signals"
import { directionOf } from "../direction.ts"
import { Keys } from "../Keys.tsx"

/** `values` are the tokens, `set` changes them. */
export function Tokens(props: {
  id: string
  values: readonly string[]
  /** The values that are offered while the user types. */
  known?: readonly { name: string }[] | undefined
  hint: string
  remove(what: string): string
  set(values: string[]): void
}) {
  const draft = useSignal("")
  const add = () => {
    const value = draft.value.trim()
    draft.value = ""
    if (value && !props.values.includes(value)) props.set([...props.values, value])
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing) return
    if (["Enter", ",", "،"].includes(event.key) && draft.value.trim()) {
      add()
      event.preventDefault()
    } else if (event.key === "Backspace" && draft.value === "" && props.values.length > 0) {
      draft.value = props.values.at(-1) ?? ""
      props.set(props.values.slice(0, -1))
      event.preventDefault()
    }
  }
  return (
    <div class="tokens box">
      {props.values.map((value) => (
        <span class="token" key={value}>
          <bdi class="token-text">{value}</bdi>
          <button
            type="button"
            class="token-remove"
            tabIndex={-1}
            aria-label={props.remove(value)}
            onClick={() => props.set(props.values.filter((other) => other !== value))}
          >
            ×
          </button>
        </span>
      ))}
      <input
        id={props.id}
        type="text"
        dir={directionOf(draft.value)}
        list={`${props.id}-known`}
        placeholder={props.values.length === 0 ? props.hint : ""}
        value={draft.value}
        onInput={(event) => {
          draft.value = event.currentTarget.value
        }}
        onKeyDown={onKeyDown}
        onBlur={add}
      />
      {draft.value.trim() !== "" && <Keys key_="Enter" />}
      <datalist id={`${props.id}-known`}>
        {props.known
          ?.filter(({ name }) => !props.values.includes(name))
          .map(({ name }) => (
            <option key={name} value={name} />
          ))}
      </datalist>
    </div>
  )
}
