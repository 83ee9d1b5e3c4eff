/** Desks as processes that can be killed. */
import { spawn } from "node:child_process"
import { once } from "node:events"
import { join } from "node:path"
import { createInterface } from "node:readline"
import { fileURLToPath } from "node:url"

/** A desk that runs. */
export type Spawned = {
  /** Kills it, once. */
  kill(): void
  readonly killed: boolean
  /** How it ended when all that it told was heard: its exit code, null if it was killed, and what it said of its faults. */
  ended: Promise<{ code: number | null; faults: string }>
}

/** Runs the program `name` of this folder with a task; `hear` gets each line that it tells. */
export function spawnDesk<Line>(
  name: string,
  task: unknown,
  compiled: string,
  hear: (line: Line) => void,
): Spawned {
  const program = fileURLToPath(new URL(name, import.meta.url))
  const born = spawn(
    process.execPath,
    ["--disable-warning=ExperimentalWarning", program, JSON.stringify(task)],
    {
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...process.env, NODE_COMPILE_CACHE: join(compiled, "compiled") },
    },
  )
  const exited = once(born, "exit")
  const faults: string[] = []
  born.stderr.on("data", (part: Buffer) => faults.push(part.toString()))
  let killed = false

  async function listen(): Promise<{ code: number | null; faults: string }> {
    for await (const text of createInterface({ input: born.stdout })) hear(JSON.parse(text) as Line)
    const [code] = (await exited) as [number | null]
    return { code, faults: faults.join("") }
  }

  return {
    kill() {
      killed = true
      born.kill("SIGKILL")
    },
    get killed() {
      return killed
    },
    ended: listen(),
  }
}
