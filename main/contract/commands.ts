/**
 * Every command of Midad, declared once. Menu, keymap, palette, tooltips and the
 * keyboard help are pure functions of this list; labels and help are in `words`.
 */
import * as z from "zod/mini"

/** Where a command can be used: always, with an article open, with the cursor in its text, or in a list of articles. */
type When = "always" | "article" | "text" | "list"

/** The native menus, in order. */
export const menus = ["file", "edit", "format", "insert", "go", "view", "help"] as const
export type MenuId = (typeof menus)[number]

/** What Electron does by itself, without the window. */
type Role = "cut" | "copy" | "paste" | "pasteAndMatchStyle" | "selectAll" | "quit"

export type Command = {
  /** Keys as `keys.ts` reads them; the first is the one that is shown. */
  keys: readonly string[]
  menu: MenuId
  /** Groups of a menu are set apart by lines. */
  group: number
  when: When
  role?: Role
  /** It takes something away, from the newsroom or from a colleague: a word that is half typed must not run it. */
  grave?: true
}

const list = {
  newArticle: { keys: ["Mod-n"], menu: "file", group: 0, when: "always" },
  openNewsroom: { keys: ["Mod-o"], menu: "file", group: 0, when: "always" },
  importFiles: { keys: ["Mod-Shift-o"], menu: "file", group: 1, when: "always" },
  importFolder: { keys: ["Mod-Shift-f"], menu: "file", group: 1, when: "always" },
  save: { keys: ["Mod-s"], menu: "file", group: 2, when: "article" },
  exportArticle: { keys: ["Mod-e"], menu: "file", group: 2, when: "article" },
  copyArticleLink: { keys: [], menu: "file", group: 2, when: "article" },
  print: { keys: ["Mod-p"], menu: "file", group: 2, when: "article" },
  deleteArticle: { keys: ["Mod-Shift-Backspace"], menu: "file", group: 3, when: "always", grave: true },
  openBin: { keys: [], menu: "file", group: 3, when: "always" },
  takeOver: { keys: [], menu: "file", group: 3, when: "article", grave: true },
  makeMarker: { keys: [], menu: "file", group: 4, when: "always" },
  forgetRecent: { keys: [], menu: "file", group: 4, when: "always", grave: true },
  quit: { keys: ["Mod-q"], menu: "file", group: 9, when: "always", role: "quit" },

  undo: { keys: ["Mod-z"], menu: "edit", group: 0, when: "article" },
  redo: { keys: ["Mod-Shift-z", "Mod-y"], menu: "edit", group: 0, when: "article" },
  cut: { keys: ["Mod-x"], menu: "edit", group: 1, when: "always", role: "cut" },
  copy: { keys: ["Mod-c"], menu: "edit", group: 1, when: "always", role: "copy" },
  paste: { keys: ["Mod-v"], menu: "edit", group: 1, when: "always", role: "paste" },
  pastePlain: { keys: ["Mod-Shift-v"], menu: "edit", group: 1, when: "always", role: "pasteAndMatchStyle" },
  selectAll: { keys: ["Mod-a"], menu: "edit", group: 1, when: "always", role: "selectAll" },
  growSelection: { keys: ["Mod-]"], menu: "edit", group: 1, when: "text" },
  shrinkSelection: { keys: ["Mod-["], menu: "edit", group: 1, when: "text" },
  moveBlockBackward: { keys: ["Alt-ArrowUp"], menu: "edit", group: 2, when: "text" },
  moveBlockForward: { keys: ["Alt-ArrowDown"], menu: "edit", group: 2, when: "text" },
  duplicateBlock: { keys: ["Alt-c"], menu: "edit", group: 2, when: "text" },
  splitBlock: { keys: ["Alt-Enter"], menu: "edit", group: 2, when: "text" },
  joinBlocks: { keys: ["Alt-j"], menu: "edit", group: 2, when: "text" },

  setStatus: { keys: ["Mod-Shift-s"], menu: "edit", group: 3, when: "always" },
  setSection: { keys: ["Mod-Shift-e"], menu: "edit", group: 3, when: "always" },

  find: { keys: ["Mod-f"], menu: "edit", group: 4, when: "article" },
  findNext: { keys: ["F3"], menu: "edit", group: 4, when: "article" },
  findPrevious: { keys: ["Shift-F3"], menu: "edit", group: 4, when: "article" },
  replace: { keys: ["Mod-h"], menu: "edit", group: 4, when: "always" },
  undoReplacement: { keys: [], menu: "edit", group: 4, when: "always" },

  nextFinding: { keys: ["Alt-."], menu: "go", group: 4, when: "article" },
  previousFinding: { keys: ["Alt-,"], menu: "go", group: 4, when: "article" },
  fixFinding: { keys: ["Mod-."], menu: "edit", group: 5, when: "article" },
  settings: { keys: ["Mod-,"], menu: "edit", group: 6, when: "always" },

  strong: { keys: ["Mod-b"], menu: "format", group: 0, when: "text" },
  emphasis: { keys: ["Mod-i"], menu: "format", group: 0, when: "text" },
  link: { keys: ["Mod-l"], menu: "format", group: 0, when: "text" },
  isolate: { keys: ["Mod-Shift-l"], menu: "format", group: 0, when: "text" },
  paragraph: { keys: ["Mod-Shift-0"], menu: "format", group: 1, when: "text" },
  subhead: { keys: ["Mod-Shift-h"], menu: "format", group: 1, when: "text" },
  minorSubhead: { keys: ["Mod-Shift-j"], menu: "format", group: 1, when: "text" },
  quote: { keys: ["Mod-Shift-b"], menu: "format", group: 1, when: "text" },
  bulletList: { keys: ["Mod-Shift-8"], menu: "format", group: 1, when: "text" },
  numberedList: { keys: ["Mod-Shift-7"], menu: "format", group: 1, when: "text" },
  flipDirection: { keys: ["Mod-Shift-x"], menu: "format", group: 2, when: "text" },
  invisibles: { keys: ["Mod-Shift-9"], menu: "format", group: 3, when: "text" },
  removeControls: { keys: [], menu: "format", group: 3, when: "text" },

  related: { keys: ["Mod-Shift-r"], menu: "insert", group: 0, when: "text" },
  figure: { keys: ["Mod-Shift-g"], menu: "insert", group: 0, when: "text" },
  divider: { keys: ["Mod-Shift-d"], menu: "insert", group: 0, when: "text" },

  goHeadline: { keys: ["Mod-1"], menu: "go", group: 0, when: "article" },
  goStandfirst: { keys: ["Mod-2"], menu: "go", group: 0, when: "article" },
  goBody: { keys: ["Mod-3"], menu: "go", group: 0, when: "article" },
  goOutline: { keys: ["Mod-g"], menu: "go", group: 0, when: "article" },
  goLibrary: { keys: ["Mod-k"], menu: "go", group: 1, when: "always" },
  lookUp: { keys: ["Alt-k"], menu: "go", group: 1, when: "always" },
  goDossier: { keys: ["Mod-d"], menu: "go", group: 1, when: "article" },
  goLength: { keys: ["Mod-Shift-m"], menu: "go", group: 1, when: "article" },
  goNextPane: { keys: ["F6"], menu: "go", group: 1, when: "always" },
  goPreviousPane: { keys: ["Shift-F6"], menu: "go", group: 1, when: "always" },
  nextArticle: { keys: ["Mod-PageDown"], menu: "go", group: 2, when: "always" },
  previousArticle: { keys: ["Mod-PageUp"], menu: "go", group: 2, when: "always" },
  goBack: { keys: ["Alt-PageUp"], menu: "go", group: 2, when: "always" },
  goForward: { keys: ["Alt-PageDown"], menu: "go", group: 2, when: "always" },
  openBeside: { keys: ["Mod-Enter"], menu: "go", group: 2, when: "list" },
  answerNotice: { keys: ["F2"], menu: "go", group: 3, when: "always" },
  goNotices: { keys: ["Shift-F2"], menu: "go", group: 3, when: "always" },

  palette: { keys: ["Mod-Shift-p"], menu: "view", group: 0, when: "always" },
  toggleLibrary: { keys: ["F7"], menu: "view", group: 1, when: "always" },
  toggleDossier: { keys: ["F8"], menu: "view", group: 1, when: "always" },
  beside: { keys: ["Mod-j"], menu: "view", group: 1, when: "always" },
  board: { keys: ["Mod-Shift-k"], menu: "view", group: 1, when: "always" },
  checks: { keys: ["Mod-Shift-y"], menu: "view", group: 1, when: "article" },
  turnChecks: { keys: [], menu: "view", group: 1, when: "always" },
  history: { keys: ["F4"], menu: "view", group: 1, when: "article" },
  nextOrder: { keys: ["Alt-o"], menu: "view", group: 4, when: "list" },
  nextGroup: { keys: ["Alt-g"], menu: "view", group: 4, when: "list" },
  buildIndex: { keys: ["Alt-i"], menu: "view", group: 4, when: "list" },
  zoomIn: { keys: ["Mod-="], menu: "view", group: 2, when: "always" },
  zoomOut: { keys: ["Mod--"], menu: "view", group: 2, when: "always" },
  zoomReset: { keys: ["Mod-0"], menu: "view", group: 2, when: "always" },
  fullScreen: { keys: ["F11"], menu: "view", group: 3, when: "always" },
  interfaceLanguage: { keys: ["F9"], menu: "view", group: 3, when: "always" },

  keyboardHelp: { keys: ["F1"], menu: "help", group: 0, when: "always" },
  about: { keys: [], menu: "help", group: 9, when: "always" },
  checkUpdates: { keys: [], menu: "help", group: 1, when: "always" },
  turnUpdates: { keys: [], menu: "help", group: 1, when: "always" },
  showLog: { keys: [], menu: "help", group: 2, when: "always" },
} as const satisfies Record<string, Command>

export type CommandId = keyof typeof list

/** The keys of the switches of find and replace, which count while the focus is there. */
export const findKeys = {
  exact: "Alt-e",
  whole: "Alt-w",
  tashkeel: "Alt-t",
  expression: "Alt-r",
  scope: "Alt-s",
  keep: "Alt-a",
  published: "Alt-m",
} as const

/** Every command by its id, in the order of menus and help. */
export const commands: Readonly<Record<CommandId, Command>> = list

export const commandIds = Object.keys(list) as CommandId[]
export const commandId = z.enum(commandIds as [CommandId, ...CommandId[]])

/** The commands of `menu` in their groups, for menus and help alike. */
export function menuGroups(menu: MenuId): CommandId[][] {
  const groups = new Map<number, CommandId[]>()
  for (const id of commandIds) {
    const command = commands[id]
    if (command.menu !== menu) continue
    groups.set(command.group, [...(groups.get(command.group) ?? []), id])
  }
  return [...groups.entries()].sort(([a], [b]) => a - b).map(([, ids]) => ids)
}
