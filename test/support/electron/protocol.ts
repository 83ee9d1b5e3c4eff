/** `protocol`: the app's own schemes, answered by the shell's handlers. */
import type { Request as PageRequest, Route } from "playwright-core"
import { inward, outwardText, own } from "./origin.ts"
import { running } from "./running.ts"

type Privileged = { scheme: string; privileges?: Record<string, boolean> }
type Handler = (request: Request) => Response | Promise<Response>

const handlers = new Map<string, Handler>()
let privileged: Privileged[] = []

export const protocol = {
  /** Must be called once, before `ready`. */
  registerSchemesAsPrivileged(schemes: Privileged[]): void {
    if (running.ready)
      throw new Error("protocol.registerSchemesAsPrivileged should be called before app is ready")
    privileged = schemes
    for (const { scheme, privileges } of schemes) {
      if (!privileges?.standard || !privileges.secure)
        throw new Error(`The stand-in serves schemes that are standard and secure; ${scheme} is not`)
      own(scheme)
    }
  },
  handle(scheme: string, handler: Handler): void {
    if (!running.ready) throw new Error("protocol.handle can only be used after app is ready")
    if (handlers.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`)
    if (!privileged.some((entry) => entry.scheme === scheme))
      throw new Error(`The stand-in serves privileged schemes only; ${scheme} is not registered`)
    handlers.set(scheme, handler)
  },
  unhandle(scheme: string): void {
    handlers.delete(scheme)
  },
  isProtocolHandled(scheme: string): boolean {
    return handlers.has(scheme)
  },
}

/** The schemes as they were registered, for tests. */
export function privilegedSchemes(): readonly Privileged[] {
  return privileged
}

/** Whether a handler answers for `url` (as the shell knows it). */
export function handles(url: string): boolean {
  return handlers.has(new URL(url).protocol.slice(0, -1))
}

/** What the shell's handler answers to `request`. Throws if there is no handler for its scheme. */
export async function respond(request: Request): Promise<Response> {
  const handler = handlers.get(new URL(request.url).protocol.slice(0, -1))
  if (!handler) throw new TypeError(`net::ERR_UNKNOWN_URL_SCHEME ${request.url}`)
  return handler(request)
}

/** Answers a request of a page with what the shell's handler says. */
export async function fulfill(route: Route, from: PageRequest): Promise<void> {
  const headers = new Headers()
  for (const [name, value] of Object.entries(from.headers())) headers.set(name, inward(value))
  const body = from.postDataBuffer()
  const request = new Request(inward(from.url()), {
    method: from.method(),
    headers,
    ...(body && from.method() !== "GET" && from.method() !== "HEAD" ? { body: new Uint8Array(body) } : {}),
  })
  let response: Response
  try {
    response = await respond(request)
  } catch (fault) {
    console.error(`The handler of ${request.url} failed:`, fault)
    return route.abort("failed")
  }
  if (response.type === "error") return route.abort("failed")
  const said: Record<string, string> = {}
  for (const [name, value] of response.headers) said[name] = outwardText(value)
  await route.fulfill({
    status: response.status,
    headers: said,
    body: Buffer.from(await response.arrayBuffer()),
  })
}
