/** `net.fetch`: the app's own schemes, files, and the network. */
import { readFile } from "node:fs/promises"
import { fileURLToPath } from "node:url"
import { handles, respond } from "./protocol.ts"

export const net = {
  async fetch(
    input: string | Request,
    init?: RequestInit & { bypassCustomProtocolHandlers?: boolean },
  ): Promise<Response> {
    const url = typeof input === "string" ? input : input.url
    if (url.startsWith("file:"))
      try {
        return new Response(new Uint8Array(await readFile(fileURLToPath(url))))
      } catch (cause) {
        throw new Error("net::ERR_FILE_NOT_FOUND", { cause })
      }
    if (!init?.bypassCustomProtocolHandlers && handles(url)) return respond(new Request(url, init))
    return fetch(input, init)
  },
  isOnline: () => true,
}
