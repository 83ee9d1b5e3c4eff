/** `ipcMain`: handlers and listeners for what the preload sends. */
import { EventEmitter } from "node:events"

type Handler = (event: object, ...args: unknown[]) => unknown

export class IpcMain extends EventEmitter {
  readonly #handlers = new Map<string, Handler>()

  handle(channel: string, handler: Handler): void {
    if (this.#handlers.has(channel))
      throw new Error(`Attempted to register a second handler for '${channel}'`)
    this.#handlers.set(channel, handler)
  }

  handleOnce(channel: string, handler: Handler): void {
    this.handle(channel, (event, ...args) => {
      this.removeHandler(channel)
      return handler(event, ...args)
    })
  }

  removeHandler(channel: string): void {
    this.#handlers.delete(channel)
  }

  /** The answer of the handler of `channel`. Rejects with the same message as Electron's `invoke`. */
  async answer(channel: string, event: object, args: unknown[]): Promise<unknown> {
    const handler = this.#handlers.get(channel)
    if (!handler)
      throw new Error(
        `Error invoking remote method '${channel}': Error: No handler registered for '${channel}'`,
      )
    try {
      return await handler(event, ...args)
    } catch (fault) {
      console.error(`Error occurred in handler for '${channel}':`, fault)
      throw new Error(`Error invoking remote method '${channel}': ${fault}`)
    }
  }
}

export const ipcMain = new IpcMain()
