/** `Menu` and `MenuItem`: kept as they were built, chosen by the launcher or by their keys. */
import { preventable } from "./event.ts"
import { type RoleWindow, roleActions } from "./role.ts"

export type ItemOptions = {
  id?: string
  label?: string
  type?: "normal" | "separator" | "submenu" | "checkbox" | "radio" | "header" | "palette"
  role?: string
  accelerator?: string
  registerAccelerator?: boolean
  enabled?: boolean
  visible?: boolean
  checked?: boolean
  sublabel?: string
  toolTip?: string
  submenu?: ItemOptions[] | Menu
  click?: (item: MenuItem, window: object | undefined, event: object) => void
}

export class MenuItem {
  readonly id: string | undefined
  label: string
  readonly type: NonNullable<ItemOptions["type"]>
  readonly role: string | undefined
  readonly accelerator: string | undefined
  readonly registerAccelerator: boolean
  readonly submenu: Menu | undefined
  readonly sublabel: string
  toolTip: string
  enabled: boolean
  visible: boolean
  checked: boolean
  /** Does what choosing the item does. */
  readonly click: (event?: object, window?: RoleWindow) => void

  constructor(options: ItemOptions) {
    const submenu = Array.isArray(options.submenu) ? Menu.buildFromTemplate(options.submenu) : options.submenu
    const type = options.type ?? (submenu ? "submenu" : "normal")
    if (type !== "separator" && options.label === undefined && !options.role)
      throw new TypeError("A menu item needs a label, a role or the type separator")
    if (options.role && !knownRoles.has(options.role.toLowerCase()))
      throw new TypeError(`Not a role of Electron's menus: ${options.role}`)
    this.id = options.id
    this.label = options.label ?? options.role ?? ""
    this.type = type
    this.role = options.role?.toLowerCase()
    this.accelerator = options.accelerator ?? (this.role ? roleKeys[this.role] : undefined)
    this.registerAccelerator = options.registerAccelerator ?? true
    this.submenu = submenu
    this.sublabel = options.sublabel ?? ""
    this.toolTip = options.toolTip ?? ""
    this.enabled = options.enabled ?? true
    this.visible = options.visible ?? true
    this.checked = options.checked ?? false
    this.click = (event = preventable({}), window) => {
      if (this.type === "checkbox") this.checked = !this.checked
      const act = this.role ? roleActions[this.role] : undefined
      if (act) act(window)
      else options.click?.(this, window, event)
    }
  }
}

let application: Menu | null = null
/** The context menu that is open, and what to call when it is closed. */
let popped: { menu: Menu; closed: () => void } | null = null

/** The context menu that is open, null if none is. */
export const openMenu = (): Menu | null => popped?.menu ?? null

export class Menu {
  readonly items: MenuItem[] = []

  static buildFromTemplate(template: (ItemOptions | MenuItem)[]): Menu {
    const menu = new Menu()
    for (const entry of template) menu.append(entry instanceof MenuItem ? entry : new MenuItem(entry))
    return menu
  }

  static setApplicationMenu(menu: Menu | null): void {
    application = menu
  }

  static getApplicationMenu(): Menu | null {
    return application
  }

  append(item: MenuItem): void {
    this.items.push(item)
  }

  insert(position: number, item: MenuItem): void {
    this.items.splice(position, 0, item)
  }

  getMenuItemById(id: string): MenuItem | null {
    for (const item of this.items) {
      const found = item.id === id ? item : (item.submenu?.getMenuItemById(id) ?? null)
      if (found) return found
    }
    return null
  }

  /** Opens as the one context menu: it waits to be chosen from, or to be closed. */
  popup(options: { callback?: () => void } = {}): void {
    popped?.menu.closePopup()
    popped = { menu: this, closed: options.callback ?? (() => {}) }
  }

  closePopup(): void {
    if (popped?.menu !== this) return
    const { closed } = popped
    popped = null
    closed()
  }
}

/** The roles of Electron's menus. Those without an action here are done by the system. */
const knownRoles = new Set(
  "undo redo cut copy paste pasteandmatchstyle selectall delete minimize close quit reload forcereload toggledevtools togglefullscreen resetzoom zoomin zoomout togglespellchecker filemenu editmenu viewmenu windowmenu appmenu about hide hideothers unhide front zoom window help services startspeaking stopspeaking recentdocuments clearrecentdocuments".split(
    " ",
  ),
)
const roleKeys: Record<string, string> = {
  quit: "CommandOrControl+Q",
  close: "CommandOrControl+W",
  minimize: "CommandOrControl+M",
  togglefullscreen: process.platform === "darwin" ? "Control+Command+F" : "F11",
}

type Press = {
  key: string
  code: string
  ctrlKey: boolean
  metaKey: boolean
  altKey: boolean
  shiftKey: boolean
}

/** Whether `press` is the key `accelerator` names, as Electron writes it: `CommandOrControl+Shift+X`. */
function isAccelerator(press: Press, accelerator: string): boolean {
  const parts = accelerator.replace(/\+\+$/, "+Plus").split("+")
  const name = (parts.pop() ?? "").toLowerCase()
  const held = new Set(parts.map((part) => part.toLowerCase()))
  const mac = process.platform === "darwin"
  const either = ["commandorcontrol", "cmdorctrl"].some((each) => held.has(each))
  const control = held.has("control") || held.has("ctrl") || (either && !mac)
  const command = ["command", "cmd", "super", "meta"].some((each) => held.has(each)) || (either && mac)
  if (press.ctrlKey !== control || press.metaKey !== command) return false
  if (press.altKey !== (held.has("alt") || held.has("option")) || press.shiftKey !== held.has("shift"))
    return false
  const names: Record<string, string> = {
    up: "arrowup",
    down: "arrowdown",
    left: "arrowleft",
    right: "arrowright",
    esc: "escape",
    return: "enter",
    plus: "equal",
    "=": "equal",
    "-": "minus",
    "/": "slash",
    ",": "comma",
    ".": "period",
    ";": "semicolon",
    "'": "quote",
    "[": "bracketleft",
    "]": "bracketright",
  }
  const code = press.code.toLowerCase().replace(/^(key|digit|numpad)(?=[a-z0-9]$)/, "")
  return code === (names[name] ?? name) || press.key.toLowerCase() === name
}

/** Handles a key that the page did not handle: runs the menu item of that key. */
export function menuKey(press: Press, window: object): void {
  const search = (menu: Menu): MenuItem | null => {
    for (const item of menu.items) {
      const found = item.submenu ? search(item.submenu) : null
      if (found) return found
      // The page has done this already, and it must not happen twice.
      if (item.role && editing.has(item.role)) continue
      if (
        item.enabled &&
        item.registerAccelerator &&
        item.accelerator &&
        isAccelerator(press, item.accelerator)
      )
        return item
    }
    return null
  }
  const item = application && search(application)
  item?.click(preventable({ triggeredByAccelerator: true }), window as RoleWindow)
}
const editing = new Set(["undo", "redo", "cut", "copy", "paste", "pasteandmatchstyle", "selectall", "delete"])
