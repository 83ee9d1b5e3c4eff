/** The native menu, made from the command list in the interface's language. */
import type { MenuItemConstructorOptions } from "electron"
import { type CommandId, commands, type MenuId, menuGroups, menus } from "../contract/commands.ts"
import type { Language } from "../contract/desk.ts"
import type { Keymap } from "../contract/keymap.ts"
import { accelerator, type Platform } from "../contract/keys.ts"
import { type Words, wordsIn } from "../contract/words/index.ts"
import { barLabels, withMnemonics } from "./mnemonics.ts"

type Item = MenuItemConstructorOptions

/** Gives the items of one menu their mnemonics. macOS has none. */
export function mnemonic(items: readonly Item[], platform: Platform): Item[] {
  if (platform === "mac") return [...items]
  const labels = withMnemonics(items.map(({ label }) => label ?? ""))
  return items.map((item, at) => (item.label === undefined ? item : { ...item, label: labels[at]! }))
}

/** The groups of a menu with lines between them; groups without items are left out. */
export function lined(groups: readonly (readonly Item[])[]): Item[] {
  return groups
    .filter((group) => group.length > 0)
    .flatMap((group, index): Item[] => [...(index > 0 ? [{ type: "separator" as const }] : []), ...group])
}

/** What is in the application's own menu on macOS. */
const ofApplication: ReadonlySet<CommandId> = new Set(["about", "settings", "quit"])

/** The item of a command, with its words and the first of its keys. `run` is called when it is chosen. */
export function menuItem(id: CommandId, words: Words, keymap: Keymap, run: (id: CommandId) => void): Item {
  const { role } = commands[id]
  const [key] = keymap[id]
  const shown = {
    id,
    label: words.commands[id].label,
    ...(key ? { accelerator: accelerator(key) } : {}),
  }
  return role ? { ...shown, role } : { ...shown, registerAccelerator: false, click: () => run(id) }
}

/**
 * The menus as Electron takes them. `run` is called with the id of a chosen command.
 *
 * The keys are shown but not registered: the window's keymap acts on them by their place on the keyboard, which menus
 * cannot. (macOS registers them all the same, but asks the page first.)
 */
export function menuTemplate(
  language: Language,
  platform: Platform,
  keymap: Keymap,
  run: (id: CommandId) => void,
): Item[] {
  const words = wordsIn(language)
  const { system, productName } = words.shell
  const mac = platform === "mac"

  const item = (id: CommandId) => menuItem(id, words, keymap, run)
  const submenu = (menu: MenuId): Item[] =>
    mnemonic(
      lined(
        // On macOS these are in the application's own menu.
        menuGroups(menu).map((group) => group.filter((id) => !(mac && ofApplication.has(id))).map(item)),
      ),
      platform,
    )

  const read = (of: Words) => menus.map((menu) => of.menus[menu])
  const labels = mac ? read(words) : barLabels(read(words), read(wordsIn("en")), keymap)
  const own = menus.map((menu, at): Item => ({ id: menu, label: labels[at]!, submenu: submenu(menu) }))
  if (!mac) return own
  const application: Item = {
    id: "application",
    label: productName,
    submenu: [
      item("about"),
      { type: "separator" },
      item("settings"),
      { type: "separator" },
      { role: "services", label: system.services },
      { type: "separator" },
      { role: "hide", label: system.hide },
      { role: "hideOthers", label: system.hideOthers },
      { role: "unhide", label: system.unhide },
      { type: "separator" },
      item("quit"),
    ],
  }
  const windows: Item = {
    id: "window",
    role: "window",
    label: system.window,
    submenu: [
      { role: "minimize", label: system.minimize },
      { role: "close", label: system.close },
    ],
  }
  return [application, ...own.slice(0, -1), windows, ...own.slice(-1)]
}
