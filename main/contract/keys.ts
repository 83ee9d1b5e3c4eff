/**
 * Keys as they are written in the command list: `Mod-Shift-x`, where Mod is
 * Command on macOS and Ctrl elsewhere.
 *
 * With a modifier held a key is told by its place on the keyboard, so that Mod-b
 * works on an Arabic layout, where that key types ب or لا.
 */

export type Platform = "mac" | "windows" | "linux"

/** What is read of a keyboard event. */
export type KeyPress = {
  key: string
  code: string
  ctrlKey: boolean
  metaKey: boolean
  altKey: boolean
  shiftKey: boolean
}

/** A key of the command list, taken apart. `name` is a letter, a digit, or a name such as `Enter` or `F6`. */
export type Key = { name: string; mod: boolean; alt: boolean; shift: boolean }

/** Takes `Mod-Alt-Shift-name` apart. Throws `RangeError` for a modifier it does not know. */
export function parseKey(text: string): Key {
  // The name may be the hyphen itself: "Mod--".
  const cut = text.endsWith("--") ? text.length - 2 : text.lastIndexOf("-")
  const name = text.slice(cut + 1)
  const key: Key = { name, mod: false, alt: false, shift: false }
  for (const modifier of cut > 0 ? text.slice(0, cut).split("-") : []) {
    if (modifier === "Mod") key.mod = true
    else if (modifier === "Alt") key.alt = true
    else if (modifier === "Shift") key.shift = true
    else throw new RangeError(`Not a modifier: ${modifier} in ${text}`)
  }
  return key
}

const codes: Record<string, string> = {
  "=": "Equal",
  "-": "Minus",
  "/": "Slash",
  ",": "Comma",
  ".": "Period",
  "[": "BracketLeft",
  "]": "BracketRight",
  ";": "Semicolon",
  "'": "Quote",
  "`": "Backquote",
  "\\": "Backslash",
}

/** The physical key (`KeyboardEvent.code`) that bears `name` on a US keyboard. */
function codeOf(name: string): string {
  if (/^[a-z]$/.test(name)) return `Key${name.toUpperCase()}`
  if (/^\d$/.test(name)) return `Digit${name}`
  return codes[name] ?? name
}

const names: Record<string, string> = Object.fromEntries(
  Object.entries(codes).map(([name, code]) => [code, name]),
)

/** What is held to press another key, and what only turns the keyboard. */
const held = /^(Control|Shift|Alt|Meta|OS|CapsLock|NumLock|Fn|Lang)/

/**
 * The key that `press` is, as the command list writes it; null while only modifiers are held, or with one that commands
 * do not have. It is told by its place, whatever the layout types there.
 */
export function pressedKey(press: KeyPress, platform: Platform): string | null {
  const [mod, other] = platform === "mac" ? [press.metaKey, press.ctrlKey] : [press.ctrlKey, press.metaKey]
  if (other || press.code === "" || held.test(press.code)) return null
  const plain = /^(?:Key|Digit|Numpad(?=\d))(.)$/.exec(press.code)?.[1]?.toLowerCase()
  const name = plain ?? names[press.code] ?? press.code
  return [
    ...(mod ? ["Mod"] : []),
    ...(press.altKey ? ["Alt"] : []),
    ...(press.shiftKey ? ["Shift"] : []),
    name,
  ].join("-")
}

/** The keys that were parsed before, as every key press is compared with the whole list. */
const parsed = new Map<string, Key>()

function knownKey(text: string): Key {
  const known = parsed.get(text) ?? parseKey(text)
  parsed.set(text, known)
  return known
}

/** Whether `press` is the key that `text` names. */
export function matches(press: KeyPress, text: string, platform: Platform): boolean {
  const key = knownKey(text)
  const mod = platform === "mac" ? press.metaKey : press.ctrlKey
  const other = platform === "mac" ? press.ctrlKey : press.metaKey
  if (mod !== key.mod || other || press.altKey !== key.alt || press.shiftKey !== key.shift) return false
  if (key.mod || key.alt) {
    const code = codeOf(key.name)
    return press.code === code || press.code === code.replace("Digit", "Numpad")
  }
  return press.key === key.name
}

const macSigns: Record<string, string> = {
  Enter: "↩",
  Escape: "⎋",
  Backspace: "⌫",
  Delete: "⌦",
  ArrowUp: "↑",
  ArrowDown: "↓",
  ArrowLeft: "←",
  ArrowRight: "→",
  PageUp: "⇞",
  PageDown: "⇟",
  Tab: "⇥",
}
const plainSigns: Record<string, string> = {
  Enter: "Enter",
  Escape: "Esc",
  ArrowUp: "↑",
  ArrowDown: "↓",
  ArrowLeft: "←",
  ArrowRight: "→",
  PageUp: "PgUp",
  PageDown: "PgDn",
}

/** The caps to show for a key, in order, such as `["Ctrl", "Shift", "X"]` or `["⇧", "⌘", "X"]`. Show them isolated, left to right. */
export function keyCaps(text: string, platform: Platform): string[] {
  const key = parseKey(text)
  const mac = platform === "mac"
  const name =
    (mac ? macSigns : plainSigns)[key.name] ?? (key.name.length === 1 ? key.name.toUpperCase() : key.name)
  return [
    ...(key.mod && !mac ? ["Ctrl"] : []),
    ...(key.alt ? [mac ? "⌥" : "Alt"] : []),
    ...(key.shift ? [mac ? "⇧" : "Shift"] : []),
    ...(key.mod && mac ? ["⌘"] : []),
    name,
  ]
}

/** The key as Electron's menus name it: `CommandOrControl+Shift+X`. */
export function accelerator(text: string): string {
  const key = parseKey(text)
  const names: Record<string, string> = { ArrowUp: "Up", ArrowDown: "Down", "=": "=", "-": "-" }
  return [
    ...(key.mod ? ["CommandOrControl"] : []),
    ...(key.alt ? ["Alt"] : []),
    ...(key.shift ? ["Shift"] : []),
    names[key.name] ?? (key.name.length === 1 ? key.name.toUpperCase() : key.name),
  ].join("+")
}
