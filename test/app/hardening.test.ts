/** What the built window, and whoever gets hold of it, may not do; on whichever runtime is here. */
import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { type CallName, calls } from "../../main/contract/desk.ts"
import { malformed } from "../shell/malformed.ts"
import { type App, launch, runtimeHere, usable } from "../support/launch.ts"
import { pagesIn } from "./newsroom.ts"

const { kind } = runtimeHere()
const built = (path: string) => fileURLToPath(new URL(`../../dist/${path}`, import.meta.url))

/** What the desk writes at a time of its own, whoever calls it or not: the index, and the locks' signs of life. */
const ownTime = ["index", "locks"].map((name) => join(".midad", name, "/"))

/** Every file below a folder with its size and time, but for those that change by themselves. */
function snapshot(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((item) => item.isFile())
    .map((item) => join(item.parentPath, item.name))
    .filter((path) => !ownTime.some((part) => path.includes(part)))
    .map((path) => `${path} ${statSync(path).size} ${statSync(path).mtimeMs}`)
    .sort()
}

/** Calls of the bridge as somebody would make them who got hold of the page. */
type Anything = Record<string, (...given: unknown[]) => Promise<unknown>>

let app: App
const logged = () => readFileSync(join(app.userData, "logs", "midad.log"), "utf8")

