/** Midad as `npm run dev` runs it: started from a folder of built files, reloaded, ended in order. */
import { spawn } from "node:child_process"
import { writeFileSync } from "node:fs"
import { join } from "node:path"
import { killGroup, startChild } from "./child.ts"
import { debugSwitches } from "./electron-process.ts"
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

/** The command line of the app on Electron: its folder, and what it is given. */
export function devCommandLine(folder: string, args: readonly string[]): string[] {
  return [...debugSwitches, folder, ...args]
}

/**
 * Writes the program that Electron starts in `folder` instead of the built main module, which it loads after what
 * listens to `npm run dev`. An option of Electron that loads a module first would stand before the app's folder on the
 * command line, and be taken for it. Returns the program's name.
 */
export function writeDevMain(folder: string, main: string): string {
  const hook = new URL("./electron-dev.cjs", import.meta.url).href
  writeFileSync(
    join(folder, "dev.mjs"),
    `import ${JSON.stringify(hook)}\nimport ${JSON.stringify(`./${main}`)}\n`,
  )
  return "dev.mjs"
}

function onElectron({ runtime, folder, args, env }: DevOptions): Started {
  const child = spawn(runtime.executable, devCommandLine(folder, args), {
    env,
    stdio: ["ignore", "inherit", "pipe", "ipc"],
    // A separate process group, so that Ctrl+C reaches only this process, which then asks the app to end.
    detached: process.platform !== "win32",
  })
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
