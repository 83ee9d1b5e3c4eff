/** Notices what other programs do in a folder and its subfolders. */
import { type FSWatcher, watch } from "node:fs"
import { basename, join, sep } from "node:path"

export type Watching = {
  /**
   * Watches the subfolder of this name inside the folder too, if the system has to be told of each; an empty name is the
   * folder itself. Does nothing if it is watched already. Throws what the system refuses.
   */
  add(folder: string): void
  /** Stops watching the subfolder of this name. */
  drop(folder: string): void
  /** The subfolders that are watched one by one. */
  folders(): string[]
  close(): void
}

/**
 * Whether the system itself watches whole trees. Elsewhere Node would watch every single file, and there may be too
 * many.
 */
const wholeTrees = process.platform === "darwin" || process.platform === "win32"

/**
 * Watches the folder at `root`. `onNews` is called with the name of what changed, with forward slashes, or null if
 * the system does not say what. `onError` is called if the system stops watching the folder; then nothing is watched
 * any more. Throws what the system refuses.
 */
export function startWatching(
  root: string,
  onNews: (name: string | null) => void,
  onError: (error: unknown) => void,
): Watching {
  const watchers = new Map<string, FSWatcher>()

  function drop(folder: string): void {
    watchers.get(folder)?.close()
    watchers.delete(folder)
  }

  function close(): void {
    for (const folder of [...watchers.keys()]) drop(folder)
  }

  function add(folder: string): void {
    if (watchers.has(folder) || (wholeTrees && folder !== "")) return
    const path = folder === "" ? root : join(root, folder)
    const watcher = watch(path, { recursive: wholeTrees, persistent: false }, (_event, file) => {
      if (file === null) return onNews(null)
      // On Linux this event says that the folder itself was deleted or moved. It is watched again when it is found.
      if (!wholeTrees && file === basename(path)) {
        drop(folder)
        return onNews(null)
      }
      const name = file.split(sep).join("/")
      onNews(folder === "" ? name : `${folder}/${name}`)
    })
    watcher.on("error", (error) => {
      if (watchers.get(folder) !== watcher) return
      drop(folder)
      if (folder !== "") return onNews(null)
      close()
      onError(error)
    })
    watchers.set(folder, watcher)
  }

  add("")
  return { add, drop, folders: () => [...watchers.keys()].filter((folder) => folder !== ""), close }
}
