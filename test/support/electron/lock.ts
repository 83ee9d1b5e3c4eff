/**
 * One instance per user data folder: the first holds a lock file and listens on a socket, a later one
 * hands its arguments over and learns, before `requestSingleInstanceLock` returns, that it is not the first.
 */
import { spawnSync } from "node:child_process"
import { createHash } from "node:crypto"
import { closeSync, mkdirSync, openSync, rmSync, writeSync } from "node:fs"
import { createServer, type Server } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { decode, encode } from "./clone.ts"

/** What a later instance hands to the first. */
export type Handover = { argv: string[]; workingDirectory: string; additionalData: unknown }

export type Lock = { release(): void }

/**
 * Sends standard input to the socket in argv (as JSON, for its NUL) and exits with 0 only if the first instance
 * confirms it.
 */
const sender = `
const socket = require("node:net").connect(JSON.parse(process.argv[1]))
let heard = ""
socket.on("error", () => process.exit(1))
socket.on("data", (data) => { heard += data })
socket.on("close", () => process.exit(heard === "taken" ? 0 : 1))
process.stdin.pipe(socket)
`

function socketOf(folder: string): string {
  const name = `midad-${createHash("sha256").update(folder).digest("hex").slice(0, 24)}`
  if (process.platform === "win32") return `\\\\.\\pipe\\${name}`
  // An abstract socket vanishes with its process, however that ends.
  return process.platform === "linux" ? `\0${name}` : join(tmpdir(), `${name}.sock`)
}

/**
 * Takes the lock of `folder`, or hands `handover` to the instance that holds it and returns null.
 * A lock whose holder does not answer is stale and is taken over.
 */
export function takeLock(
  folder: string,
  handover: Handover,
  heard: (handover: Handover) => void,
): Lock | null {
  mkdirSync(folder, { recursive: true })
  const path = join(folder, "instance.lock")
  const socket = socketOf(folder)
  for (;;) {
    try {
      const file = openSync(path, "wx")
      writeSync(file, `${process.pid}\n`)
      closeSync(file)
      break
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code !== "EEXIST") throw cause
      const sent = spawnSync(process.execPath, ["-e", sender, JSON.stringify(socket)], {
        input: encode(handover),
        timeout: 20_000,
      })
      if (sent.status === 0) return null
      rmSync(path, { force: true })
    }
  }
  if (process.platform !== "win32" && !socket.startsWith("\0")) rmSync(socket, { force: true })
  const server: Server = createServer({ allowHalfOpen: true }, (connection) => {
    const parts: Buffer[] = []
    connection.on("data", (part) => parts.push(part))
    connection.on("error", () => connection.destroy())
    connection.on("end", () => {
      heard(decode(Buffer.concat(parts).toString("utf8")) as Handover)
      connection.end("taken")
    })
  })
  server.listen(socket)
  server.unref()
  return {
    release() {
      server.close()
      rmSync(path, { force: true })
    },
  }
}
