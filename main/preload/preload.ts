/**
 * The bridge: `window.desk`, as `DeskBridge` in the contract has it. The window
 * gets functions and data, never `ipcRenderer`, an event object or a path.
 */
import { contextBridge, ipcRenderer, webUtils } from "electron"
import { channels } from "../contract/channels.ts"
import type { Scene } from "../contract/newsroom.ts"
import { moment } from "../contract/time.ts"

/** The names of the contract's calls and events. The build puts them here, so that zod need not be loaded for them. */
declare const contractNames: { calls: readonly string[]; events: readonly string[] }

/** The reply to a call that cannot be sent; the main process gives the same to one that fits no shape. */
const refused = { ok: false, problem: { code: "invalid-call", details: {} } } as const

/** Whether an error of `invoke` comes from the main process. All others come from the sending. */
const isFromMain = (error: unknown) =>
  error instanceof Error && error.message.startsWith("Error invoking remote method")

/** Makes a call. Functions, elements of the page and whatever else cannot be copied to another process are refused. */
async function ask(name: string, input: unknown, newsroom: unknown): Promise<unknown> {
  try {
    return await ipcRenderer.invoke(channels.call, name, input, newsroom ?? null)
  } catch (error) {
    if (isFromMain(error)) throw error
    return refused
  }
}

/**
 * What every window asks first: the scene, and the article that was open. It is asked while the window's script is
 * still on its way, and kept until the script asks for it.
 */
const ahead = new Map<string, Promise<unknown>>()
/** A call as text; null if it has none, as one with a number beyond JSON or with a circle in it. */
function keyOf(name: string, input: unknown, newsroom: unknown): string | null {
  try {
    return JSON.stringify([name, input, newsroom ?? null])
  } catch {
    return null
  }
}

function askAhead(name: string, input: unknown, newsroom: unknown): Promise<unknown> {
  const reply = ask(name, input, newsroom)
  // The script hears of a failure when it asks.
  reply.catch(() => undefined)
  const key = keyOf(name, input, newsroom)
  if (key !== null) ahead.set(key, reply)
  return reply
}

/** The reply to a call, which may have been asked for ahead; that one is given once. */
function replyTo(name: string, input: unknown, newsroom: unknown): Promise<unknown> {
  const key = keyOf(name, input, newsroom) ?? ""
  const early = ahead.get(key)
  ahead.delete(key)
  return early ?? ask(name, input, newsroom)
}

const calls = Object.fromEntries(
  contractNames.calls.map((name) => [
    name,
    (input: unknown, newsroom: unknown) =>
      ahead.size > 0 ? replyTo(name, input, newsroom) : ask(name, input, newsroom),
  ]),
)

type Listener = (data: unknown, newsroom: unknown) => void
/** Who listens to an event, and what came before anybody did. */
type Heard = { listeners: Set<Listener>; kept: [data: unknown, newsroom: unknown][] }
const heard = new Map<string, Heard>(
  contractNames.events.map((name) => [name, { listeners: new Set<Listener>(), kept: [] }]),
)
ipcRenderer.on(channels.event, (_event, name: unknown, data: unknown, newsroom: unknown) => {
  const event = heard.get(String(name))
  if (event?.listeners.size === 0) event.kept.push([data, newsroom])
  for (const listener of event?.listeners ?? []) listener(data, newsroom)
})

contextBridge.exposeInMainWorld("desk", {
  ...calls,
  on(name: string, listener: Listener): () => void {
    const event = heard.get(name)
    if (!event) throw new RangeError(`Not an event: ${name}`)
    event.listeners.add(listener)
    // After the script that begins to listen has done so for every event.
    if (event.kept.length > 0)
      queueMicrotask(() => {
        for (const [data, newsroom] of event.kept.splice(0)) listener(data, newsroom)
      })
    return () => {
      event.listeners.delete(listener)
    }
  },
  drop(files: readonly File[]): Promise<unknown> {
    return ipcRenderer.invoke(
      channels.drop,
      files.map((file) => webUtils.getPathForFile(file)),
    )
  },
})

// The page that is shown after a crash asks for nothing.
if (location.pathname === "/index.html")
  void askAhead("start", {}, null).then(
    (reply) => {
      const { value } = reply as { value?: Pick<Scene, "open" | "key" | "settings"> }
      if (value?.open) void askAhead("openArticle", { id: value.open }, value.key).catch(() => undefined)
      // The window's first drawing has dates. The system reads the language's data for them once, and it may do so
      // while the script is on its way.
      if (value) moment(new Date().toISOString(), value.settings.language)
    },
    () => undefined,
  )
