/** Which keys commands have: by the presets, and by what a person has given them. */
import { describe, expect, test } from "vitest"
import { commandIds, commands } from "../../main/contract/commands.ts"
import {
  defaultKeys,
  isRemappable,
  keyFault,
  keymapOf,
  keySettingsFrom,
  ownerOf,
  presetKeys,
  presets,
  withKey,
  withKeys,
} from "../../main/contract/keymap.ts"
import { matches, pressedKey } from "../../main/contract/keys.ts"

const press = (code: string, key: string, held: string[] = []) => ({
  code,
  key,
  ctrlKey: held.includes("Ctrl"),
  metaKey: held.includes("Cmd"),
  altKey: held.includes("Alt"),
  shiftKey: held.includes("Shift"),
})

describe.each(presets)("the preset %s", (preset) => {
  test("gives no key twice, and leaves none of Midad's commands without the key that it had", () => {
    const keys = commandIds.flatMap((id) => presetKeys(preset, id))
    expect(keys).toEqual([...new Set(keys)])
    const lost = commandIds.filter(
      (id) => commands[id].keys.length > 0 && presetKeys(preset, id).length === 0,
    )
    expect(lost).toEqual([])
  })

  test("has only keys that a person could give, but for those of the system", () => {
    const faults = commandIds
      .filter(isRemappable)
      .flatMap((id) => presetKeys(preset, id).map((key) => [id, key, keyFault(key)]))
      .filter(([, , fault]) => fault !== null)
    expect(faults).toEqual([])
  })
})

test("the preset of Word has its keys", () => {
  const word = keymapOf({ preset: "word", own: {} })
  expect([word.link[0], word.redo[0], word.exportArticle[0], word.bulletList[0]]).toEqual([
    "Mod-k",
    "Mod-y",
    "F12",
    "Mod-Shift-l",
  ])
  expect(ownerOf(word, "Mod-l")).toBe("goLibrary")
})

describe("a key that is given", () => {
  test("is the command's only one, and goes back with the original", () => {
    const given = withKey(defaultKeys, "strong", "Mod-m")
    expect(given).toEqual({ preset: "midad", own: { strong: ["Mod-m"] } })
    expect(keymapOf(given).strong).toEqual(["Mod-m"])
    expect(withKeys(given, "strong", ["Mod-b"])).toEqual(defaultKeys)
  })

  test("is taken away from the command that had it, which keeps its others", () => {
    const given = withKey(defaultKeys, "strong", "Mod-y")
    expect(keymapOf(given)).toMatchObject({ strong: ["Mod-y"], redo: ["Mod-Shift-z"] })
    expect(keymapOf(withKey(given, "link", "Mod-Shift-z"))).toMatchObject({
      strong: ["Mod-y"],
      redo: [],
      link: ["Mod-Shift-z"],
    })
  })

  test("goes before the same key of a preset, so that no key is two commands'", () => {
    const keymap = keymapOf({ preset: "midad", own: { quote: ["Mod-b"], emphasis: ["Mod-b", "Mod-i"] } })
    expect([keymap.strong, keymap.emphasis, keymap.quote]).toEqual([[], ["Mod-b", "Mod-i"], []])
  })
})

test.each([
  ["x", "typing"],
  ["Shift-x", "typing"],
  ["Enter", "typing"],
  ["Mod-ArrowLeft", "typing"],
  ["Mod-Backspace", "typing"],
  ["Mod-Alt-x", "altgr"],
  ["Alt-Shift-x", "alt-shift"],
  ["Alt-e", "view"],
  ["Mod-c", "system"],
  ["Alt-F4", "system"],
  ["F5", null],
  ["Shift-F5", null],
  ["Mod-;", null],
  ["Mod-Enter", null],
  ["Alt-ArrowUp", null],
] as const)("%s as a command's key: %s", (key, fault) => {
  expect(keyFault(key)).toBe(fault)
})

describe("a key that is pressed", () => {
  test.each([
    [press("KeyB", "لا", ["Ctrl"]), "Mod-b"],
    [press("Comma", "و", ["Ctrl", "Shift"]), "Mod-Shift-,"],
    [press("Digit8", "*", ["Ctrl", "Shift"]), "Mod-Shift-8"],
    [press("Numpad8", "8", ["Ctrl"]), "Mod-8"],
    [press("Semicolon", "ك", ["Alt"]), "Alt-;"],
    [press("F5", "F5"), "F5"],
    [press("Minus", "-", ["Ctrl"]), "Mod--"],
  ])("is told by its place: %j", (event, key) => {
    expect(pressedKey(event, "linux")).toBe(key)
    expect(matches(event, key, "linux")).toBe(true)
  })

  test("is none while only modifiers are held, or with one that commands do not have", () => {
    expect(pressedKey(press("ControlLeft", "Control", ["Ctrl"]), "linux")).toBe(null)
    expect(pressedKey(press("KeyB", "b", ["Cmd"]), "linux")).toBe(null)
    expect(pressedKey(press("KeyB", "b", ["Cmd"]), "mac")).toBe("Mod-b")
  })
})

test("what was written by hand falls back command by command", () => {
  expect(
    keySettingsFrom({
      preset: "emacs",
      keys: { strong: ["Mod-m"], link: ["Hyper-x"], quote: "Mod-q", copy: ["F5"], later: ["F6"], board: [] },
    }),
  ).toEqual({
    settings: { preset: "midad", own: { strong: ["Mod-m"], board: [] } },
    misfits: ["preset", "link", "quote", "copy", "later"],
  })
  expect(keySettingsFrom({ keys: [] })).toEqual({ settings: defaultKeys, misfits: ["keys"] })
  expect(keySettingsFrom({})).toEqual({ settings: defaultKeys, misfits: [] })
})
