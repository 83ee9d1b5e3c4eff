/** The field of the slug. The slug is set when the field is left or Enter is pressed, and only if it is valid. */
import { useSignal } from "@preact/signals"
import { useEffect } from "preact/hooks"
import { dossierFields } from "../../../main/article/dossier.ts"
import { useSession } from "../../session/context.ts"
import { directionOf } from "../direction.ts"

/** An invalid draft is marked and stays in the field. */
export function Slug(props: { id: string; value: string; hint: string; set(value: string): void }) {
  const session = useSession()
  const draft = useSignal(props.value)
  useEffect(() => {
    draft.value = props.value
  }, [props.value, draft])
  const valid = dossierFields.slug.safeParse(draft.value).success
  const commit = () => {
    if (valid && draft.value !== props.value) props.set(draft.value)
  }
  const problem = `${props.id}-problem`
  return (
    <>
      <input
        id={props.id}
        type="text"
        dir={draft.value === "" ? undefined : (directionOf(draft.value) ?? "ltr")}
        class="box slug"
        placeholder={props.hint}
        autocomplete="off"
        value={draft.value}
        aria-invalid={!valid}
        aria-describedby={valid ? undefined : problem}
        onInput={(event) => {
          draft.value = event.currentTarget.value.replace(/[\s_]+/g, "-")
        }}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === "Enter") commit()
        }}
      />
      {!valid && (
        <p class="field-problem" id={problem} role="alert">
          {session.words.value.window.dossier.badSlug}
        </p>
      )}
    </>
  )
}
