/**
 * Watches the newsroom's folders, and knows what the watching cannot see: changes that other machines made on a file
 * server, folders that the system refuses to watch, and folders that were replaced.
 */
import { existsSync } from "node:fs"
import { stat } from "node:fs/promises"
import { codeOf } from "../disk/disk.ts"
import { pathIn } from "../disk/folder.ts"
import { isLocal } from "../disk/local.ts"
import { startWatching, type Watching } from "../disk/watch.ts"

export type ObserverOptions = {
  root: string
  /** Called with the name of what another program, or this one, has changed; null if that may be anything. */
  onNews: (name: string | null) => void
  onFault: (message: string, error: unknown) => void
  /** Whether the file system of a folder tells of every change; for tests. */
  tells?: (path: string) => Promise<boolean>
}

/** The identity of a folder, which another folder at its path does not have, and the device it is on. */
type Stamp = { identity: string; device: bigint }

/** The watching of one newsroom's folders. Watches nothing before `start`. */
export class Observer {
  readonly #options: ObserverOptions
  #wanted = false
  #watching: Watching | null = null
  /** The folders as they were before they were read last, by name; the newsroom's own name is empty. */
  readonly #stamps = new Map<string, Stamp>()
  /** Whether the file system of each device tells of every change. */
  readonly #telling = new Map<bigint, boolean>()
  /** The folders that the system refused to watch. */
  readonly #refused = new Set<string>()

  constructor(options: ObserverOptions) {
    this.#options = options
  }

  /** Whether the newsroom is to be watched. */
  get wanted(): boolean {
    return this.#wanted
  }

  /** Begins to watch, now or as soon as the folder is there. Its subfolders are watched when they are entered. */
  start(): void {
    this.#wanted = true
    if (existsSync(this.#options.root)) this.#add("")
  }

  /** Watches nothing any more. */
  stop(): void {
    this.#wanted = false
    this.lost()
    this.#refused.clear()
  }

  /** The newsroom's folder is gone: a folder of its name will be another one. */
  lost(): void {
    this.#watching?.close()
    this.#watching = null
    this.#stamps.clear()
    this.#telling.clear()
  }

  /** Watches the folder of this name from now on. To be called before the folder is read, so that nothing is missed. */
  async enter(name: string): Promise<void> {
    if (!this.#wanted) return
    const stamp = await this.#stampOf(name)
    if (!stamp || !this.#wanted) return
    if (this.#stamps.get(name)?.identity !== stamp.identity) this.#watching?.drop(name)
    this.#stamps.set(name, stamp)
    if (!this.#telling.has(stamp.device)) {
      const tells = this.#options.tells ?? isLocal
      this.#telling.set(stamp.device, await tells(pathIn(this.#options.root, name)))
    }
    if (this.#wanted) this.#add(name)
  }

  /** Forgets every folder but these: the others are gone. */
  keep(folders: ReadonlySet<string>): void {
    for (const name of this.#watching?.folders() ?? []) if (!folders.has(name)) this.#watching?.drop(name)
    for (const known of [this.#stamps, this.#refused])
      for (const name of [...known.keys()]) if (name !== "" && !folders.has(name)) known.delete(name)
  }

  /** Forgets the folder of this name, which could not be read: it counts as new at its next event. */
  forget(name: string): void {
    this.#stamps.delete(name)
  }

  /** Whether the watching tells of every change, as far as is known without asking the disk. */
  get seesAll(): boolean {
    if (!this.#wanted || !this.#watching || this.#refused.size > 0 || !this.#stamps.has("")) return false
    for (const { device } of this.#stamps.values()) if (!this.#telling.get(device)) return false
    return true
  }

  /**
   * Whether nothing can have changed that the watching did not tell of. Asks the disk once for each folder, not for each
   * file: a folder that something else was mounted on, or that was replaced, is another one now.
   */
  async sawAll(): Promise<boolean> {
    if (!this.seesAll) return false
    const same = await Promise.all(
      [...this.#stamps].map(
        async ([name, { identity }]) => (await this.#stampOf(name))?.identity === identity,
      ),
    )
    return same.every(Boolean) && this.seesAll
  }

  /** Whether `name` is a folder that was entered and still is the same one. */
  async knows(name: string): Promise<boolean> {
    const known = this.#stamps.get(name)
    return known !== undefined && (await this.#stampOf(name))?.identity === known.identity
  }

  /** Whether `name` is a folder now, or was one when it was entered. */
  async isFolder(name: string): Promise<boolean> {
    return this.#stamps.has(name) || (await this.#stampOf(name)) !== null
  }

  /** What tells the folder from others; null if there is no folder of this name. */
  async #stampOf(name: string): Promise<Stamp | null> {
    try {
      const stats = await stat(pathIn(this.#options.root, name), { bigint: true })
      if (!stats.isDirectory()) return null
      return { identity: `${stats.dev} ${stats.ino} ${stats.birthtimeNs}`, device: stats.dev }
    } catch {
      // The folder is gone or cannot be read. Both differ from the state before.
      return null
    }
  }

  #add(name: string): void {
    const { root, onNews, onFault } = this.#options
    try {
      this.#watching ??= startWatching(
        root,
        (changed) => {
          // Hidden files are Midad's own, or half written.
          if (changed === null || !/(^|\/)\./.test(changed)) onNews(changed)
        },
        (error) => {
          onFault("Stopped watching the newsroom", error)
          this.lost()
        },
      )
      this.#watching.add(name)
      this.#refused.delete(name)
    } catch (error) {
      // If a subfolder is gone or may not be read, the folder around it tells of that.
      if (name !== "" && ["ENOENT", "ENOTDIR", "EACCES", "EPERM"].includes(codeOf(error))) return
      // Logged once, although it is tried again at every scan.
      if (this.#refused.size === 0) onFault("Could not watch the newsroom", error)
      this.#refused.add(name)
    }
  }
}
