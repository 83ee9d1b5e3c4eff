/**
 * Which keys commands have: those of a preset, and in their place those that a person has given. A key belongs to one
 * command at most.
 */
import { z } from "zod"
import { type CommandId, commandIds, commands, findKeys } from "./commands.ts"
import { parseKey } from "./keys.ts"

/** The keys of Midad, or those of Word for the commands that it has too. */
export const presets = ["midad", "word"] as const
export type Preset = (typeof presets)[number]

/**
 * The keys of Word where they are not Midad's, and other ones for the commands from which these are taken. Word's keys
 * with Ctrl Alt and with Alt Shift are left out: the first is AltGr, the second changes the keyboard's language.
 */
const word: Partial<Record<CommandId, readonly string[]>> = {
  save: ["Mod-s", "Shift-F12"],
  exportArticle: ["F12", "Mod-e"],
  redo: ["Mod-y", "Mod-Shift-z"],
  findNext: ["Shift-F4", "F3"],
  link: ["Mod-k"],
  goLibrary: ["Mod-l"],
  paragraph: ["Mod-Shift-n"],
  bulletList: ["Mod-Shift-l"],
  isolate: ["Alt-l"],
  invisibles: ["Mod-Shift-8"],
  goBack: ["Shift-F5", "Alt-PageUp"],
}

/** The keys of each command, the one that is shown first. */
export type Keymap = Readonly<Record<CommandId, readonly string[]>>

/** What a person has set: a preset, and keys of commands in the place of its own; none for a command that has lost its. */
export const keySettings = z.strictObject({
  preset: z.enum(presets),
  own: z.record(z.string(), z.array(z.string().max(40)).max(4)),
})
export type KeySettings = Readonly<{ preset: Preset; own: Readonly<Record<string, readonly string[]>> }>
export const defaultKeys: KeySettings = { preset: "midad", own: {} }

/** The keys that a command has by a preset alone. */
export const presetKeys = (preset: Preset, id: CommandId): readonly string[] =>
  (preset === "word" ? word[id] : undefined) ?? commands[id].keys

/** Why a key cannot be given to a command: the word for it is in `words/…/settings.ts`. */
export type KeyFault = "typing" | "altgr" | "alt-shift" | "view" | "system"

/** The names of keys that do something of their own in the text, in lists and in fields, also with Shift and Ctrl. */
const editing = new Set([
  "ArrowLeft",
  "ArrowRight",
  "Home",
  "End",
  "Tab",
  "Space",
  "Escape",
  "Delete",
  "Insert",
])
/** Those that do so without Ctrl and Alt. */
const alone = new Set(["Enter", "Backspace", "ArrowUp", "ArrowDown", "PageUp", "PageDown"])

/** The keys of what Electron and the system do by themselves. */
const system = new Set([
  ...commandIds.filter((id) => commands[id].role !== undefined).flatMap((id) => commands[id].keys),
  "Alt-F4",
])

/** Why `text` cannot be a command's key; null if it can. Throws `RangeError` as `parseKey` does. */
export function keyFault(text: string): KeyFault | null {
  const { name, mod, alt, shift } = parseKey(text)
  if (system.has(text)) return "system"
  if (Object.values<string>(findKeys).includes(text)) return "view"
  if (mod && alt) return "altgr"
  if (alt && shift) return "alt-shift"
  if (/^F([1-9]|1[0-2])$/.test(name)) return null
  if (editing.has(name) || (!mod && !alt)) return "typing"
  // With Ctrl they go through the text, and Ctrl Backspace deletes a word.
  if (alone.has(name) && mod && !shift && (name.startsWith("Arrow") || name === "Backspace")) return "typing"
  return null
}

/** Whether `text` can be a command's key, whatever it is. */
function canBeKey(text: string): boolean {
  try {
    return keyFault(text) === null
  } catch {
    // It has a modifier that there is not.
    return false
  }
}

const isCommand = (name: string): name is CommandId => Object.hasOwn(commands, name)

/** Whether a person may give the command other keys: what Electron does by itself has its own. */
export const isRemappable = (id: CommandId): boolean => commands[id].role === undefined

/**
 * Reads what a person has set, as from a file that may have been written by hand. Each command whose keys do not fit
 * has those of the preset; `misfits` are the names of what does not fit, commands that this version does not know
 * among them.
 */
export function keySettingsFrom(given: Readonly<Record<string, unknown>>): {
  settings: KeySettings
  misfits: string[]
} {
  const misfits: string[] = []
  const preset = presets.find((one) => one === given.preset)
  if (given.preset !== undefined && !preset) misfits.push("preset")
  const own = z.record(z.string(), z.unknown()).safeParse(given.keys ?? {})
  if (!own.success) misfits.push("keys")
  const fitting: Record<string, readonly string[]> = {}
  for (const [name, keys] of Object.entries(own.data ?? {})) {
    const list = z.array(z.string()).max(4).safeParse(keys)
    if (isCommand(name) && isRemappable(name) && list.success && list.data.every(canBeKey))
      fitting[name] = list.data
    else misfits.push(name)
  }
  return { settings: { preset: preset ?? "midad", own: fitting }, misfits }
}

/** The keys that commands have now. A key that a person has given to one command is no other's; of two the first has it. */
export function keymapOf({ preset, own }: KeySettings): Keymap {
  const taken = new Set<string>()
  const claimed = new Map<CommandId, readonly string[]>()
  const claim = (id: CommandId, keys: readonly string[]) => {
    const free = keys.filter((key) => !taken.has(key))
    for (const key of free) taken.add(key)
    claimed.set(id, free)
  }
  for (const id of commandIds) if (own[id] && isRemappable(id)) claim(id, own[id].filter(canBeKey))
  for (const id of commandIds) if (!claimed.has(id)) claim(id, presetKeys(preset, id))
  return Object.fromEntries(commandIds.map((id) => [id, claimed.get(id) ?? []])) as unknown as Keymap
}

/** The command that has `key`; null if none has. */
export const ownerOf = (keymap: Keymap, key: string): CommandId | null =>
  commandIds.find((id) => keymap[id].includes(key)) ?? null

/** `settings` with these keys of a command. */
export function withKeys(settings: KeySettings, id: CommandId, keys: readonly string[]): KeySettings {
  const { [id]: _before, ...own } = settings.own
  const usual = presetKeys(settings.preset, id)
  const isUsual = usual.length === keys.length && usual.every((key, at) => key === keys[at])
  return { ...settings, own: isUsual ? own : { ...own, [id]: keys } }
}

/** `settings` where `key` is the only one of the command `id`, and no other command's. */
export function withKey(settings: KeySettings, id: CommandId, key: string): KeySettings {
  const keymap = keymapOf(settings)
  const owner = ownerOf(keymap, key)
  const freed =
    owner === null || owner === id
      ? settings
      : withKeys(
          settings,
          owner,
          keymap[owner].filter((each) => each !== key),
        )
  return withKeys(freed, id, [key])
}
