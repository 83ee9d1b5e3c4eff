/**
 * `npm run dev [-- files]`: Midad from its sources, on a separate profile. A change of the window's sources reloads
 * the window; any other change restarts the app. Text survives both, as it is in the journal. The app is the usual
 * one and reads its built files by its own protocol; only the folder of the build differs.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { type DevApp, openDevApp, writeDevMain } from "./dev-app.ts"
import { type Display, hasDisplay, openDisplay } from "./display.ts"
import { environment, openProfile, root } from "./profile.ts"
import { chooseRuntime, runtimeLine } from "./runtime.ts"
import { type Part, watchBuild } from "./watch.ts"

const folder = join(root, ".cache/dev")

/** Makes the app's folder, with nothing built in it yet; the profile of the last run stays. */
function makeFolder(): void {
  rmSync(join(folder, "dist"), { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const { name, productName, version, type, main } = JSON.parse(
    readFileSync(join(root, "package.json"), "utf8"),
  )
  const about = { name, productName, version, type, main: writeDevMain(folder, main) }
  writeFileSync(join(folder, "package.json"), JSON.stringify(about))
}

async function dev(): Promise<number> {
  makeFolder()
  const runtime = chooseRuntime()
  console.log(runtimeLine(runtime))
  const places = openProfile({ profile: join(folder, "profile") })
  const env = environment(places, {})
  console.log(`Newsroom and settings of this run are its own, in ${places.profile}`)
  let display: Display | null = null
  if (!hasDisplay()) {
    display = await openDisplay()
    env.DISPLAY = display.name
    console.log(`There is no display here, so Midad opens on a virtual one (Xvfb ${display.name}).`)
  }
  const args = [`--user-data-dir=${places.userData}`, ...process.argv.slice(2)]

  const over = Promise.withResolvers<number>()
  let app: DevApp | null = null
  let stopping = false
  /** Starts and ends follow one another. */
  let turn: Promise<void> = Promise.resolve()

  function open() {
    const started = openDevApp({ runtime, folder, args, env })
    app = started
    started.opened.then((opened) => {
      if (!opened || app !== started) return
      const { address } = opened
      console.log(
        `Midad is open.${address ? ` Its window can be inspected at ${address} (chrome://inspect).` : ""}`,
      )
    }, over.reject)
    started.exited.then((code) => {
      // An app that was ended to start the next one is not the running one any more.
      if (app !== started) return
      app = null
      if (stopping || code === 0) over.resolve(code ?? 1)
      else console.log(`Midad ended with ${code}. It starts again after the next change.`)
    }, over.reject)
  }

  async function restart() {
    const old = app
    app = null
    old?.quit()
    await old?.exited
    if (!stopping) open()
  }

  function show(parts: ReadonlySet<Part>, took: number) {
    const onlyWindow = parts.size === 1 && parts.has("client")
    const time = `built in ${Math.round(took)} ms`
    turn = turn
      .then(() => {
        if (stopping) return
        if (app && onlyWindow) {
          console.log(`The window has changed (${time}) and is loaded anew.`)
          return app.reload()
        }
        console.log(app ? `Midad has changed (${time}) and starts anew.` : `Midad starts (${time}).`)
        return restart()
      })
      .catch(over.reject)
  }

  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
    process.on(signal, () => {
      if (stopping) return
      stopping = true
      void turn.then(() => {
        if (app) app.quit()
        else over.resolve(0)
      })
    })
  const stop = await watchBuild(join(folder, "dist"), {
    built: show,
    failed: (words) => console.error(`${words}\nIt could not be built; what ran before goes on.`),
  })
  try {
    return await over.promise
  } finally {
    await stop()
    display?.close()
  }
}

try {
  process.exitCode = await dev()
} catch (fault) {
  console.error(fault instanceof Error ? fault.message : fault)
  process.exitCode = 1
}
