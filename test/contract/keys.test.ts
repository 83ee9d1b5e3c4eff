import { describe, expect, test } from "vitest"
import { type CommandId, commandIds, commands, menuGroups, menus } from "../../main/contract/commands.ts"
import { accelerator, type KeyPress, keyCaps, matches, parseKey } from "../../main/contract/keys.ts"
import { wordsIn } from "../../main/contract/words/index.ts"

/** A key event: the modifiers that `held` names, the character typed, the physical key. */
function press(held: string, key: string, code: string): KeyPress {
  const has = (modifier: string) => held.split("+").includes(modifier)
  return {
    key,
    code,
    ctrlKey: has("Ctrl"),
    metaKey: has("Cmd"),
    altKey: has("Alt"),
    shiftKey: has("Shift"),
  }
}

describe("a key with a modifier is told by its place", () => {
  test("Ctrl B on an Arabic layout, where the key types لا", () => {
    expect(matches(press("Ctrl", "لا", "KeyB"), "Mod-b", "linux")).toBe(true)
  })
  test("Ctrl Shift 8 on an Arabic layout, where the key types *", () => {
    expect(matches(press("Ctrl+Shift", "*", "Digit8"), "Mod-Shift-8", "windows")).toBe(true)
  })
  test("Mod is Command on macOS and nothing else there", () => {
    expect(matches(press("Cmd", "b", "KeyB"), "Mod-b", "mac")).toBe(true)
    expect(matches(press("Ctrl", "b", "KeyB"), "Mod-b", "mac")).toBe(false)
  })
  test("one modifier more is another key", () => {
    expect(matches(press("Ctrl+Shift", "Z", "KeyZ"), "Mod-z", "linux")).toBe(false)
    expect(matches(press("Ctrl+Alt", "z", "KeyZ"), "Mod-z", "windows")).toBe(false)
  })
  test("a key without one is told by what it types", () => {
    expect(matches(press("", "F6", "F6"), "F6", "linux")).toBe(true)
  })
})

test("the hyphen can be a key itself", () => {
  expect(parseKey("Mod--")).toEqual({ name: "-", mod: true, alt: false, shift: false })
  expect(matches(press("Ctrl", "-", "Minus"), "Mod--", "linux")).toBe(true)
})

test("an unknown modifier is refused", () => {
  expect(() => parseKey("Hyper-x")).toThrow(RangeError)
})

test("keys are shown as each system writes them", () => {
  expect(keyCaps("Mod-Shift-x", "linux")).toEqual(["Ctrl", "Shift", "X"])
  expect(keyCaps("Mod-Shift-x", "mac")).toEqual(["⇧", "⌘", "X"])
  expect(accelerator("Mod-Shift-x")).toBe("CommandOrControl+Shift+X")
  expect(accelerator("Alt-ArrowUp")).toBe("Alt+Up")
})

describe("the command list", () => {
  test("gives no key twice", () => {
    const keys = commandIds.flatMap((id) => commands[id].keys)
    expect(keys).toEqual([...new Set(keys)])
  })
  test("can be reached whole through the menus", () => {
    const inMenus = menus.flatMap((menu) => menuGroups(menu).flat())
    expect([...inMenus].sort()).toEqual([...commandIds].sort())
  })
  test("keeps off Ctrl Alt, which types characters on Windows", () => {
    const together = commandIds.flatMap((id) => [...commands[id].keys]).map(parseKey)
    expect(together.filter((key) => key.mod && key.alt)).toEqual([])
  })
  test.each(["ar", "en"] as const)(
    "has a label and a sentence of help in %s for every command",
    (language) => {
      const words = wordsIn(language).commands
      const wanting = commandIds.filter((id: CommandId) => !words[id].label || !/[.؟!]$/.test(words[id].help))
      expect(wanting).toEqual([])
    },
  )
})
