/** Starts the app as a process on the stand-in, and talks to it. */
import { type ChildProcess, spawn } from "node:child_process"
import { readlinkSync } from "node:fs"
import { join } from "node:path"

export type Child = {
  process: ChildProcess
  /** Asks the stand-in; see `answers` in electron/control.ts. Rejects with its error, or if the app ends. */
  ask(ask: string, given?: unknown): Promise<unknown>
  /** The debugging address of Chromium, once the first window has loaded; rejects if the app ends before. */
  loaded: Promise<string | null>
  /** The exit code, once the app has ended; null if it was killed. */
  exited: Promise<number | null>
  /** Everything the app has printed so far. */
  log(): string
}

export type ChildOptions = {
  executable: string
  main: string
  args: string[]
  env: NodeJS.ProcessEnv
  /** Whether windows are drawn without a display. */
  headless: boolean
  /** Whether other programs may connect to Chromium. */
  remote: boolean
  /** Whether the app's output also goes to our own output. */
  echo?: boolean
  /** Whether a debugger may connect to the main process, at an address that Node prints. */
  inspect?: boolean
}

const register = new URL("./electron/register.ts", import.meta.url).href

/** Starts `main` on the stand-in. */
export function startChild(options: ChildOptions): Child {
  const child = spawn(
    process.execPath,
    [
      ...(options.inspect ? ["--inspect=0"] : []),
      "--disable-warning=ExperimentalWarning",
      "--import",
      register,
      options.main,
      ...options.args,
    ],
    {
      stdio: ["ignore", "pipe", "pipe", "ipc"],
      // A separate process group, so that the app can be ended with everything that it started.
      detached: process.platform !== "win32",
      env: {
        ...options.env,
        MIDAD_CHROMIUM: options.executable,
        MIDAD_HEADLESS: options.headless ? "1" : "0",
        MIDAD_REMOTE: options.remote ? "1" : "0",
      },
    },
  )
  let log = ""
  for (const stream of [child.stdout, child.stderr])
    stream?.on("data", (part: Buffer) => {
      log += part
      if (options.echo) process.stderr.write(part)
    })

  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (fault: Error) => void }>()
  let asked = 0
  const loaded = Promise.withResolvers<string | null>()
  // When the app ends, no caller may be waiting for it.
  loaded.promise.catch(() => null)
  child.on("message", (message: { id?: number; value?: unknown; fault?: string; loaded?: string | null }) => {
    if (message.loaded !== undefined) loaded.resolve(message.loaded)
    const question = message.id === undefined ? undefined : waiting.get(message.id)
    if (!question || message.id === undefined) return
    waiting.delete(message.id)
    if (message.fault === undefined) question.resolve(message.value)
    else question.reject(new Error(message.fault))
  })
  const exited = new Promise<number | null>((resolve, reject) => {
    child.on("error", reject)
    child.on("close", (code) => {
      const fault = new Error(`The app ended with ${code}. It said:\n${log}`)
      loaded.reject(fault)
      for (const question of waiting.values()) question.reject(fault)
      waiting.clear()
      resolve(code)
    })
  })
  return {
    process: child,
    ask(ask, given = null) {
      return new Promise((resolve, reject) => {
        const id = ++asked
        waiting.set(id, { resolve, reject })
        child.send({ id, ask, with: given }, (fault) => {
          if (fault) reject(new Error(`The app does not listen any more. It said:\n${log}`, { cause: fault }))
        })
      })
    },
    loaded: loaded.promise,
    exited,
    log: () => log,
  }
}

/** Ends a process and all of its group at once, as a power cut would; whether there was one. */
export function killGroup(pid: number): boolean {
  try {
    process.kill(process.platform === "win32" ? pid : -pid, "SIGKILL")
    return true
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === "ESRCH") return false
    throw cause
  }
}

/**
 * The process that holds a Chromium profile, from the lock it keeps there; null if there is none or it cannot be
 * found out.
 */
export function profileHolder(profile: string): number | null {
  if (process.platform === "win32") return null
  try {
    // The lock is a link to "host-pid".
    const pid = Number(/-(\d+)$/.exec(readlinkSync(join(profile, "SingletonLock")))?.[1])
    return pid > 0 ? pid : null
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === "ENOENT") return null
    throw cause
  }
}
