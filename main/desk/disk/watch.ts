/** Notices what other programs do in a folder and all of its subfolders. */
import { type FSWatcher, watch } from "node:fs"
import { join, sep } from "node:path"

export type Watching = {
  /** Says which subfolders there are now, as names inside the folder; only some systems need to be told. */
  folders(names: ReadonlySet<string>): void
  close(): void
}

/** Where the system itself watches whole trees. Elsewhere Node would watch every file by itself, of which there may be too many. */
const wholeTrees = process.platform === "darwin" || process.platform === "win32"

/**
 * Watches the folder at `root`. `onNews` is told the name of what changed, with forward slashes; null where the
 * system does not say. Throws what the system refuses; what it refuses later goes to `onError`, and nothing is watched any more.
 */
export function startWatching(
  root: string,
  onNews: (name: string | null) => void,
  onError: (error: unknown) => void,
): Watching {
  const watchers = new Map<string, FSWatcher>()

  function close(): void {
    for (const watcher of watchers.values()) watcher.close()
    watchers.clear()
  }

  function add(folder: string): void {
    const watcher = watch(
      folder === "" ? root : join(root, folder),
      { recursive: wholeTrees, persistent: false },
      (_event, file) => {
        if (file === null) return onNews(null)
        const name = file.split(sep).join("/")
        onNews(folder === "" ? name : `${folder}/${name}`)
      },
    )
    watcher.on("error", (error) => {
      watcher.close()
      watchers.delete(folder)
      // A subfolder that went away is news of the folder around it.
      if (folder !== "") return
      close()
      onError(error)
    })
    watchers.set(folder, watcher)
  }

  add("")
  return {
    folders(names) {
      if (wholeTrees || !watchers.has("")) return
      for (const [folder, watcher] of watchers) {
        if (folder === "" || names.has(folder)) continue
        watcher.close()
        watchers.delete(folder)
      }
      for (const folder of names) {
        if (watchers.has(folder)) continue
        try {
          add(folder)
        } catch (error) {
          onError(error)
          return
        }
      }
    },
    close,
  }
}
