/** A switch with its name and key. */
import { Keys } from "./Keys.tsx"

/** `hint` is the key that turns it, as the command list writes keys; `help` says more than the name. */
export function Switch(props: { name: string; on: boolean; turn(): void; hint?: string; help?: string }) {
  return (
    <button
      type="button"
      class="switch"
      role="switch"
      aria-checked={props.on}
      title={props.help}
      onClick={props.turn}
    >
      <i aria-hidden="true" />
      {props.name} {props.hint && <Keys key_={props.hint} />}
    </button>
  )
}
