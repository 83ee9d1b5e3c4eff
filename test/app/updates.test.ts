/** A new version on a real server: told, downloaded when asked for, and started when everything is saved. */
import { createHash } from "node:crypto"
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { createServer } from "node:http"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { expect, type TestContext, test } from "vitest"
import type { Language } from "../../main/contract/desk.ts"
import { problemText, wordsIn } from "../../main/contract/words/index.ts"
import { typeText } from "../support/keyboard.ts"
import { type App, launch, runtimeHere } from "../support/launch.ts"
import { newsroom, pagesIn, patient } from "./newsroom.ts"

const { kind } = runtimeHere()

/** A program that says when it was started, in the place of an AppImage. */
const program = (mark: string) => `#!/bin/sh\necho started > '${mark}'\n`

/** A server with a version of Midad, and what was asked of it. */
async function publish(context: TestContext, { staging = 100, broken = false } = {}) {
  const folder = mkdtempSync(join(tmpdir(), "midad-"))
  const mark = join(folder, "started")
  const image = join(folder, "Midad.AppImage")
  writeFileSync(image, "#!/bin/sh\necho old\n")
  chmodSync(image, 0o755)
  const bytes = Buffer.from(program(mark))
  const sha512 = createHash("sha512").update(bytes).digest("base64")
  const name = "Midad-99.0.0.AppImage"
  const manifest = `version: 99.0.0
files:
  - url: ${name}
    sha512: ${sha512}
    size: ${bytes.length}
path: ${name}
sha512: ${sha512}
releaseDate: '2026-11-27T00:00:00.000Z'
stagingPercentage: ${staging}
`
  const asked: string[] = []
  const heads: string[] = []
  const server = createServer((request, answer) => {
    const path = new URL(request.url ?? "", "http://x").pathname
    asked.push(path)
    heads.push(JSON.stringify(request.headers))
    if (path === "/latest-linux.yml") answer.end(manifest)
    else if (path === `/${name}`) answer.end(broken ? Buffer.from("#!/bin/sh\nexit 1\n") : bytes)
    else answer.writeHead(404).end()
  })
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening))
  const { port } = server.address() as { port: number }
  const config = join(folder, "app-update.yml")
  writeFileSync(
    config,
    `provider: generic\nurl: http://127.0.0.1:${port}\nupdaterCacheDirName: midad-updater\n`,
  )
  const stop = () => new Promise((closed) => server.close(closed))
  context.onTestFinished(async () => {
    server.closeAllConnections()
    if (server.listening) await stop()
    rmSync(folder, { recursive: true, force: true })
  })
  return { asked, heads, mark, image, name, stop, env: { MIDAD_UPDATES: config, APPIMAGE: image } }
}

const notice = (app: App, text: string) => app.page.locator(".notice").filter({ hasText: text })
const act = (app: App, label: string) => app.page.locator(".notice-act").filter({ hasText: label }).click()

// The version that is published here is an AppImage: the other systems want installers that only they can make.
for (const language of ["ar", "en"] as const)
  test.skipIf(process.platform !== "linux")(
    `a version is told, downloaded and started when asked for, in ${language}, on ${kind}`,
    async (context) => {
      const served = await publish(context)
      const app = await launch({ test: context, language, env: served.env })
      const { updates } = wordsIn(language).window
      expect(served.asked).toEqual([])
      await app.chooseMenu("checkUpdates")
      await notice(app, updates.there("99.0.0")).waitFor()
      expect(served.asked).toEqual(["/latest-linux.yml"])
      await act(app, updates.download)
      await notice(app, updates.ready("99.0.0")).waitFor({ timeout: 30_000 })
      expect(served.asked).toContain(`/${served.name}`)
      expect(readFileSync(served.image, "utf8")).toContain("old")
      // The number by which this machine knows its turn stays here.
      const turn = readFileSync(join(app.userData, ".updaterId"), "utf8")
      expect(turn).toMatch(/^[0-9a-f-]{36}$/)
      expect(served.heads.filter((head) => head.includes(turn))).toEqual([])
      // What is typed right before is in the file when the new version starts.
      await typeText(app.page, "كلمة")
      await act(app, updates.restart)
      expect(await app.exited).toBe(0)
      await expect.poll(() => existsSync(served.mark), patient).toBe(true)
      const texts = pagesIn(newsroom(app)).map((name) => readFileSync(join(newsroom(app), name), "utf8"))
      expect(texts.filter((text) => text.includes("كلمة"))).not.toEqual([])
    },
  )

