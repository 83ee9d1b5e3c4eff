/**
 * The stand-in's part of the page: what Electron's renderer process does before the page's own scripts run. It is
 * sent into the page as source text (`inject`), so it may not use variables from outside.
 *
 * It takes the one binding that leads to the main process off the window again, runs the real preload bundle in the
 * main frame only, and leaves no name on the window but those the preload exposes.
 */
import { decode, encode } from "./clone.ts"

export type PageSetup = {
  /** The name of the binding that takes text to the main process. */
  binding: string
  /** The name of the event by which the main process reaches the page; unguessable, new for each page. */
  ear: string
  /** What `process` holds in a sandboxed preload. */
  process: { platform: string; argv: string[]; versions: Record<string, string> }
  /** Whether the window may be closed by the window system and has to ask. */
  asks: boolean
}

type Preload = (
  require: (name: string) => unknown,
  module: { exports: object },
  exports: object,
  process: object,
) => void

function page(
  setup: PageSetup,
  encode: (value: unknown) => string,
  decode: (text: string) => unknown,
  preload: Preload | null,
) {
  const scope = window as unknown as Record<string, unknown>
  const post = scope[setup.binding] as ((text: string) => void) | undefined
  delete scope[setup.binding]
  if (window !== window.top || !post) return
  const tell = (...message: unknown[]) => post(encode(message))

  type Listener = (event: object, ...args: unknown[]) => void
  const listeners = new Map<string, { listener: Listener; once: boolean }[]>()
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (reason: unknown) => void }>()
  const dropped: { name: string; size: number; path: string }[] = []
  let calls = 0

  const hear = (event: Event) => {
    event.stopImmediatePropagation()
    const [kind, ...rest] = decode((event as CustomEvent<string>).detail) as [string, ...unknown[]]
    if (kind === "reply") {
      const [id, ok, value] = rest as [number, boolean, unknown]
      const call = waiting.get(id)
      waiting.delete(id)
      if (ok) call?.resolve(value)
      else call?.reject(new Error(String(value)))
    } else if (kind === "event") {
      const [channel, args] = rest as [string, unknown[]]
      for (const entry of [...(listeners.get(channel) ?? [])]) {
        if (entry.once) ipcRenderer.removeListener(channel, entry.listener)
        // If one listener throws, the others must still get the message.
        try {
          entry.listener({ sender: ipcRenderer, senderId: 0, ports: [] }, ...args)
        } catch (fault) {
          reportError(fault)
        }
      }
    } else if (kind === "files") {
      dropped.push(...(rest[0] as typeof dropped))
    }
  }
  window.addEventListener(setup.ear, hear)

  const listen = (channel: string, listener: Listener, once: boolean) => {
    listeners.set(channel, [...(listeners.get(channel) ?? []), { listener, once }])
    return ipcRenderer
  }
  const ipcRenderer = {
    invoke(channel: string, ...args: unknown[]): Promise<unknown> {
      const id = ++calls
      return new Promise((resolve, reject) => {
        waiting.set(id, { resolve, reject })
        try {
          tell("invoke", id, channel, args)
        } catch (fault) {
          waiting.delete(id)
          reject(fault)
        }
      })
    },
    send(channel: string, ...args: unknown[]): void {
      tell("send", channel, args)
    },
    on: (channel: string, listener: Listener) => listen(channel, listener, false),
    addListener: (channel: string, listener: Listener) => listen(channel, listener, false),
    once: (channel: string, listener: Listener) => listen(channel, listener, true),
    off: (channel: string, listener: Listener) => ipcRenderer.removeListener(channel, listener),
    removeListener(channel: string, listener: Listener) {
      const held = listeners.get(channel) ?? []
      const at = held.findLastIndex((entry) => entry.listener === listener)
      if (at >= 0) listeners.set(channel, held.toSpliced(at, 1))
      return ipcRenderer
    },
    removeAllListeners(channel?: string) {
      if (channel === undefined) listeners.clear()
      else listeners.delete(channel)
      return ipcRenderer
    },
  }

  // The context bridge: values are copied, functions and promises are wrapped, what is exposed is frozen.
  const wrapped = new WeakMap<object, unknown>()
  const pass = (value: unknown, depth = 0, met = new Map<object, unknown>()): unknown => {
    if (depth > 1000) throw new Error("Electron contextBridge recursion depth exceeded.")
    if (typeof value === "symbol") throw new Error("Symbols cannot be passed over the contextBridge")
    if (value === null || (typeof value !== "object" && typeof value !== "function")) return value
    const known = wrapped.get(value) ?? met.get(value)
    if (known) return known
    if (typeof value === "function") {
      const through = (...args: unknown[]) => {
        const handed = args.map((arg) => pass(arg))
        try {
          return pass(value(...handed))
        } catch (fault) {
          throw fault instanceof Error ? new Error(fault.message) : pass(fault)
        }
      }
      wrapped.set(value, through)
      return through
    }
    if (value instanceof Promise)
      return value.then(
        (held) => pass(held),
        (fault) => {
          throw fault instanceof Error ? new Error(fault.message) : pass(fault)
        },
      )
    if (value instanceof Error) return new Error(value.message)
    if (value instanceof Element || value instanceof Blob) return value
    if (Array.isArray(value)) {
      const made: unknown[] = []
      met.set(value, made)
      for (const held of value) made.push(pass(held, depth + 1, met))
      return made
    }
    const kind = Object.prototype.toString.call(value)
    if (kind !== "[object Object]" && kind !== "[object Module]") return structuredClone(value)
    const made: Record<string, unknown> = {}
    met.set(value, made)
    for (const [key, held] of Object.entries(value)) made[key] = pass(held, depth + 1, met)
    return made
  }
  const freeze = (value: unknown): void => {
    if (value === null || typeof value !== "object" || ArrayBuffer.isView(value)) return
    Object.freeze(value)
    for (const held of Object.values(value)) freeze(held)
  }
  const contextBridge = {
    exposeInMainWorld(key: string, api: unknown): void {
      if (Object.hasOwn(window, key))
        throw new Error(`Cannot bind an API on top of an existing property on the window object: ${key}`)
      const exposed = pass(api)
      freeze(exposed)
      Object.defineProperty(window, key, { value: exposed, enumerable: true })
    },
  }
  const webUtils = {
    /** The path of a file that was dropped; empty for files made by scripts, and where Chromium keeps it. */
    getPathForFile(file: File): string {
      if (!(file instanceof File)) throw new TypeError("getPathForFile needs a File")
      return dropped.findLast((entry) => entry.name === file.name && entry.size === file.size)?.path ?? ""
    },
  }

  // Keys that the page did not handle go to the application menu, as in Electron.
  window.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.isComposing) return
    const { key, code, ctrlKey, metaKey, altKey, shiftKey } = event
    if (ctrlKey || metaKey || altKey || /^F\d+$/.test(key))
      tell("key", { key, code, ctrlKey, metaKey, altKey, shiftKey })
  })
  // Chromium gives addresses such as mail addresses directly to the system; Electron asks first.
  window.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest("a[href]") : null
    if (event.defaultPrevented || !(link instanceof HTMLAnchorElement)) return
    if (/^(https?|blob|data|javascript):$/.test(link.protocol)) return
    event.preventDefault()
    tell("leave", link.href)
  })
  // If the window system has a button to close the window, the shell must be asked first.
  if (setup.asks) window.addEventListener("beforeunload", (event) => event.preventDefault())

  if (!preload) return
  const module = { exports: {} }
  const require = (name: string) => {
    if (name === "electron" || name === "electron/renderer") return { contextBridge, ipcRenderer, webUtils }
    throw new Error(`module not found: ${name}`)
  }
  preload(require, module, module.exports, {
    ...setup.process,
    type: "renderer",
    sandboxed: true,
    contextIsolated: true,
    env: {},
  })
}

/** The script to run in every frame before the page's own; `preload` is the preload bundle's source. */
export function inject(setup: PageSetup, preload: string | null): string {
  const body = preload === null ? "null" : `function (require, module, exports, process) {\n${preload}\n}`
  return `(${page.toString()})(${JSON.stringify(setup)}, ${encode.toString()}, ${decode.toString()}, ${body})`
}
