/** A label and the value that it names. */
import type { ComponentChildren } from "preact"
import { useId } from "preact/hooks"

/** @param group the value is several elements, which the label names together */
export function Field(props: {
  label: string
  group?: boolean
  children: (id: string) => ComponentChildren
}) {
  const id = useId()
  const { label, group, children } = props
  return (
    <div class="field" {...(group ? { role: "group", "aria-label": label } : {})}>
      {group ? <span class="field-label">{label}</span> : <label for={id}>{label}</label>}
      <div class="field-value">{children(id)}</div>
    </div>
  )
}
