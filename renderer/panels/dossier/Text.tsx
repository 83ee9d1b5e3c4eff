/** Fields of text, which set their fact with every key. */
import { directionOf } from "../direction.ts"

/** A field of one line that sets its fact with every key; line breaks become spaces. */
export function Line(props: {
  id: string
  value: string
  hint: string
  list?: string
  set(value: string): void
}) {
  return (
    <input
      id={props.id}
      type="text"
      dir={directionOf(props.value)}
      class="box"
      placeholder={props.hint}
      list={props.list}
      value={props.value}
      onInput={(event) => props.set(event.currentTarget.value.replace(/[\r\n]+/g, " "))}
    />
  )
}

/** A field of a few lines. It grows with its text. */
export function Passage(props: { id: string; value: string; hint: string; set(value: string): void }) {
  return (
    <textarea
      id={props.id}
      dir={directionOf(props.value)}
      class="box"
      rows={2}
      placeholder={props.hint}
      value={props.value}
      onInput={(event) => props.set(event.currentTarget.value)}
    />
  )
}
