/**
 * The keys of every command: Enter and then a key gives it that key. A key that another command has is taken away from
 * it only after Enter.
 */
import { useSignal } from "@preact/signals"
import { useEffect, useLayoutEffect, useRef } from "preact/hooks"
import { type CommandId, commandIds } from "../../../main/contract/commands.ts"
import {
  defaultKeys,
  isRemappable,
  type KeySettings,
  presetKeys,
  presets,
  withKeys,
} from "../../../main/contract/keymap.ts"
import { keyCaps, pressedKey } from "../../../main/contract/keys.ts"
import { useSession } from "../../session/context.ts"
import type { Session } from "../../session/session.ts"
import { Keys } from "../Keys.tsx"
import { Choice } from "./Controls.tsx"
import { KeyRow } from "./KeyRow.tsx"
import { type Recording, recordKey } from "./key-recording.ts"

/** The commands in the order of the list. */
export const keyRows: readonly CommandId[] = commandIds

/** Sets keys so that it can be undone in the screen. */
function setKeys(session: Session, next: KeySettings) {
  const before = session.keys.settings.peek()
  void session.keys.set(next)
  session.settingsScreen.note({ undo: () => void session.keys.set(before) })
}

/** The list of commands with their keys, and the presets above it. `found` are the commands in it. */
export function KeyRows({ found }: { found: readonly CommandId[] }) {
  const session = useSession()
  const words = session.words.value
  const said = words.window.settings.keys
  const settings = session.keys.settings.value
  const list = useRef<HTMLDivElement>(null)
  const at = useSignal(0)
  const recording = useSignal<Recording | null>(null)
  const record = (next: Recording | null) => {
    recording.value = next
    session.keys.recording.value = next !== null
  }
  useEffect(
    () => () => {
      session.keys.recording.value = false
    },
    [session],
  )
  const chosen = Math.min(at.value, found.length - 1)
  const id = found[chosen]
  const state = recording.value
  useLayoutEffect(() => {
    if (list.current?.contains(document.activeElement))
      list.current.querySelector('[data-active="true"]')?.scrollIntoView({ block: "nearest" })
  }, [chosen, state])

  /** Takes a key that was pressed while one is waited for. */
  function pressed(event: KeyboardEvent, before: Recording) {
    if (!id || event.isComposing || event.repeat) return
    const key = pressedKey(event, session.scene.peek().platform)
    if (key === null) return
    const { recording: next, set } = recordKey(before, key, id, settings)
    if (set) setKeys(session, set)
    record(next)
  }

  const onKeyDown = (event: KeyboardEvent) => {
    if (state) {
      pressed(event, state)
      event.preventDefault()
      event.stopPropagation()
      return
    }
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || event.isComposing || !id) return
    const to = rowAfter(event.key, chosen, found.length)
    if (to !== null) at.value = to
    else if (event.key === "Enter" && isRemappable(id)) record({ kind: "waiting" })
    else if (event.key === "Delete" && settings.own[id])
      setKeys(session, withKeys(settings, id, presetKeys(settings.preset, id)))
    else if (event.key === "Backspace" && isRemappable(id) && session.keys.map.peek()[id].length > 0)
      setKeys(session, withKeys(settings, id, []))
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <>
      <KeyTools />
      <KeyHints />
      <div class="keys-row keys-titles" aria-hidden="true">
        <span>{said.command}</span>
        <span>{said.now}</span>
        <span>{said.usual}</span>
      </div>
      <div
        class="keys-list"
        role="listbox"
        aria-label={said.list}
        aria-describedby="keys-how"
        aria-activedescendant={id && `key-${id}`}
        tabIndex={0}
        ref={list}
        onKeyDown={onKeyDown}
        onBlur={() => record(null)}
      >
        {found.map((each, index) => (
          <KeyRow
            key={each}
            id={each}
            active={index === chosen}
            recording={index === chosen ? state : null}
            choose={() => {
              record(null)
              at.value = index
            }}
          />
        ))}
      </div>
      <span class="unseen" id="keys-how">
        {said.how}
      </span>
      <span class="unseen" role="status">
        {state && id && told(session, id, state)}
      </span>
    </>
  )
}

/** The row of the list that a key leads to from the row `at`, of `count`; null if the key leads nowhere. */
function rowAfter(key: string, at: number, count: number): number | null {
  const steps: Record<string, number> = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    PageDown: at + 8,
    PageUp: at - 8,
    Home: 0,
    End: count - 1,
  }
  const to = steps[key]
  return to === undefined ? null : Math.max(0, Math.min(count - 1, to))
}

/** Above the list: where the keys are kept, the presets, and the button that resets all keys. */
function KeyTools() {
  const session = useSession()
  const words = session.words.value
  const said = words.window.settings.keys
  const settings = session.keys.settings.value
  return (
    <>
      <p class="settings-kept">{words.window.settings.kept(session.scene.value.kept.keys)}</p>
      <div class="keys-tools">
        <span aria-hidden="true">{said.preset}</span>
        <Choice
          label={said.preset}
          about="keys-preset-about"
          group="keys-preset"
          values={presets.map((key) => ({ key, text: said.presets[key] }))}
          value={settings.preset}
          choose={(key) => {
            const preset = presets.find((one) => one === key)
            if (preset) setKeys(session, { ...settings, preset })
          }}
        />
        <span class="setting-about" id="keys-preset-about">
          {said.presetHelp}
        </span>
        <span class="spring" />
        <button
          type="button"
          class="quiet"
          disabled={Object.keys(settings.own).length === 0}
          onClick={() => setKeys(session, { ...defaultKeys, preset: settings.preset })}
        >
          {said.resetAll}
        </button>
      </div>
    </>
  )
}

/** What the keys of the list do. */
function KeyHints() {
  const said = useSession().words.value.window.settings.keys
  return (
    <p class="keys-hints" aria-hidden="true">
      <span>
        {said.give} <Keys key_="Enter" />
      </span>
      <span>
        {said.reset} <Keys key_="Delete" />
      </span>
      <span>
        {said.clear} <Keys key_="Backspace" />
      </span>
    </p>
  )
}

/** What is said of a key that is waited for, or was pressed. */
function told(session: Session, id: CommandId, state: Recording): string {
  const words = session.words.peek()
  const said = words.window.settings.keys
  const caps = (key: string) => keyCaps(key, session.scene.peek().platform).join(" ")
  if (state.kind === "waiting") return said.waiting(words.commands[id].label)
  if (state.kind === "fault") return `${caps(state.key)}: ${said.faults[state.fault]}`
  return `${said.conflict(caps(state.key), words.commands[state.owner].label)} ${said.take}: Enter. ${said.leave}: Esc.`
}
