/**
 * The system's dialogs. Each begins where the last one of its kind ended; the first, and one whose folder is gone since,
 * in the documents, or at home where there are none. A dialog without a folder would begin where the program was started.
 */
import { dirname, join } from "node:path"
import { type BrowserWindow, dialog } from "electron"
import type { ExportFormat, Language } from "../contract/desk.ts"
import { fill } from "../contract/words/fill.ts"
import { wordsIn } from "../contract/words/index.ts"
import { importExtensions } from "../desk/import/extensions.ts"
import { isFolder } from "../desk/newsroom.ts"
import { pictureTypes } from "../desk/pictures.ts"
import type { Folders } from "./memory.ts"

export type Dialogs = {
  /** Asks for a newsroom's folder; null if the user cancels. */
  newsroom(): Promise<string | null>
  /** Asks for files to import; empty if the user cancels. */
  imports(): Promise<string[]>
  /** Asks for folders to import all of; empty if the user cancels. */
  archive(): Promise<string[]>
  figure(): Promise<string | null>
  /** Asks where to put an export of this name; null if the user cancels. */
  export(name: string, format: ExportFormat): Promise<string | null>
  /**
   * Asks whether to close the window although the text of the articles with these headlines is kept nowhere; null: the
   * window does not answer. Staying is the default.
   */
  unkept(headlines: readonly string[] | null): Promise<boolean>
}

/** What dialogs need of the rest: the window they belong to, the language, and the folders to begin in. */
export type DialogSurroundings = {
  window: () => BrowserWindow
  language: () => Language
  folders: () => Folders
  /** The folders to begin in where none is remembered, the best first. */
  usual: () => readonly string[]
  remember: (change: Partial<Folders>) => void
}

/** Whether there is a folder at `path`; one that cannot be looked at counts as none. */
const isThere = (path: string): Promise<boolean> => isFolder(path).catch(() => false)

const begin = (folder: string | undefined) => (folder === undefined ? {} : { defaultPath: folder })

const bare = (extension: string) => extension.slice(1)
const pictures = Object.values(pictureTypes).flatMap((type) => type.extensions.map(bare))
const exportExtensions: Record<ExportFormat, string> = { html: "html", text: "txt", json: "json" }

/** The system's dialogs, before the window that `window` returns. Each remembers the folder it ended in. */
export function createDialogs({ window, language, folders, usual, remember }: DialogSurroundings): Dialogs {
  const words = () => wordsIn(language()).shell.dialogs
  const from = async (kind: keyof Folders): Promise<string | undefined> => {
    for (const folder of [folders()[kind], ...usual()])
      if (folder !== null && (await isThere(folder))) return folder
    return undefined
  }
  return {
    async newsroom() {
      const { title, button } = words().newsroom
      const { filePaths } = await dialog.showOpenDialog(window(), {
        title,
        buttonLabel: button,
        ...begin(await from("newsroom")),
        properties: ["openDirectory", "createDirectory"],
      })
      const chosen = filePaths[0]
      if (chosen === undefined) return null
      remember({ newsroom: dirname(chosen) })
      return chosen
    },
    async imports() {
      const { title, button, texts, all } = words().import
      const { filePaths } = await dialog.showOpenDialog(window(), {
        title,
        buttonLabel: button,
        ...begin(await from("import")),
        properties: ["openFile", "multiSelections"],
        filters: [
          { name: texts, extensions: importExtensions.map(bare) },
          { name: all, extensions: ["*"] },
        ],
      })
      if (filePaths[0] !== undefined) remember({ import: dirname(filePaths[0]) })
      return filePaths
    },
    async archive() {
      const { title, button } = words().archive
      const { filePaths } = await dialog.showOpenDialog(window(), {
        title,
        buttonLabel: button,
        ...begin(await from("import")),
        properties: ["openDirectory", "multiSelections"],
      })
      if (filePaths[0] !== undefined) remember({ import: dirname(filePaths[0]) })
      return filePaths
    },
    async figure() {
      const { title, button, pictures: name } = words().figure
      const { filePaths } = await dialog.showOpenDialog(window(), {
        title,
        buttonLabel: button,
        ...begin(await from("figure")),
        properties: ["openFile"],
        filters: [{ name, extensions: pictures }],
      })
      const chosen = filePaths[0]
      if (chosen === undefined) return null
      remember({ figure: dirname(chosen) })
      return chosen
    },
    async export(name, format) {
      const { title, button, formats, untitled } = words().export
      const file = `${name || untitled}.${exportExtensions[format]}`
      const folder = await from("export")
      const { filePath } = await dialog.showSaveDialog(window(), {
        title,
        buttonLabel: button,
        defaultPath: folder ? join(folder, file) : file,
        filters: [{ name: formats[format], extensions: [exportExtensions[format]] }],
      })
      if (!filePath) return null
      remember({ export: dirname(filePath) })
      return filePath
    },
    async unkept(headlines) {
      const { export: exporting, unkept } = words()
      const named = headlines?.map((headline) => headline || exporting.untitled).join("\n")
      const { response } = await dialog.showMessageBox(window(), {
        type: "warning",
        message: headlines ? unkept.title : unkept.silentTitle,
        detail: named === undefined ? unkept.silent : fill(unkept.text, { headlines: named }),
        buttons: [unkept.stay, unkept.close],
        defaultId: 0,
        cancelId: 0,
        noLink: true,
      })
      return response === 1
    },
  }
}
