/** The hash by which the desk knows whether a file is still the one it read. */
import { createHash } from "node:crypto"

/** The SHA-256 of `bytes` as 64 hexadecimal digits. */
export function hashOf(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex")
}
