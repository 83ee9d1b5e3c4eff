/** `npm run dev` on a copy of the sources: shows changes of the sources, and leaves no processes behind. */
import { type ChildProcess, execFileSync, spawn } from "node:child_process"
import {
  appendFileSync,
  cpSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { expect, onTestFinished, test } from "vitest"
import { runtimeHere } from "./launch.ts"
import { root } from "./profile.ts"
import { runsAsBuilt } from "./runtime.ts"

/** How long to wait for the result of a build or of a start of the app. */
const patient = { timeout: 60_000 }

/** Makes the copy: the sources, and the packages by a link. */
function copySources(): string {
  const copy = mkdtempSync(join(tmpdir(), "midad-dev-"))
  for (const part of ["main", "renderer", "test/support", "package.json"])
    cpSync(join(root, part), join(copy, part), { recursive: true })
  symlinkSync(join(root, "node_modules"), join(copy, "node_modules"), "junction")
  return copy
}

/** Starts `npm run dev` in `copy`. */
function startDev(copy: string): { process: ChildProcess; log(): string; ended: Promise<number | null> } {
  const child = spawn(process.execPath, ["test/support/dev.ts"], {
    cwd: copy,
    env: process.env,
    stdio: ["ignore", "pipe", "pipe"],
  })
  let log = ""
  for (const stream of [child.stdout, child.stderr])
    stream?.on("data", (part: Buffer) => {
      log += part
    })
  const ended = new Promise<number | null>((resolve, reject) => {
    child.on("error", reject)
    child.on("close", resolve)
  })
  return { process: child, log: () => log, ended }
}

/** Asks the window behind the debugging port of `address` for the value of an expression; null while there is none. */
async function inWindow(address: string, expression: string): Promise<unknown> {
  const targets = (await (await fetch(`${address}/json/list`)).json()) as Record<string, string>[]
  const target = targets.find(({ type, url }) => type === "page" && /^(app|https):\/\//.test(url ?? ""))
  if (!target?.webSocketDebuggerUrl) return null
  const socket = new WebSocket(target.webSocketDebuggerUrl)
  try {
    return await new Promise((resolve, reject) => {
      socket.onerror = () => reject(new Error(`Nothing answers at ${address}`))
      // A page that is being loaded anew closes it.
      socket.onclose = () => resolve(null)
      socket.onopen = () =>
        socket.send(JSON.stringify({ id: 1, method: "Runtime.evaluate", params: { expression } }))
      socket.onmessage = ({ data }) => {
        const answer = JSON.parse(String(data)) as { id?: number; result?: { result?: { value?: unknown } } }
        if (answer.id === 1) resolve(answer.result?.result?.value ?? null)
      }
    })
  } finally {
    socket.close()
  }
}

/** The running processes as pairs of a process and its parent. */
function processes(): [pid: number, parent: number][] {
  const lines = execFileSync("ps", ["-A", "-o", "pid=,ppid="], { encoding: "utf8" }).trim().split("\n")
  return lines.map((line) => line.trim().split(/\s+/).map(Number) as [number, number])
}

/** All descendants of the process `pid`. */
function descendants(pid: number): number[] {
  const all = processes()
  const found = new Set([pid])
  // A loop over a set also visits what is added during the loop.
  for (const each of found) for (const [child, parent] of all) if (parent === each) found.add(child)
  return [...found]
}

// It builds for the pinned Electron, and starts what it has built.
const other = runsAsBuilt(runtimeHere()) ? "" : " (not on an Electron of another major version)"

test.skipIf(other !== "")(
  `a change of the window is shown, a change of main starts it anew, and Ctrl+C ends it all${other}`,
  async () => {
    const copy = copySources()
    const dev = startDev(copy)
    onTestFinished(async () => {
      // It asks the app to end, too.
      dev.process.kill("SIGTERM")
      await dev.ended
      rmSync(copy, { recursive: true, force: true, maxRetries: 20 })
    })
    const said = (words: string | RegExp) => expect.poll(dev.log, patient).toMatch(words)
    const address = () =>
      dev
        .log()
        .match(/inspected at (\S+)/g)
        ?.at(-1)
        ?.split(" ")
        .at(-1) ?? ""
    const opened = (times: number) =>
      expect.poll(() => dev.log().split("Midad is open.").length - 1, patient).toBe(times)
    const mark = () => inWindow(address(), "document.documentElement.dataset.mark")

    await opened(1)
    appendFileSync(join(copy, "renderer/main.tsx"), '\ndocument.documentElement.dataset.mark = "changed"\n')
    await expect.poll(mark, patient).toBe("changed")

    const style = join(copy, "renderer/look/look.css")
    appendFileSync(style, "\n:root { --mark: painted }\n")
    const painted = "getComputedStyle(document.documentElement).getPropertyValue('--mark').trim()"
    await expect.poll(() => inWindow(address(), painted), patient).toBe("painted")

    // A source that does not compile is reported, and the app stays. When it is fixed, the change is shown.
    const file = join(copy, "renderer/main.tsx")
    const good = readFileSync(file, "utf8")
    writeFileSync(file, `${good}const = \n`)
    await said(/main\.tsx[\s\S]*could not be built/)
    expect(dev.log().match(/is loaded anew/g)).toHaveLength(2)
    await expect.poll(mark, patient).toBe("changed")
    writeFileSync(file, `${good}\ndocument.documentElement.dataset.mark = "mended"\n`)
    await expect.poll(mark, patient).toBe("mended")
    await opened(1)

    appendFileSync(join(copy, "main/shell/main.ts"), '\nconsole.log("main is another one")\n')
    await said("main is another one")
    await opened(2)
    await expect.poll(mark, patient).toBe("mended")

    // A main process that does not start is reported, and the next change starts it.
    const main = join(copy, "main/shell/main.ts")
    const runs = readFileSync(main, "utf8")
    writeFileSync(main, `${runs}\nprocess.exit(3)\n`)
    await said("Midad ended with 3")
    writeFileSync(main, runs)
    await opened(3)

    // Windows has no such signal: there, a process is only ever ended at once.
    if (process.platform === "win32") return
    const ours = descendants(dev.process.pid ?? 0)
    expect(ours.length).toBeGreaterThan(3)
    dev.process.kill("SIGINT")
    expect(await dev.ended).toBe(0)
    const left = () => processes().filter(([pid]) => ours.includes(pid))
    await expect.poll(left, patient).toEqual([])
  },
)
