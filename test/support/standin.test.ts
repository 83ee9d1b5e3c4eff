/** The stand-in behaves as Electron's documentation says, shown on a small app of its own. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { test as base, expect } from "vitest"
import { findBrowser } from "./browser.ts"
import { type App, type LaunchOptions, launch } from "./launch.ts"

const executable = findBrowser()
const test = base.skipIf(!executable)
const main = fileURLToPath(new URL("./tiny/main.mjs", import.meta.url))

type Tiny = {
  refused: string
  nested: { list: number[] }
  invoke(channel: string, value?: unknown): Promise<unknown>
  send(channel: string, value: unknown): void
  heard(listener: (...args: unknown[]) => void): void
  paths(files: File[]): string[]
  throws(): void
}
declare const tiny: Tiny

function tinyApp(test: LaunchOptions["test"], options: LaunchOptions = {}): Promise<App> {
  const runtime = { kind: "standin", executable: executable ?? "", why: "its own test" } as const
  return launch({ main, runtime, ready: "h1", ...(test ? { test } : {}), ...options })
}

/** The lines that the app has printed with a mark, such as `app:`. */
function said(app: App, mark: string): string[] {
  return app
    .log()
    .split("\n")
    .filter((line) => line.startsWith(mark))
    .map((line) => line.slice(mark.length + 1))
}

const hear = (app: App, mark: string, line: string) =>
  expect.poll(() => said(app, mark), { timeout: 20_000 }).toContain(line)

test("the page has its bridge and nothing else", async (context) => {
  const app = await tinyApp(context)
  const { page } = app
  const saw = await page.evaluate(() => (window as unknown as { saw: Record<string, unknown> }).saw)
  expect(saw).toMatchObject({ tiny: "object", require: "undefined", process: "undefined" })
  // Every name on the window is Chromium's own, but for the bridge and the page's own mark.
  const frame = await page.evaluate(async () => {
    const frame = document.createElement("iframe")
    frame.src = "/frame.html"
    document.body.append(frame)
    await new Promise((resolve) => frame.addEventListener("load", resolve))
    const inner = frame.contentWindow as unknown as object
    const names = Object.getOwnPropertyNames(window).filter((name) => !Object.hasOwn(inner, name))
    return {
      names,
      bridge: "tiny" in inner,
      extra: Object.getOwnPropertyNames(inner).filter((n) => !Object.hasOwn(window, n)),
    }
  })
  expect(frame).toEqual({ names: expect.arrayContaining(["tiny", "saw"]), bridge: false, extra: [] })
  expect(frame.names.filter((name) => !/^\d+$|^(tiny|saw)$/.test(name))).toEqual([])
  expect(
    await page.evaluate(() => [tiny.refused, Object.isFrozen(tiny), Object.isFrozen(tiny.nested.list)]),
  ).toEqual(["module not found: node:fs", true, true])
  expect(
    await page.evaluate(() => {
      try {
        Object.defineProperty(window, "tiny", { value: 1 })
        return "replaced"
      } catch (error) {
        return (error as Error).name
      }
    }),
  ).toBe("TypeError")
  expect(
    await page.evaluate(() => {
      try {
        return tiny.throws()
      } catch (error) {
        return [(error as Error).message, (error as Error).constructor === Error]
      }
    }),
  ).toEqual(["as expected", true])
})

test("calls carry what structured clone carries, and reject as Electron's do", async (context) => {
  const app = await tinyApp(context)
  const { page } = app
  const back = await page.evaluate(async () => {
    const cycle: Record<string, unknown> = {
      text: "مداد \ud800 \u2028",
      none: undefined,
      hole: [1, undefined],
    }
    cycle.self = cycle
    const value = {
      cycle,
      date: new Date(5),
      bytes: new Uint8Array([0, 255]),
      floats: new Float64Array([0.5, Number.NaN]),
      map: new Map([["k", new Set([1n])]]),
      zero: -0,
    }
    const same = (await tiny.invoke("echo", value)) as typeof value
    return [
      same.cycle.self === same.cycle,
      same.cycle.text === cycle.text,
      "none" in same.cycle,
      same.date.getTime(),
      [...same.bytes],
      [...same.floats].map(String),
      [...(same.map.get("k") ?? [])].map(String),
      Object.is(same.zero, -0),
    ]
  })
  expect(back).toEqual([true, true, true, 5, [0, 255], ["0.5", "NaN"], ["1"], true])
  expect(said(app, "sender:")).toEqual(["app://desk app://desk/index.html null"])
  expect(
    await page.evaluate(() =>
      tiny.invoke("kinds", { a: new Uint8Array(1), b: new Date(), c: new Map(), d: undefined, e: null }),
    ),
  ).toEqual(["Uint8Array", "Date", "Map", "undefined", "null"])
  const reason = (channel: string, value?: string) =>
    page.evaluate(
      ([channel, value]) =>
        tiny.invoke(channel!, value === "function" ? [Symbol.iterator] : value).then(
          () => "no",
          (error: Error) => error.message,
        ),
      [channel, value],
    )
  expect(await reason("fail")).toBe("Error invoking remote method 'fail': RangeError: out of ink")
  expect(await reason("nobody")).toBe(
    "Error invoking remote method 'nobody': Error: No handler registered for 'nobody'",
  )
  const noted = await page.evaluate(
    () =>
      new Promise((resolve) => {
        tiny.heard((text, map) => resolve([text, [...((map as Map<string, Uint8Array>).get("a") ?? [])]]))
        tiny.send("note", "ink")
      }),
  )
  expect(noted).toEqual(["ink!", [1, 2]])
})

