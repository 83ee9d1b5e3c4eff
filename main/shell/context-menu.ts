/** The context menu: what the window says can be done at a place, as a native menu. */
import type { MenuItemConstructorOptions } from "electron"
import type { CommandId } from "../contract/commands.ts"
import { type ContextMenu, contextGroups } from "../contract/context-menu.ts"
import type { Language } from "../contract/desk.ts"
import type { Keymap } from "../contract/keymap.ts"
import type { Platform } from "../contract/keys.ts"
import { wordsIn } from "../contract/words/index.ts"
import { lined, menuItem, mnemonic } from "./menu.ts"

/** The menu for `asked` as Electron takes it. What cannot be done now is grey. `run` is called with a chosen command. */
export function contextTemplate(
  { place, can }: Pick<ContextMenu, "place" | "can">,
  language: Language,
  platform: Platform,
  keymap: Keymap,
  run: (id: CommandId) => void,
): MenuItemConstructorOptions[] {
  const words = wordsIn(language)
  const groups = contextGroups[place].map((group) =>
    group.map((id) => ({ ...menuItem(id, words, keymap, run), enabled: can.includes(id) })),
  )
  return mnemonic(lined(groups), platform)
}