describe(`the window, on ${kind}`, () => {
  beforeAll(async () => {
    app = await launch()
  })
  afterAll(async () => {
    await app.close()
  })

  test("knows neither Node nor Electron, and of the desk what the contract names", async () => {
    const seen = await app.page.evaluate(() => {
      const all = globalThis as unknown as Record<string, unknown>
      const names = ["require", "process", "Buffer", "module", "global", "ipcRenderer", "electron"]
      return { types: names.map((name) => typeof all[name]), desk: Object.keys(all.desk as object).sort() }
    })
    expect(new Set(seen.types)).toEqual(new Set(["undefined"]))
    expect(seen.desk).toEqual([...Object.keys(calls), "drop", "on"].sort())
  })

  test("cannot replace or extend the bridge's calls for the desk, and gives no event to a listener", async () => {
    // It listens before the menu is used, so the promise is handed over by name and not waited for here.
    const given = await app.page.evaluateHandle(() => {
      const { desk } = globalThis as unknown as {
        desk: Anything & { on: (...given: unknown[]) => () => void }
      }
      const { promise, resolve } = Promise.withResolvers<unknown[]>()
      const stop = desk.on("command", (...data: unknown[]) => {
        stop()
        resolve(data)
      })
      return { promise }
    })
    await app.chooseMenu("palette")
    // The event's data, and the newsroom that it is about; a command is about none.
    expect(await given.evaluate(({ promise }) => promise)).toEqual([{ id: "palette" }, null])
    await app.page.keyboard.press("Escape")
  })

  test("has a preload that is one CommonJS file and requires only electron", () => {
    expect(readdirSync(built("preload")).filter((name) => !name.endsWith(".map"))).toEqual(["preload.cjs"])
    const source = readFileSync(built("preload/preload.cjs"), "utf8")
    expect([...source.matchAll(/\brequire\(([^)]*)\)/g)].map((found) => found[1])).toEqual(['"electron"'])
    expect(source).not.toMatch(/^\s*(import|export)\b|\bimport\(/m)
  })

  test.skipIf(kind !== "electron")("lives at app://desk (only real Electron has the scheme)", async () => {
    expect(await app.page.evaluate(() => location.origin)).toBe("app://desk")
  })

  test("runs no inline script, no eval and nothing from elsewhere", async () => {
    const seen = await app.page.evaluate(async () => {
      const refused: string[] = []
      const all = globalThis as unknown as Record<string, unknown>
      document.addEventListener("securitypolicyviolation", (event) => refused.push(event.effectiveDirective))
      const next = () =>
        new Promise((resolve) =>
          document.addEventListener("securitypolicyviolation", resolve, { once: true }),
        )
      const add = async (element: HTMLElement) => {
        const told = next()
        document.body.append(element)
        await told
        element.remove()
      }
      const inline = document.createElement("script")
      inline.textContent = "window.inlineRan = true"
      await add(inline)
      const away = document.createElement("script")
      away.src = "https://example.org/x.js"
      await add(away)
      const frame = document.createElement("iframe")
      frame.src = "https://example.org/"
      await add(frame)
      const picture = document.createElement("img")
      picture.src = "https://example.org/x.png"
      await add(picture)
      const handler = document.createElement("div")
      handler.setAttribute("onclick", "window.inlineRan = true")
      const told = next()
      document.body.append(handler)
      handler.click()
      await told
      handler.remove()
      const toldOfFetch = next()
      const fetched = await fetch("https://example.org/").then(
        () => "fetched",
        () => "refused",
      )
      await toldOfFetch
      return { refused, ran: typeof all.inlineRan, fetched }
    })
    expect(seen).toEqual({
      refused: [
        "script-src-elem",
        "script-src-elem",
        "frame-src",
        "img-src",
        "script-src-attr",
        "connect-src",
      ],
      ran: "undefined",
      fetched: "refused",
    })
  })

  test("gets its own files and the newsroom's pictures, with policy and types, and nothing else of the disk", async () => {
    const statuses = await app.page.evaluate(async () => {
      const paths = [
        "/index.html",
        "/../package.json",
        "/%2e%2e/package.json",
        "/..%2fpackage.json",
        "/..%5cpackage.json",
        "/%00",
        "/newsroom/..%2f..%2fuser%2fmidad.json",
        "/newsroom/.midad/x.png",
      ]
      return Promise.all(paths.map(async (path) => (await fetch(path)).ok))
    })
    expect(statuses).toEqual([true, false, false, false, false, false, false, false])
    const headers = await app.page.evaluate(async () => {
      const response = await fetch("/index.html")
      return ["content-security-policy", "x-content-type-options"].map((name) => response.headers.get(name))
    })
    expect(headers[0]).toMatch(/^default-src 'none'; script-src 'self';/)
    expect(headers[1]).toBe("nosniff")
  })

  test("stays where it is, and opens no second window", async () => {
    const before = app.page.url()
    // As after a click of the user's: without one, Chromium blocks a window before Midad is asked.
    const client = await app.page.context().newCDPSession(app.page)
    await client.send("Runtime.evaluate", {
      expression: 'window.open("https://example.org/")',
      userGesture: true,
    })
    await client.detach()
    await app.page.evaluate(() => {
      const link = document.createElement("a")
      link.href = "https://example.org/away"
      document.body.append(link)
      link.click()
      link.remove()
    })
    await expect.poll(logged).toContain("Refused to go to https://example.org/away")
    await expect.poll(logged).toContain("Refused a window for https://example.org/")
    expect(app.page.url()).toBe(before)
    const pages = () => app.page.context().pages()
    await expect.poll(() => pages().map((page) => page.url())).toEqual([before])
    expect(before.startsWith(`${app.origin}/`)).toBe(true)
    expect(await app.page.locator(usable).first().isVisible()).toBe(true)
  })

  test("may ask the system for nothing but writing to the clipboard", async () => {
    const states = await app.page.evaluate(async () => {
      const states: Record<string, string> = {}
      for (const name of ["geolocation", "camera", "notifications", "midi", "clipboard-read"])
        states[name] = (await navigator.permissions.query({ name: name as PermissionName })).state
      return states
    })
    expect(new Set(Object.values(states))).toEqual(new Set(["denied"]))
  })

  test("has no desk in a frame", async () => {
    const type = await app.page.evaluate(() => {
      const frame = document.createElement("iframe")
      document.body.append(frame)
      const type = typeof (frame.contentWindow as unknown as { desk?: unknown }).desk
      frame.remove()
      return type
    })
    expect(type).toBe("undefined")
  })

  test.each(Object.keys(calls) as CallName[])(
    "is refused twenty malformed payloads of %s, and the disk is left alone",
    async (name) => {
      const folders = () => [
        ...snapshot(app.documents),
        readFileSync(join(app.userData, "midad.json"), "utf8"),
      ]
      const before = folders()
      const dialogs = (await app.dialogs()).length
      const answers = await app.page.evaluate(
        async ([call, payloads]) => {
          const { desk } = globalThis as unknown as { desk: Anything }
          const make = desk[call as string]
          if (!make) throw new Error(`No call ${call}`)
          return Promise.all(
            (payloads as unknown[]).map(async (payload) => {
              const reply = (await make(payload)) as { ok: boolean; problem?: { code: string } }
              return reply.ok ? "done" : reply.problem?.code
            }),
          )
        },
        [name, malformed(name)] as const,
      )
      expect(answers.length).toBeGreaterThanOrEqual(20)
      expect(new Set(answers)).toEqual(new Set(["invalid-call"]))
      expect(folders()).toEqual(before)
      expect((await app.dialogs()).length).toBe(dialogs)
    },
  )

  test("is answered when it asks with what cannot be sent to another process", async () => {
    const answers = await app.page.evaluate(async () => {
      const { desk } = globalThis as unknown as { desk: Anything }
      const id = "an-article"
      const inputs: unknown[] = [() => id, { id, of: () => id }, { id: document.body }, document.body]
      const replies = inputs.map((input) => desk.openArticle?.(input, null))
      replies.push(desk.openArticle?.({ id }, () => null))
      return Promise.all(replies)
    })
    const refused = { ok: false, problem: { code: "invalid-call", details: {} } }
    expect(answers).toEqual(Array(5).fill(refused))
  })

  test("has only web and mail addresses opened outside", async () => {
    const answers = await app.page.evaluate(async () => {
      const { desk } = globalThis as unknown as { desk: Anything }
      const hrefs = ["file:///etc/passwd", "javascript:alert(1)", "app://desk/", "smb://x/y", "calc.exe"]
      const replies = await Promise.all(hrefs.map((href) => desk.openLink?.({ href })))
      await desk.openLink?.({ href: "https://example.org/خبر" })
      await desk.openLink?.({ href: "mailto:desk@example.org" })
      return replies.map((reply) => (reply as { ok: boolean }).ok)
    })
    expect(answers).toEqual([false, false, false, false, false])
    expect(await app.openedLinks()).toEqual([
      "https://example.org/%D8%AE%D8%A8%D8%B1",
      "mailto:desk@example.org",
    ])
  })
})