test("a page that wants to leave is kept, and its own pages load", async (context) => {
  const app = await tinyApp(context)
  const { page } = app
  for (const id of ["out", "mail", "blank"]) await page.click(`#${id}`)
  await hear(app, "window wanted:", "https://example.invalid/blank")
  await hear(app, "will-navigate:", "mailto:desk@example.invalid")
  expect(said(app, "will-navigate:")).toEqual(["https://example.invalid/", "mailto:desk@example.invalid"])
  expect(await page.title()).toBe("Tiny")
  expect(await page.evaluate(() => location.origin)).toBe(app.origin)
  expect(said(app, "request:").every((line) => line.startsWith("GET app://desk/"))).toBe(true)
  await page.click("#in")
  await page.waitForSelector("text=Second")
  await hear(app, "loaded:", "app://desk/second.html")
  expect(said(app, "navigation:")).toEqual([
    "app://desk/index.html true false",
    "app://desk/second.html true false",
  ])
})

test("permissions are what the shell says", async (context) => {
  const { page } = await tinyApp(context)
  const states = await page.evaluate(() =>
    Promise.all(
      ["geolocation", "notifications"].map(async (name) => {
        const { state } = await navigator.permissions.query({ name: name as PermissionName })
        return state
      }),
    ),
  )
  expect(states).toEqual(["denied", "granted"])
})

test("menu, dialogs, links and print are kept and answered", async (context) => {
  const app = await tinyApp(context)
  const { page } = app
  const [file] = await app.menu()
  expect(file?.items?.map((item) => item.id ?? item.role ?? item.type)).toEqual([
    "save",
    "shown",
    "off",
    "separator",
    "quit",
  ])
  await app.chooseMenu("save")
  await app.chooseMenu(["File", "Shown"])
  await expect(app.chooseMenu("off")).rejects.toThrow("cannot be chosen")
  await page.focus("#field")
  await page.keyboard.press("ControlOrMeta+s")
  await page.keyboard.press("ControlOrMeta+g")
  await expect.poll(() => said(app, "menu:")).toEqual(["save", "shown", "save"])
  await app.answerDialogs("open", ["/a", "/b"])
  expect(await page.evaluate(() => tiny.invoke("ask"))).toEqual({ canceled: false, filePaths: ["/a", "/b"] })
  expect(await page.evaluate(() => tiny.invoke("ask"))).toEqual({ canceled: true, filePaths: [] })
  expect((await app.dialogs()).map(({ options }) => options.title)).toEqual(["Choose", "Choose"])
  await page.evaluate(() => tiny.invoke("link", "https://example.invalid/x"))
  expect(await app.openedLinks()).toEqual(["https://example.invalid/x"])
  expect(await page.evaluate(() => tiny.invoke("print"))).toBe("%PDF-")
})

test("closing can be prevented, and quitting goes in Electron's order", async (context) => {
  const app = await tinyApp(context)
  await app.page.evaluate(() => tiny.invoke("keep", true))
  await app.page.keyboard.press("ControlOrMeta+q")
  await hear(app, "window:", "close true")
  expect(await app.page.title()).toBe("Tiny")
  await app.page.evaluate(() => tiny.invoke("keep", false))
  await app.close()
  expect(said(app, "window:")).toEqual(["close true", "close false", "closed"])
  expect(said(app, "app:")).toEqual([
    "will-finish-launching",
    "ready",
    "before-quit",
    "before-quit",
    "will-quit",
    "quit",
  ])
})

test("a second instance hands over and ends; a killed one leaves no lock that holds", async (context) => {
  const app = await tinyApp(context)
  expect(await app.again(["/news/one.html"])).toBe(0)
  await hear(app, "second:", "/news/one.html 1970-01-01T00:00:00.000Z")
  expect(await app.openFile("/news/two.html")).toBe(true)
  await hear(app, "file:", "/news/two.html")
  await app.kill()
  const next = await tinyApp(undefined, { profile: app.profile })
  expect(await next.page.title()).toBe("Tiny")
  await next.close()
})

test("a crashed page is told of and can be loaded again", async (context) => {
  const app = await tinyApp(context)
  const next = app.nextPage()
  await app.crash()
  const page = await next
  await page.waitForSelector("text=Tiny")
  expect(said(app, "gone:")).toEqual(["crashed"])
  expect(await page.evaluate(() => tiny.invoke("echo", "again"))).toBe("again")
})

test("dropped files have their paths, made ones none", async (context) => {
  const folder = mkdtempSync(join(tmpdir(), "midad-drop-"))
  context.onTestFinished(() => rmSync(folder, { recursive: true }))
  const path = join(folder, "خبر.txt")
  writeFileSync(path, "نص")
  const app = await tinyApp(context)
  await app.drop("h1", [path])
  await expect.poll(() => app.page.evaluate("window.dropped")).toEqual([path])
  expect(await app.page.evaluate(() => tiny.paths([new File(["x"], "made.txt")]))).toEqual([""])
})
