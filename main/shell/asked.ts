/**
 * What Midad is asked to open, by words alone: the arguments of a command line, and the addresses that the system hands
 * over. Nothing is looked up on the disk here.
 */
import { resolve } from "node:path"
import { fileURLToPath } from "node:url"
import { type ArticleLink, linkScheme, readLink } from "../contract/link.ts"
import type { Problem } from "../contract/problem.ts"

/** A path, absolute; an article by a link; or what cannot be opened. */
export type Asked =
  | { kind: "path"; path: string }
  | { kind: "link"; link: ArticleLink }
  | { kind: "problem"; problem: Problem }

/** The most characters of an address that a message shows. */
const shown = 200

/** An address as a person reads it: with the letters that its percent signs stand for. */
function readable(address: string): string {
  let text = address
  try {
    text = decodeURI(address)
  } catch {
    // Its percent signs stand for nothing, so it is shown as it is.
  }
  return text.length > shown ? `${text.slice(0, shown)}…` : text
}

const refused = (code: "bad-address" | "bad-link" | "address-elsewhere", address: string): Asked => ({
  kind: "problem",
  problem: { code, details: { name: readable(address) } },
})

/** The path of a `file:` address, on Windows with drives and servers; a problem where it names none. */
function fileAt(address: string, windows: boolean): Asked {
  try {
    const path = fileURLToPath(new URL(address), { windows })
    return path.includes("\0") ? refused("bad-address", address) : { kind: "path", path }
  } catch (error) {
    // Only Windows can reach a file by the name of its server.
    const elsewhere = (error as { code?: unknown }).code === "ERR_INVALID_FILE_URL_HOST"
    return refused(elsewhere ? "address-elsewhere" : "bad-address", address)
  }
}

/** What an argument or an address means. A path that is not absolute begins at `cwd`. */
export function askedBy(argument: string, cwd: string, windows = process.platform === "win32"): Asked {
  const lower = argument.slice(0, 8).toLowerCase()
  if (lower.startsWith(linkScheme)) {
    const link = readLink(argument)
    return link ? { kind: "link", link } : refused("bad-link", argument)
  }
  if (lower.startsWith("file:/")) return fileAt(argument, windows)
  // A drive of Windows has one letter, the name of a scheme more.
  if (/^[a-z][a-z0-9+.-]+:\/\//i.test(argument) || argument.includes("\0"))
    return refused("bad-address", argument)
  return { kind: "path", path: resolve(cwd, argument) }
}

/**
 * What a command line asks for. `argv` begins with the program; when it runs unpacked, the first of the rest is the
 * folder or script that it runs. Switches (`-…`) are for Chromium and are left out.
 */
export function askedOf(argv: readonly string[], cwd: string, packed: boolean): Asked[] {
  return argv
    .slice(1)
    .filter((argument) => argument !== "" && !argument.startsWith("-"))
    .slice(packed ? 0 : 1)
    .map((argument) => askedBy(argument, cwd))
}