test(`no request leaves the page at the start, on ${kind}`, async (context) => {
  const fresh = await launch({ test: context })
  const asked: string[] = []
  fresh.page.on("request", (request) => asked.push(request.url()))
  // Loading the page again asks for all that the start has asked for.
  await fresh.page.reload()
  await fresh.page.waitForSelector(usable)
  // The page, its script, its style and a face at least.
  expect(asked.length).toBeGreaterThan(3)
  for (const address of asked) expect(address.startsWith(`${fresh.origin}/`), address).toBe(true)
  await fresh.close()
})

test(`a file given to a second instance, or by the system, opens in the first; what is none of ours is told, on ${kind}`, async (context) => {
  const first = await launch({ test: context })
  const newsroom = join(first.documents, readdirSync(first.documents)[0] ?? "")
  const [a, b] = pagesIn(newsroom).map((name) => {
    const path = join(newsroom, name)
    return { path, headline: /<h1[^>]*>(.*)<\/h1>/.exec(readFileSync(path, "utf8"))?.[1] ?? "" }
  })
  if (!a || !b) throw new Error("The first newsroom has no two articles")
  const shown = () => first.page.locator("h1").first().textContent()
  expect(await first.again([a.path])).toBe(0)
  await expect.poll(shown).toBe(a.headline)
  expect(await first.openFile(b.path)).toBe(true)
  await expect.poll(shown).toBe(b.headline)
  const tool = join(first.profile, "tool.exe")
  writeFileSync(tool, "MZ")
  expect(await first.again([tool])).toBe(0)
  await first.page.getByText("tool.exe").first().waitFor()
  await first.close()
})

test(`a window whose process ends is loaded anew once, then the recovery page is shown, on ${kind}`, async (context) => {
  const crashed = await launch({ test: context })
  const first = crashed.nextPage()
  await crashed.crash()
  await (await first).waitForSelector(usable)
  const second = crashed.nextPage()
  await crashed.crash()
  const page = await second
  await page.waitForURL(/recovery\.html$/)
  expect(await page.locator("h1").textContent()).toBe("توقفت النافذة")
  await page.getByRole("link").press("Enter")
  await page.waitForSelector(usable)
  await crashed.close()
})
