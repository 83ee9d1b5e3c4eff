/** How a setting stands in the screen: its name, its control, what it is for and where it is kept, and the ways back. */
import type { ComponentChildren } from "preact"
import { useSession } from "../../session/context.ts"
import { Marked } from "../Marked.tsx"
import { marksIn } from "./searching.ts"

/** The id of what describes a setting, for its control. */
export const aboutOf = (name: string) => `setting-${name}-about`

/** Draws a setting around its control, the children. */
export function Layout(props: {
  of: string
  title: string
  help: string
  place: string
  back?: ComponentChildren
  children: ComponentChildren
}) {
  const query = useSession().settingsScreen.query.value
  return (
    <div class="setting" data-setting={props.of}>
      <h3 class="setting-name">
        <Marked text={props.title} marks={marksIn(query, props.title)} />
      </h3>
      <div class="setting-control">{props.children}</div>
      <p class="setting-about" id={aboutOf(props.of)}>
        <Marked text={props.help} marks={marksIn(query, props.help)} />{" "}
        <span class="setting-place">{props.place}</span>
      </p>
      {props.back}
    </div>
  )
}

/** The buttons by which a setting goes back. They go with that, so the focus goes to the control. */
export function Back({ ways }: { ways: readonly { text: string; go(): void }[] }) {
  if (ways.length === 0) return null
  return (
    <div class="setting-back">
      {ways.map(({ text, go }) => (
        <button
          key={text}
          type="button"
          class="quiet"
          onClick={(event) => {
            const setting = event.currentTarget.closest(".setting")
            go()
            setting?.querySelector<HTMLElement>('input:checked, input:not([type="radio"])')?.focus()
          }}
        >
          {text}
        </button>
      ))}
    </div>
  )
}
