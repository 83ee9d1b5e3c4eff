/** What comes of a key that is pressed while one is recorded for a command. */
import { describe, expect, test } from "vitest"
import { defaultKeys, type KeySettings } from "../../../../main/contract/keymap.ts"
import { type Recording, recordKey } from "../../../../renderer/panels/settings/key-recording.ts"

const waiting: Recording = { kind: "waiting" }
const conflict: Recording = { kind: "conflict", key: "Mod-b", owner: "strong" }
const fault: Recording = { kind: "fault", key: "x", fault: "typing" }

/** What comes of a key for the command that shows all commands. */
const pressed = (recording: Recording, key: string, settings: KeySettings = defaultKeys) =>
  recordKey(recording, key, "palette", settings)

describe("while a key is waited for", () => {
  test("one that no command has is taken, and so is the command's own", () => {
    expect(pressed(waiting, "Mod-m")).toEqual({
      recording: null,
      set: { ...defaultKeys, own: { palette: ["Mod-m"] } },
    })
    expect(pressed(waiting, "Mod-Shift-p").recording).toBeNull()
  })

  test("one of another command asks first, and sets nothing", () => {
    expect(pressed(waiting, "Mod-b")).toEqual({ recording: conflict })
  })

  test("one that another command had, and has not any more, is taken", () => {
    const settings: KeySettings = { ...defaultKeys, own: { strong: [] } }
    expect(pressed(waiting, "Mod-b", settings).set?.own).toEqual({ strong: [], palette: ["Mod-b"] })
  })

  test("one that no command can have is said, Enter and the space bar with it", () => {
    expect(pressed(waiting, "x")).toEqual({ recording: fault })
    for (const key of ["Enter", "Space"])
      expect(pressed(waiting, key)).toMatchObject({ recording: { kind: "fault", key } })
  })
})

describe("after a key that cannot be taken yet", () => {
  test("Enter takes it away from the other command", () => {
    expect(pressed(conflict, "Enter")).toEqual({
      recording: null,
      set: { ...defaultKeys, own: { palette: ["Mod-b"], strong: [] } },
    })
  })

  test("the space bar waits for another one, and Enter too where none can be taken", () => {
    for (const [recording, key] of [
      [conflict, "Space"],
      [fault, "Space"],
      [fault, "Enter"],
    ] as const)
      expect(pressed(recording, key)).toEqual({ recording: waiting })
  })

  test("another key is looked at in its place", () => {
    expect(pressed(conflict, "Mod-m").set?.own).toEqual({ palette: ["Mod-m"] })
    expect(pressed(fault, "Mod-b")).toEqual({ recording: conflict })
  })
})

test("Escape leaves all as it was", () => {
  for (const recording of [waiting, conflict, fault])
    expect(pressed(recording, "Escape")).toEqual({ recording: null })
})
