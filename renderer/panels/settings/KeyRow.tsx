/** A command in the list of keys: its keys now and usually, or what is said of the key that it is given. */
import type { CommandId } from "../../../main/contract/commands.ts"
import { isRemappable, presetKeys } from "../../../main/contract/keymap.ts"
import { keyCaps } from "../../../main/contract/keys.ts"
import { useSession } from "../../session/context.ts"
import { Lock, Warning } from "../icons.tsx"
import { Keys } from "../Keys.tsx"
import { Marked } from "../Marked.tsx"
import type { Recording } from "./key-recording.ts"
import { marksIn } from "./searching.ts"

/** The row of a command; `recording` is what is being done with it. */
export function KeyRow(props: {
  id: CommandId
  active: boolean
  recording: Recording | null
  choose(): void
}) {
  const session = useSession()
  const words = session.words.value
  const said = words.window.settings.keys
  const { id, recording } = props
  const query = session.settingsScreen.query.value
  const keys = session.keys.map.value[id]
  const { preset, own } = session.keys.settings.value
  const usual = presetKeys(preset, id)
  const { label } = words.commands[id]
  const { platform } = session.scene.value
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the row's keys are the list's.
    <div
      id={`key-${id}`}
      data-command={id}
      class="keys-row"
      role="option"
      tabIndex={-1}
      aria-selected={props.active}
      data-active={props.active}
      onClick={props.choose}
    >
      <span class="keys-name" title={words.commands[id].help}>
        <Marked text={label} marks={marksIn(query, label)} />
      </span>
      <span class="keys-now" data-recording={recording !== null}>
        {recording === null ? (
          <KeyList keys={keys} none={said.none} />
        ) : recording.kind === "waiting" ? (
          said.press
        ) : (
          <Keys key_={recording.key} />
        )}
        {own[id] && recording === null && <span class="keys-own">{said.own}</span>}
      </span>
      <span class="keys-usual">
        {isRemappable(id) ? (
          <KeyList keys={usual} none="—" />
        ) : (
          <>
            <Lock /> {said.fixed}
          </>
        )}
      </span>
      {recording && recording.kind !== "waiting" && (
        <span class="keys-problem">
          <Warning />{" "}
          {recording.kind === "fault"
            ? said.faults[recording.fault]
            : said.conflict(
                keyCaps(recording.key, platform).join(" "),
                words.commands[recording.owner].label,
              )}
          <span class="spring" />
          {recording.kind === "conflict" && (
            <span>
              {said.take} <Keys key_="Enter" />
            </span>
          )}
          <span>
            {said.other} <Keys key_="Space" />
          </span>
          <span>
            {said.leave} <Keys key_="Escape" />
          </span>
        </span>
      )}
    </div>
  )
}

function KeyList({ keys, none }: { keys: readonly string[]; none: string }) {
  if (keys.length === 0) return <span class="keys-none">{none}</span>
  return (
    <>
      {keys.map((key) => (
        <Keys key_={key} key={key} />
      ))}
    </>
  )
}
