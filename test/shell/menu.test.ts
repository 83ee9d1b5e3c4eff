import { describe, expect, test } from "vitest"
import { commandIds, commands, menus } from "../../main/contract/commands.ts"
import { defaultKeys, keymapOf } from "../../main/contract/keymap.ts"
import { wordsIn } from "../../main/contract/words/index.ts"
import { menuTemplate } from "../../main/shell/menu.ts"

type Template = ReturnType<typeof menuTemplate>
const items = (template: Template) => template.flatMap((menu) => menu.submenu as Template)
/** A label without what makes its mnemonic. */
const read = (label: string | undefined) =>
  label?.replace(/^\u2066\(\u200e&[A-Z]\) (.*)\u2069$/, "$1").replaceAll(/&(.)/g, "$1")

describe.each(["ar", "en"] as const)("the menu in %s", (language) => {
  const template = menuTemplate(language, "linux", keymapOf(defaultKeys), () => undefined)

  test("has every command once, with its words and its key", () => {
    expect(template.map((menu) => read(menu.label))).toEqual(
      menus.map((menu) => wordsIn(language).menus[menu]),
    )
    const shown = items(template).filter((item) => item.type !== "separator")
    expect(shown.map((item) => item.id).sort()).toEqual([...commandIds].sort())
    for (const item of shown) {
      const id = item.id as (typeof commandIds)[number]
      expect(read(item.label)).toBe(wordsIn(language).commands[id].label)
      expect(Boolean(item.accelerator)).toBe(commands[id].keys.length > 0)
    }
  })

  test("has a mnemonic for each item, and none twice in a menu", () => {
    for (const menu of [template, ...template.map((menu) => menu.submenu as Template)]) {
      const letters = menu
        .filter((item) => item.type !== "separator")
        .map((item) => item.label?.match(/&([^&])/)?.[1]?.toLowerCase())
      expect(letters).not.toContain(undefined)
      expect(new Set(letters).size).toBe(letters.length)
    }
  })

  test("has only keys that Electron can read", () => {
    const names =
      /^([A-Z\d=\-,./[\]]|F\d{1,2}|Up|Down|Left|Right|PageUp|PageDown|Home|End|Enter|Escape|Tab|Space|Backspace|Delete)$/
    for (const { accelerator } of items(template)) {
      if (accelerator === undefined) continue
      const [, modifiers, name] =
        /^((?:CommandOrControl\+|Alt\+|Shift\+)*)(.+)$/.exec(String(accelerator)) ?? []
      expect([accelerator, modifiers !== undefined, name]).toEqual([
        accelerator,
        true,
        expect.stringMatching(names),
      ])
    }
  })

  test("leaves the keys to the window, but for what the system does by itself", () => {
    for (const item of items(template)) {
      if (item.type === "separator") continue
      const role = commands[item.id as keyof typeof commands].role
      expect([item.role, item.registerAccelerator]).toEqual(role ? [role, undefined] : [undefined, false])
    }
  })

  test("begins and ends no menu with a line, and has no two in a row", () => {
    for (const menu of template) {
      const lines = (menu.submenu as Template).map((item) => item.type === "separator")
      expect([lines[0], lines.at(-1)]).toEqual([false, false])
      expect(lines.some((line, index) => line && lines[index + 1])).toBe(false)
    }
  })
})

test("the menus of the bar have the same letters of an English keyboard in both languages", () => {
  const letters = (language: "ar" | "en") =>
    menuTemplate(language, "linux", keymapOf(defaultKeys), () => undefined).map((menu) =>
      menu.label?.match(/&([A-Za-z])/)?.[1]?.toUpperCase(),
    )
  expect(letters("ar")).toEqual(letters("en"))
  expect(letters("ar")).not.toContain(undefined)
})

test("macOS, which shows no mnemonics, has none in its labels", () => {
  const template = menuTemplate("ar", "mac", keymapOf(defaultKeys), () => undefined)
  expect(template.map(({ label }) => label).slice(1, -2)).toEqual(
    menus.slice(0, -1).map((menu) => wordsIn("ar").menus[menu]),
  )
})

test("a chosen item runs its command", () => {
  const ran: string[] = []
  for (const item of items(menuTemplate("ar", "linux", keymapOf(defaultKeys), (id) => ran.push(id))))
    (item.click as (() => void) | undefined)?.()
  expect(ran).toEqual(menusCommands())
})

/** The commands that the window runs, in the menus' order. */
function menusCommands(): string[] {
  return items(menuTemplate("ar", "linux", keymapOf(defaultKeys), () => undefined))
    .filter((item) => item.type !== "separator" && !item.role)
    .map((item) => item.id ?? "")
}

test("macOS has its own menus, in the interface's language, and quits from there", () => {
  const template = menuTemplate("ar", "mac", keymapOf(defaultKeys), () => undefined)
  expect(template.map((menu) => menu.id)).toEqual(["application", ...menus.slice(0, -1), "window", "help"])
  const [application, file] = template.map((menu) => menu.submenu as Template)
  const help = template.at(-1)?.submenu as Template
  expect(help.some((item) => item.id === "about")).toBe(false)
  expect(file?.some((item) => item.id === "quit")).toBe(false)
  expect(application?.map((item) => item.role ?? item.type ?? item.id)).toEqual([
    "about",
    "separator",
    "settings",
    "separator",
    "services",
    "separator",
    "hide",
    "hideOthers",
    "unhide",
    "separator",
    "quit",
  ])
})
