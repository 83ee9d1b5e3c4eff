/** The field of the length that is wanted: a number and its unit. */
import { useSignal } from "@preact/signals"
import { useEffect, useRef } from "preact/hooks"
import { countOf, type LengthUnit, lengthField, lengthOf, lengthUnits } from "../../../main/article/length.ts"
import { useSession } from "../../session/context.ts"

/** A number that is none is marked, stays in the field and sets nothing. Digits of every script are understood. */
export function Length(props: { id: string; value: string; set(value: string): void }) {
  const { dossier } = useSession().words.value.window
  const length = lengthOf(props.value)
  const count = length?.count ?? null
  const draft = useSignal(count === null ? "" : String(count))
  const unit = useSignal<LengthUnit>(length?.unit ?? "words")
  /** What was set here last: it must not be written over what was typed since. */
  const own = useRef(props.value)
  useEffect(() => {
    if (props.value === own.current) return
    own.current = props.value
    draft.value = count === null ? "" : String(count)
    if (length) unit.value = length.unit
  }, [props.value])
  const isValid = draft.value.trim() === "" || countOf(draft.value) !== null
  const problem = `${props.id}-problem`
  const put = (text: string, of: LengthUnit) => {
    draft.value = text
    unit.value = of
    const written = countOf(text)
    const next = lengthField(written === null ? null : { count: written, unit: of })
    if (next === own.current || (written === null && text.trim() !== "")) return
    own.current = next
    props.set(next)
  }
  return (
    <>
      <span class="length-field box">
        <input
          id={props.id}
          type="text"
          inputMode="numeric"
          class="length-count"
          placeholder={dossier.hints.length}
          autocomplete="off"
          value={draft.value}
          aria-invalid={!isValid}
          aria-describedby={isValid ? undefined : problem}
          onInput={(event) => put(event.currentTarget.value, unit.peek())}
        />
        <select
          aria-label={dossier.lengthUnit}
          value={unit.value}
          onChange={(event) => {
            const chosen = lengthUnits.find((known) => known === event.currentTarget.value)
            if (chosen) put(draft.peek(), chosen)
          }}
        >
          {lengthUnits.map((known) => (
            <option key={known} value={known}>
              {dossier.units[known]}
            </option>
          ))}
        </select>
      </span>
      {!isValid && (
        <p class="field-problem" id={problem} role="alert">
          {dossier.badLength}
        </p>
      )}
    </>
  )
}
