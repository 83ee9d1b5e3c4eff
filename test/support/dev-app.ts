/** Midad as `npm run dev` runs it: started from a folder of built files, reloaded, ended in order. */
import { spawn } from "node:child_process"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { killGroup, startChild } from "./child.ts"
import { usable } from "./launch.ts"
import type { Runtime } from "./runtime.ts"

export type DevApp = {
  /** Resolves once the window is drawn, with its debugging address if it is known; null if the app ends before. */
  readonly opened: Promise<{ address: string | null } | null>
  /** Loads the window's page anew. */
  reload(): void
  /** Asks the app to save and end. Kills it if it has not ended after half a minute. */
  quit(): void
  /** Resolves with the exit code when the app has ended; null if it was ended by force. */
  readonly exited: Promise<number | null>
}

export type DevOptions = {
  runtime: Runtime
  /** The app's folder: a package.json that names the built main module. */
  folder: string
  args: string[]
  env: NodeJS.ProcessEnv
}

/** How long an app may take to end, in milliseconds: longer than its own deadline for saving. */
const endLimit = 30_000

/** Starts the app. Its output goes to our own output. */
export function openDevApp(options: DevOptions): DevApp {
  const app = options.runtime.kind === "electron" ? onElectron(options) : onStandin(options)
  let ended = false
  void app.exited.then(() => {
    ended = true
  })
  return {
    ...app,
    reload() {
      if (!ended) app.reload()
    },
    quit() {
      if (ended) return
      app.quit()
      const timer = setTimeout(() => app.pid && killGroup(app.pid), endLimit)
      void app.exited.then(() => clearTimeout(timer))
    },
  }
}

type Started = DevApp & { pid: number | undefined }

function onStandin({ runtime, folder, args, env }: DevOptions): Started {
  const child = startChild({
    executable: runtime.executable,
    main: join(folder, "dist/main/main.js"),
    args,
    env,
    headless: false,
    remote: true,
    echo: true,
    inspect: true,
  })
  // An app that ends meanwhile rejects the request. `exited` resolves with its exit code.
  const ask = (question: string, given?: unknown) => void child.ask(question, given).catch(() => null)
  return {
    opened: child.loaded.then(
      (address) =>
        child.ask("drawn", usable).then(
          () => ({ address }),
          () => null,
        ),
      () => null,
    ),
    reload: () => ask("reload"),
    quit: () => ask("quit"),
    exited: child.exited,
    pid: child.process.pid,
  }
}

function onElectron({ runtime, folder, args, env }: DevOptions): Started {
  const hook = (name: string) => ["-r", fileURLToPath(new URL(name, import.meta.url))]
  const child = spawn(
    runtime.executable,
    [
      "--inspect=0",
      "--remote-debugging-port=0",
      ...(process.getuid?.() === 0 || process.env.CI ? ["--no-sandbox"] : []),
      ...hook("./electron-home.cjs"),
      ...hook("./electron-dev.cjs"),
      folder,
      ...args,
    ],
    {
      env,
      stdio: ["ignore", "inherit", "pipe", "ipc"],
      // A separate process group, so that Ctrl+C reaches only this process, which then asks the app to end.
      detached: process.platform !== "win32",
    },
  )
  let address: string | null = null
  let said = ""
  child.stderr?.on("data", (part: Buffer) => {
    process.stderr.write(part)
    if (address) return
    said += part
    const found = /DevTools listening on ws:\/\/([^/\s]+)\//.exec(said)
    if (found) address = `http://${found[1]}`
  })
  const exited = new Promise<number | null>((resolve, reject) => {
    child.on("error", reject)
    child.on("exit", resolve)
  })
  const loaded = new Promise<void>((resolve) =>
    child.on("message", (message) => {
      if (message === "loaded") resolve()
    }),
  )
  const send = (message: string) => void (child.connected && child.send(message))
  return {
    opened: Promise.race([loaded.then(() => ({ address })), exited.then(() => null)]),
    reload: () => send("reload"),
    quit: () => send("quit"),
    exited,
    pid: child.pid,
  }
}
