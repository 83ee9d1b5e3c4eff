/**
 * Starts a packed app as a user starts it, and looks into its window by Chromium's own protocol: Playwright cannot, as
 * a packed app gives nobody the inspector of its main process.
 */
import { type ChildProcess, spawn } from "node:child_process"
import { once } from "node:events"
import { join } from "node:path"

export type PackedApp = {
  /** Evaluates an expression in the window and gives its value, awaited. */
  evaluate<T>(expression: string): Promise<T>
  /** Starts it once more beside the one that runs, as a double click does, and gives that one's exit code. */
  again(args: readonly string[]): Promise<number | null>
  /** Ends the app as the system ends it, and gives its exit code; null if a signal ended it. */
  end(): Promise<number | null>
  /** Ends it by force; does nothing if it has ended. */
  kill(): void
}

/** How long anything may take before the app counts as one that never comes, in milliseconds. */
const patience = 60_000

/** Rejects with `words` unless `promise` settles in time. */
async function inTime<T>(promise: Promise<T>, words: () => string): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(words())), patience)
  })
  return Promise.race([promise, late]).finally(() => clearTimeout(timer))
}

/** The address at which Chromium listens: it writes it on its standard error. */
function addressOf(child: ChildProcess, said: () => string): Promise<string> {
  return new Promise((resolve, reject) => {
    child.stderr?.on("data", () => {
      const found = /DevTools listening on (ws:\/\/\S+)/.exec(said())
      if (found) resolve(found[1]!)
    })
    child.on("error", reject)
    child.on("exit", (code) => reject(new Error(`The app ended with ${code} before it listened:\n${said()}`)))
  })
}

/** What Chromium sends: an answer to a call, or an event. */
type Message = {
  id?: number
  method?: string
  params?: unknown
  result?: unknown
  error?: { message: string }
}
type Connection = {
  /** Calls a method, of the browser or of the session with a page. */
  call<T>(method: string, params?: object, sessionId?: string): Promise<T>
  /** Has `listener` called with the parameters of each event of this name. */
  on<T>(event: string, listener: (params: T) => void): void
  close(): void
}

/** Connects to Chromium at `address`. What is asked and not answered fails when the app ends. */
async function connect(address: string): Promise<Connection> {
  const socket = new WebSocket(address)
  await once(socket, "open")
  const waiting = new Map<number, { resolve(result: unknown): void; reject(error: Error): void }>()
  const listeners = new Map<string, (params: never) => void>()
  let last = 0
  socket.addEventListener("message", ({ data }) => {
    const { id, method, params, result, error } = JSON.parse(String(data)) as Message
    if (method !== undefined) listeners.get(method)?.(params as never)
    const waiter = id === undefined ? undefined : waiting.get(id)
    if (id !== undefined) waiting.delete(id)
    if (error) waiter?.reject(new Error(error.message))
    else waiter?.resolve(result)
  })
  socket.addEventListener("close", () => {
    for (const { reject } of waiting.values()) reject(new Error("The app has ended"))
  })
  return {
    call: <T>(method: string, params = {}, sessionId?: string) =>
      new Promise<T>((resolve, reject) => {
        last += 1
        waiting.set(last, { resolve: resolve as (result: unknown) => void, reject })
        socket.send(JSON.stringify({ id: last, method, params, ...(sessionId ? { sessionId } : {}) }))
      }),
    on: (event, listener) => void listeners.set(event, listener),
    close: () => socket.close(),
  }
}

/** The window: evaluates expressions in its page, whichever is in it. */
type Window = { session: string; evaluate<T>(expression: string): Promise<T> }

