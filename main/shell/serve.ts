/**
 * What `app://desk` serves: the built window's files, and the pictures of the
 * newsroom under `/newsroom/`. Nothing else of the disk can be reached.
 */
import { realpath } from "node:fs/promises"
import { extname, join, relative } from "node:path"
import { sizeLimit } from "../contract/limits.ts"
import { codeOf, realDisk } from "../desk/disk/disk.ts"
import { isInside } from "../desk/disk/folder.ts"
import { pictureMime } from "../desk/pictures.ts"
import { origin, scheme } from "./origin.ts"
import type { Page } from "./recovery.ts"

/** What the window may load: its own files only. Also refused by it: inline script, eval, frames, forms. */
export const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-src 'none'",
].join("; ")

const types: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".map": "application/json; charset=utf-8",
  ".woff2": "font/woff2",
  ".woff": "font/woff",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".ico": "image/x-icon",
}

/** The folders that are served: the built window, and the newsroom if one is open. */
export type Roots = { renderer: string; newsroom: string | null }

/** A file to serve, or the status to refuse with. */
export type Target = { file: string; root: string; type: string } | { status: 400 | 403 | 404 | 405 }

/**
 * The file that a request asks for. Refused: every other host or method, encoded slashes, backslashes, NUL, and paths
 * that lead out of their root.
 */
export function targetOf(method: string, address: string, roots: Roots): Target {
  if (method !== "GET" && method !== "HEAD") return { status: 405 }
  // The URL parser resolves dots, encoded ones too. They are refused, as Midad never writes them.
  if (/(^|[/\\])(\.|%2e){1,2}([/\\?#]|$)/i.test(address.slice(`${origin}`.length))) return { status: 400 }
  if (!URL.canParse(address)) return { status: 400 }
  const url = new URL(address)
  if (url.protocol !== `${scheme}:` || url.host !== "desk") return { status: 403 }
  if (/%2f|%5c|%00|\\/i.test(url.pathname)) return { status: 400 }
  let path: string
  try {
    path = decodeURIComponent(url.pathname)
  } catch {
    return { status: 400 }
  }
  const picture = path.startsWith("/newsroom/")
  const root = picture ? roots.newsroom : roots.renderer
  if (root === null) return { status: 404 }
  const inside = picture ? path.slice("/newsroom".length) : path === "/" ? "/index.html" : path
  const file = join(root, inside)
  if (relative(root, file) === "" || !isInside(root, file)) return { status: 403 }
  // The newsroom's hidden folders hold no pictures to serve.
  if (picture && inside.includes("/.")) return { status: 403 }
  const type = picture ? pictureMime(file) : types[extname(file).toLowerCase()]
  return type ? { file, root, type } : { status: 404 }
}

/** Headers of every answer. */
function headers(type: string): Record<string, string> {
  return {
    "Content-Type": type,
    "Content-Security-Policy": policy,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-cache",
  }
}

const refuse = (status: number) =>
  new Response(null, { status, headers: headers("text/plain; charset=utf-8") })
const answer = (page: Page, method: string) =>
  new Response(method === "HEAD" ? null : page.body, { headers: headers(page.type) })

/** The answer to a request. `newsroom` is called for each request, as another one may have been opened. */
export async function serve(
  request: { method: string; url: string },
  renderer: string,
  newsroom: () => string | null,
  recovery: () => Record<string, Page>,
): Promise<Response> {
  const own = recovery()[request.url]
  if (own) return answer(own, request.method)
  const target = targetOf(request.method, request.url, { renderer, newsroom: newsroom() })
  if ("status" in target) return refuse(target.status)
  try {
    // A link inside the newsroom may lead out of it.
    const file = await realpath(target.file)
    if (!isInside(await realpath(target.root), file)) return refuse(403)
    return answer(
      { type: target.type, body: await realDisk.read(file, { limit: sizeLimit }) },
      request.method,
    )
  } catch (error) {
    if (["ENOENT", "ENOTDIR", "EISDIR", "EFTYPE", "EFBIG"].includes(codeOf(error))) return refuse(404)
    throw error
  }
}
