/** Opens a virtual display on a machine without one. */
import { type ChildProcess, spawn } from "node:child_process"
import { existsSync } from "node:fs"
import { install, mayInstall } from "./browser.ts"

export type Display = { name: string; close(): void }

/** Whether windows can be shown without a virtual display. */
export function hasDisplay(env: NodeJS.ProcessEnv = process.env): boolean {
  return process.platform !== "linux" || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY)
}

function findXvfb(): string | null {
  return ["/usr/bin/Xvfb", "/usr/local/bin/Xvfb", "/usr/X11R6/bin/Xvfb"].find(existsSync) ?? null
}

/** Starts a virtual display (Xvfb) on a free number. Throws with what to install if it is missing. */
export async function openDisplay(): Promise<Display> {
  if (!findXvfb() && mayInstall()) install(["xvfb"])
  const path = findXvfb()
  if (!path)
    throw new Error(
      "There is no display, and no Xvfb to make one. Install it (Debian, Ubuntu: sudo apt-get install xvfb; " +
        "Fedora: sudo dnf install xorg-x11-server-Xvfb).",
    )
  const server: ChildProcess = spawn(
    path,
    ["-displayfd", "3", "-screen", "0", "1440x960x24", "-nolisten", "tcp"],
    // In a separate process group, so that Ctrl+C does not end the display while an app is still saving.
    { stdio: ["ignore", "ignore", "pipe", "pipe"], detached: true },
  )
  let words = ""
  server.stderr?.on("data", (part) => {
    words += part
  })
  const number = await new Promise<string>((resolve, reject) => {
    server.on("error", reject)
    server.on("exit", (code) => reject(new Error(`Xvfb ended with ${code}: ${words}`)))
    let said = ""
    server.stdio[3]?.on("data", (part) => {
      said += part
      if (said.includes("\n")) resolve(said.trim())
    })
  })
  server.removeAllListeners("exit")
  const close = () => void server.kill()
  process.once("exit", close)
  return { name: `:${number}`, close }
}
