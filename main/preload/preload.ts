/**
 * The bridge: `window.desk`, as `DeskBridge` in the contract has it. The window
 * gets functions and data, never `ipcRenderer`, an event object or a path.
 */
import { contextBridge, ipcRenderer, webUtils } from "electron"
import { channels } from "../contract/channels.ts"

/** The names of the contract's calls and events. The build puts them here, so that zod need not be loaded for them. */
declare const contractNames: { calls: readonly string[]; events: readonly string[] }

const calls = Object.fromEntries(
  contractNames.calls.map((name) => [
    name,
    (input: unknown, newsroom: unknown) => ipcRenderer.invoke(channels.call, name, input, newsroom ?? null),
  ]),
)

type Listener = (data: unknown, newsroom: unknown) => void
const listeners = new Map<string, Set<Listener>>(
  contractNames.events.map((name) => [name, new Set<Listener>()]),
)
ipcRenderer.on(channels.event, (_event, name: unknown, data: unknown, newsroom: unknown) => {
  for (const listener of listeners.get(String(name)) ?? []) listener(data, newsroom)
})

contextBridge.exposeInMainWorld("desk", {
  ...calls,
  on(name: string, listener: Listener): () => void {
    const set = listeners.get(name)
    if (!set) throw new RangeError(`Not an event: ${name}`)
    set.add(listener)
    return () => {
      set.delete(listener)
    }
  },
  drop(files: readonly File[]): Promise<unknown> {
    return ipcRenderer.invoke(
      channels.drop,
      files.map((file) => webUtils.getPathForFile(file)),
    )
  },
})
