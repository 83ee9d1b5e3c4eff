import { describe, expect, test } from "vitest"
import { type CommandId, commands } from "../../main/contract/commands.ts"
import { contextGroups, type MenuPlace } from "../../main/contract/context-menu.ts"
import { defaultKeys, keymapOf } from "../../main/contract/keymap.ts"
import { wordsIn } from "../../main/contract/words/index.ts"
import { contextTemplate } from "../../main/shell/context-menu.ts"

const places = Object.keys(contextGroups) as MenuPlace[]
/** A menu as it is read: its entries, with those in brackets that are grey, and lines between the groups. */
const drawn = (place: MenuPlace, can: CommandId[]) =>
  contextTemplate({ place, can }, "en", "linux", keymapOf(defaultKeys), () => undefined).map(
    ({ type, enabled, label }) => {
      if (type === "separator") return "—"
      const read = label?.replace("&", "")
      return enabled ? read : `(${read})`
    },
  )

test("offers in the text what can be done with it, grey where it cannot be done now", () => {
  expect(drawn("text", ["paste", "pastePlain", "selectAll", "lookUp"])).toEqual([
    "(Cut)",
    "(Copy)",
    "Paste",
    "Paste as Plain Text",
    "Select All",
    "—",
    "(Link…)",
    "(Isolate Latin Text)",
    "—",
    "Look Up in the Library",
  ])
})

test("offers in a field what its own text takes, and only copying where one reads", () => {
  expect(drawn("field", ["cut", "copy", "paste", "selectAll"])).toEqual([
    "Cut",
    "Copy",
    "Paste",
    "Select All",
    "—",
    "(Look Up in the Library)",
  ])
  expect(drawn("reading", ["copy"])).toEqual(["Copy", "—", "(Look Up in the Library)"])
})

describe.each(["ar", "en"] as const)("in %s", (language) => {
  test.each(places)(
    "each entry of the menu in %s has its words, its key and a letter of its own",
    (place) => {
      const items = contextTemplate(
        { place, can: [] },
        language,
        "linux",
        keymapOf(defaultKeys),
        () => undefined,
      ).filter(({ type }) => type !== "separator")
      const letters = items.map(({ label }) => label?.match(/&(.)/)?.[1]?.toLowerCase())
      expect(new Set(letters).size).toBe(contextGroups[place].flat().length)
      expect(letters).not.toContain(undefined)
      for (const { id, label, accelerator } of items) {
        expect(label?.replace("&", "")).toBe(wordsIn(language).commands[id as CommandId].label)
        expect(Boolean(accelerator)).toBe(commands[id as CommandId].keys.length > 0)
      }
    },
  )
})

test("the system cuts, copies and pastes; what the window does is run by it", () => {
  const ran: CommandId[] = []
  for (const item of contextTemplate({ place: "text", can: [] }, "ar", "mac", keymapOf(defaultKeys), (id) =>
    ran.push(id),
  ))
    (item.click as (() => void) | undefined)?.()
  expect(ran).toEqual(["link", "isolate", "lookUp"])
})