/** Waits for the first page of Midad. */
async function firstWindow({ call, on }: Connection): Promise<Window> {
  const session = await new Promise<string>((resolve, reject) => {
    type Target = { targetInfo: { targetId: string; type: string; url: string } }
    const see = ({ targetInfo: { targetId, type, url } }: Target) => {
      if (type !== "page" || !url.startsWith("app:")) return
      call<{ sessionId: string }>("Target.attachToTarget", { targetId, flatten: true }).then(
        ({ sessionId }) => resolve(sessionId),
        reject,
      )
    }
    on("Target.targetCreated", see)
    on("Target.targetInfoChanged", see)
    call("Target.setDiscoverTargets", { discover: true }).catch(reject)
  })
  let context: number | null = null
  const asking = new Set<() => void>()
  on<{ context: { id: number; auxData?: { isDefault?: boolean } } }>(
    "Runtime.executionContextCreated",
    ({ context: { id, auxData } }) => {
      if (!auxData?.isDefault) return
      context = id
      for (const ask of asking) ask()
    },
  )
  await call("Runtime.enable", {}, session)
  return {
    session,
    evaluate: <T>(expression: string) =>
      new Promise<T>((resolve, reject) => {
        // What one page was asked is lost with it, so the next page is asked again.
        const ask = async () => {
          if (context === null) return
          const asked = context
          const params = { expression, contextId: asked, awaitPromise: true, returnByValue: true }
          try {
            type Answer = { result: { value: T }; exceptionDetails?: { text: string } }
            const { result, exceptionDetails } = await call<Answer>("Runtime.evaluate", params, session)
            if (exceptionDetails) reject(new Error(`${exceptionDetails.text} in ${expression}`))
            else resolve(result.value)
            asking.delete(ask)
          } catch (fault) {
            if (context === asked && !/context/.test(`${fault}`)) reject(fault as Error)
          }
        }
        asking.add(ask)
        void ask()
      }),
  }
}

/**
 * Starts `executable` with `args`, with folders of its own below `home`, and waits for its window. `display` is the X
 * display on Linux.
 */
export async function startPackedApp(
  executable: string,
  { home, args = [], display }: { home: string; args?: readonly string[]; display?: string | undefined },
): Promise<PackedApp> {
  const userData = join(home, "data")
  const switches = [`--user-data-dir=${userData}`]
  // Chromium has no sandbox for root.
  if (process.getuid?.() === 0) switches.push("--no-sandbox")
  const own = { MIDAD_USER_DATA: userData, MIDAD_DOCUMENTS: join(home, "documents") }
  const env = { ...process.env, ...own, ...(display ? { DISPLAY: display } : {}) }
  const child = spawn(executable, ["--remote-debugging-port=0", ...switches, ...args], {
    env,
    stdio: ["ignore", "pipe", "pipe"],
  })
  let words = ""
  for (const stream of [child.stdout, child.stderr])
    stream?.on("data", (part: Buffer) => {
      words += part
    })
  const ended = new Promise<number | null>((resolve) => child.on("exit", (code) => resolve(code)))
  const said = () => words.slice(-4_000)
  try {
    const address = await inTime(addressOf(child, said), () => `The app does not listen:\n${said()}`)
    const connection = await connect(address)
    const window = await inTime(firstWindow(connection), () => `The app shows no window:\n${said()}`)
    return {
      evaluate: (expression) =>
        inTime(window.evaluate(expression), () => `No answer to ${expression}\n${said()}`),
      async again(more) {
        const visitor = spawn(executable, [...switches, ...more], { env, stdio: "ignore" })
        const gone = once(visitor, "exit") as Promise<[number | null]>
        try {
          const [code] = await inTime(gone, () => `A second start does not end:\n${said()}`)
          return code
        } finally {
          visitor.kill("SIGKILL")
        }
      },
      async end() {
        // Windows has no signal that a program could answer.
        if (process.platform === "win32") await window.evaluate("void window.close()")
        else child.kill("SIGTERM")
        const code = await inTime(ended, () => `The app does not end:\n${said()}`)
        connection.close()
        return code
      },
      kill: () => void child.kill("SIGKILL"),
    }
  } catch (fault) {
    child.kill("SIGKILL")
    throw fault
  }
}
