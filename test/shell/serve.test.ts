import { mkdir, symlink, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { describe, expect, test } from "vitest"
import { isOurs, outsideAddress } from "../../main/shell/origin.ts"
import { recoveryAddress, recoveryPages } from "../../main/shell/recovery.ts"
import { policy, serve, targetOf } from "../../main/shell/serve.ts"
import { temporaryFolder } from "../desk/temporary.ts"

/** A built window and a newsroom beside a file that is nobody's business. */
async function folders() {
  const folder = await temporaryFolder()
  const renderer = join(folder, "renderer")
  const newsroom = join(folder, "newsroom")
  await mkdir(join(renderer, "assets"), { recursive: true })
  await mkdir(join(newsroom, "pictures"), { recursive: true })
  await mkdir(join(newsroom, ".midad"))
  await writeFile(join(folder, "secret.html"), "secret")
  await writeFile(join(folder, "secret.png"), "secret")
  await writeFile(join(renderer, "index.html"), "<p>window")
  await writeFile(join(renderer, "assets", "main.js"), "1")
  await writeFile(join(newsroom, "pictures", "صورة 1.png"), "picture")
  await writeFile(join(newsroom, "article.html"), "article")
  await writeFile(join(newsroom, ".midad", "kept.png"), "kept")
  await symlink(join(folder, "secret.png"), join(newsroom, "pictures", "link.png"))
  const get = (url: string, method = "GET") =>
    serve(
      { method, url },
      renderer,
      () => newsroom,
      () => recoveryPages("ar"),
    )
  return { get, renderer, newsroom }
}

describe("app://desk", () => {
  test("serves the window's files and the newsroom's pictures with their types", async () => {
    const { get } = await folders()
    const seen = async (path: string) => {
      const response = await get(`app://desk${path}`)
      return [response.status, response.headers.get("content-type"), await response.text()]
    }
    expect(await seen("/")).toEqual([200, "text/html; charset=utf-8", "<p>window"])
    expect(await seen("/index.html?x#y")).toEqual([200, "text/html; charset=utf-8", "<p>window"])
    expect(await seen("/assets/main.js")).toEqual([200, "text/javascript; charset=utf-8", "1"])
    expect(await seen("/newsroom/pictures/%D8%B5%D9%88%D8%B1%D8%A9%201.png")).toEqual([
      200,
      "image/png",
      "picture",
    ])
  })

  test("says with every answer what may be loaded, and that types are not to be guessed", async () => {
    const { get } = await folders()
    for (const url of [
      "app://desk/",
      "app://desk/missing.js",
      "app://desk/%2e%2e/secret.html",
      recoveryAddress,
    ]) {
      const { headers } = await get(url)
      expect(headers.get("content-security-policy")).toBe(policy)
      expect(headers.get("x-content-type-options")).toBe("nosniff")
    }
    expect(policy).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-src 'none'",
    )
  })

  test.each([
    "/../secret.html",
    "/%2e%2e/secret.html",
    "/..%2fsecret.html",
    "/%2e%2e%2fsecret.html",
    "/..\\secret.html",
    "/..%5csecret.html",
    "/index.html%00",
    "/%00",
    "/assets/../../secret.html",
    "/%",
    "/%ff",
    "//etc/passwd",
    "/newsroom/../secret.png",
    "/newsroom/..%2fsecret.png",
    "/newsroom/%2e%2e/secret.png",
    "/newsroom/.midad/kept.png",
    "/newsroom/pictures/link.png",
    "/newsroom/article.html",
    "/newsroom/",
    "/newsroom/missing.png",
    "/assets",
    "/assets/",
  ])("never leaves its folders: %s", async (path) => {
    const { get } = await folders()
    const response = await get(`app://desk${path}`)
    expect(response.ok).toBe(false)
    expect(await response.text()).toBe("")
  })

  test("answers for no other host, scheme or method", () => {
    const roots = { renderer: "/r", newsroom: null }
    const to = (method: string, url: string) => targetOf(method, url, roots)
    expect(to("GET", "app://other/index.html")).toEqual({ status: 403 })
    expect(to("GET", "file:///r/index.html")).toEqual({ status: 403 })
    expect(to("POST", "app://desk/index.html")).toEqual({ status: 405 })
    expect(to("GET", "app://desk/newsroom/a.png")).toEqual({ status: 404 })
    expect(to("GET", "app://desk/index.html")).toEqual({
      file: join("/r", "index.html"),
      root: "/r",
      type: "text/html; charset=utf-8",
    })
  })

  test("has a recovery page in the interface's language that needs no script", async () => {
    const { get } = await folders()
    const html = await (await get(recoveryAddress)).text()
    expect(html).toContain('<html lang="ar" dir="rtl">')
    expect(html).not.toMatch(/<script|style=/)
    expect(recoveryPages("en")[recoveryAddress]?.body).toContain('<html lang="en" dir="ltr">')
  })
})

test("only our own origin is ours", () => {
  expect(isOurs("app://desk/index.html")).toBe(true)
  for (const other of [
    "app://other/",
    "app://desk.example/",
    "https://desk/",
    "file:///etc/passwd",
    "about:blank",
    "",
  ])
    expect(isOurs(other), other).toBe(false)
})

test("only web and mail addresses are handed to the system", () => {
  expect(outsideAddress("https://example.org/أ")).toBe("https://example.org/%D8%A3")
  expect(outsideAddress("http://example.org")).toBe("http://example.org/")
  expect(outsideAddress("mailto:desk@example.org")).toBe("mailto:desk@example.org")
  for (const other of [
    "file:///etc/passwd",
    "javascript:alert(1)",
    "data:text/html,x",
    "app://desk/",
    "smb://host/share",
    "ms-settings:",
    "calc.exe",
    "-h",
    "",
    "//example.org",
  ])
    expect(outsideAddress(other), other).toBe(null)
})
