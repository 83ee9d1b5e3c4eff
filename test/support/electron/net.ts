/** `net.fetch` and `net.request`: the app's own schemes, files, and the network. */
import { readFile } from "node:fs/promises"
import http, { type ClientRequest, type RequestOptions } from "node:http"
import https from "node:https"
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
  /** A request as Node makes it; redirects are not followed. */
  request(options: RequestOptions): ClientRequest {
    const {
      session: _session,
      redirect: _redirect,
      ...rest
    } = options as RequestOptions & Record<string, unknown>
    return (rest.protocol === "https:" ? https : http).request(rest)
  },
}
