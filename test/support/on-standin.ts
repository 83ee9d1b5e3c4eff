/** An app on the stand-in: the built main process in a child, its Chromium over the debugging port. */
import { join } from "node:path"
import { type Browser, chromium, type Page } from "playwright-core"
import type { Base } from "./base.ts"
import { type Child, profileHolder, startChild } from "./child.ts"
import { environment, type LaunchOptions, type Places, root } from "./profile.ts"
import type { Runtime } from "./runtime.ts"

/** Starts the app on the stand-in. */
export async function launchStandin(runtime: Runtime, places: Places, options: LaunchOptions): Promise<Base> {
  const env = environment(places, options)
  const main = options.main ?? join(root, "dist/main/main.js")
  const start = (args: string[]): Child =>
    startChild({
      executable: runtime.executable,
      main,
      args: [`--user-data-dir=${places.userData}`, ...args],
      env,
      headless: true,
      remote: true,
    })
  const child = start(options.args ?? [])
  const endpoint = await child.loaded
  if (!endpoint) throw new Error(`Chromium has no debugging port. The app said:\n${child.log()}`)
  const browser: Browser = await chromium.connectOverCDP(endpoint)
  const context = browser.contexts()[0]
  if (!context) throw new Error("Chromium has no page")
  const ours = (page: Page) => /^https:\/\/[^/]+\.invalid\//.test(page.url())
  const find = () => context.pages().findLast((page) => ours(page) && !page.isClosed())
  const first = find()
  if (!first) throw new Error(`No page of the app is open. The app said:\n${child.log()}`)
  let page = first
  const watch = (each: Page) => {
    // Playwright answers a dialog without a listener. This listener leaves that to the stand-in.
    each.on("dialog", () => {})
  }
  watch(page)
  context.on("page", watch)
  return {
    page: () => page,
    origin: new URL(first.url()).origin,
    ask: child.ask,
    async again(args) {
      const other = start(args)
      return other.exited
    },
    async nextPage() {
      const next = await context.waitForEvent("page")
      await next.waitForURL((url) => url.hostname.endsWith(".invalid"))
      page = next
      return next
    },
    crash: async () => {
      await child.ask("crash")
    },
    async hang() {
      await page.evaluate(
        () =>
          void setTimeout(() => {
            for (;;);
          }),
      )
      page.keyboard.press("KeyA").catch(() => "the page is gone")
    },
    async end() {
      await browser.close()
    },
    pids() {
      const holder = profileHolder(join(places.userData, "Chromium"))
      return [child.process.pid ?? 0, holder ?? 0].filter((pid) => pid > 0)
    },
    log: child.log,
    exited: child.exited,
  }
}