test.skipIf(process.platform !== "linux")(
  `a version that is not what was published, or for later, or out of reach is said and nothing changes, on ${kind}`,
  async (context) => {
    const served = await publish(context, { broken: true })
    const app = await launch({ test: context, env: served.env })
    const { updates } = wordsIn("ar").window
    await app.chooseMenu("checkUpdates")
    await notice(app, updates.there("99.0.0")).waitFor()
    await act(app, updates.download)
    await notice(app, start(problemText("ar", { code: "update-download", details: {} }))).waitFor()
    expect(readFileSync(served.image, "utf8")).toContain("old")
    // It is offered again.
    await notice(app, updates.there("99.0.0")).waitFor()
    await served.stop()
    await app.chooseMenu("checkUpdates")
    await notice(app, start(problemText("ar", { code: "update-check", details: {} }))).waitFor()
    await app.close()
    expect(existsSync(served.mark)).toBe(false)
  },
)

test.skipIf(process.platform !== "linux")(
  `a version whose turn has not come for this desk is not offered, on ${kind}`,
  async (context) => {
    const served = await publish(context, { staging: 0 })
    const app = await launch({ test: context, env: served.env })
    await app.chooseMenu("checkUpdates")
    await notice(app, wordsIn("ar").window.updates.newest).waitFor()
    expect(served.asked).toEqual(["/latest-linux.yml"])
  },
)

/** The beginning of a message, before the details. */
const start = (text: string) => text.split("(")[0] ?? text

test(`what administrators set is so, and is said where it is set, on ${kind}`, async (context) => {
  const folder = mkdtempSync(join(tmpdir(), "midad-"))
  context.onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const path = join(folder, "policy.json")
  const root = join(folder, "غرفة المؤسسة")
  mkdirSync(root)
  writeFileSync(path, JSON.stringify({ newsroom: root, language: "en", updates: "off" }))
  const app = await launch({ test: context, env: { MIDAD_POLICY: path }, ready: ".library" })
  const says = async (language: Language, text: string) => {
    await notice(app, text).waitFor()
    expect(await app.page.evaluate(() => document.documentElement.lang)).toBe(language)
  }
  const { managed } = wordsIn("en").window.notices
  expect(await app.page.locator(".newsroom-name").first().textContent()).toContain("غرفة المؤسسة")
  await app.chooseMenu("interfaceLanguage")
  await says("en", managed.language)
  await app.chooseMenu("turnUpdates")
  await says("en", managed.updates)
  await app.chooseMenu("checkUpdates")
  await says("en", problemText("en", { code: "update-off", details: {} }))
  await app.page.locator(".newsroom-name button").first().click()
  await app.page.locator("#newsroom-menu").filter({ hasText: managed.newsroom }).waitFor()
  await app.close()
  // Its own settings are as the person left them, and a broken policy stops no start.
  writeFileSync(path, '{"language":"fr"}')
  const again = await launch({
    profile: app.profile,
    test: context,
    env: { MIDAD_POLICY: path },
    ready: ".library",
  })
  await notice(again, path).waitFor()
  expect(await again.page.evaluate(() => document.documentElement.lang)).toBe("ar")
  expect(readFileSync(path, "utf8")).toBe('{"language":"fr"}')
  // The log is shown where it lies.
  await again.chooseMenu("showLog")
  await expect.poll(() => again.openedLinks()).toEqual([join(again.userData, "logs", "midad.log")])
  expect(readFileSync(join(again.userData, "logs", "midad.log"), "utf8")).toMatch(/Midad \d+\.\d+\.\d+ on/)
})
