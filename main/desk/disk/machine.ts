/** The machine that the desk runs on. */
import { createHash } from "node:crypto"
import { readFileSync } from "node:fs"
import { hostname } from "node:os"
import { codeOf } from "./disk.ts"

/**
 * The id of this machine: 32 hexadecimal digits, the same for every desk on it. Two machines may share a host's name,
 * so the system's own id is in it where there is one.
 */
export function thisMachine(): string {
  let id = ""
  if (process.platform === "linux")
    try {
      id = readFileSync("/etc/machine-id", "utf8").trim()
    } catch (error) {
      // Not every system has one.
      if (codeOf(error) === "") throw error
    }
  return createHash("sha256").update(`${hostname()}\n${id}`).digest("hex").slice(0, 32)
}
