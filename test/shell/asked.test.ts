import { resolve } from "node:path"
import { describe, expect, test } from "vitest"
import { askedBy, askedOf } from "../../main/shell/asked.ts"

const path = (text: string) => ({ kind: "path", path: text })
const problem = (code: string, name: string) => ({ kind: "problem", problem: { code, details: { name } } })

describe("a command line", () => {
  test("asks for what stands after the program, and after what it runs while it is not packed", () => {
    expect(askedOf(["/bin/midad", "a.html", "/b"], "/home/desk", true)).toEqual([
      path(resolve("/home/desk/a.html")),
      path(resolve("/b")),
    ])
    expect(askedOf(["electron", ".", "a.html"], "/home/desk", false)).toEqual([
      path(resolve("/home/desk/a.html")),
    ])
  })

  test("has switches of Chromium and Electron anywhere, which ask for nothing", () => {
    const argv = [
      "midad",
      "--no-sandbox",
      "--user-data-dir=/x",
      "-psn_0_1234",
      "",
      "--",
      "خبر.html",
      "--file=/etc/passwd",
      "--inspect",
    ]
    expect(askedOf(argv, "/w", true)).toEqual([path(resolve("/w/خبر.html"))])
    expect(askedOf(["electron", "--inspect", ".", "--lang=ar"], "/w", false)).toEqual([])
  })
})

describe("an argument", () => {
  const id = "article-one"
  const newsroom = "0f8b7c1e-9f6e-4b3c-8f0e-6d1f2a3b4c5d"
  const link = { kind: "link", link: { id, newsroom: null } }

  test.each([
    // Paths, as they are typed.
    ["/home/desk/خبر عاجل.html", path("/home/desk/خبر عاجل.html")],
    ["مجلد/خبر.html", path("/w/مجلد/خبر.html")],
    ["./a%20b.html", path("/w/a%20b.html")],
    ["note:1.txt", path("/w/note:1.txt")],
    // Addresses of files, as file managers and browsers write them.
    [
      "file:///home/desk/%D8%AE%D8%A8%D8%B1%20%D8%B9%D8%A7%D8%AC%D9%84.html",
      path("/home/desk/خبر عاجل.html"),
    ],
    ["file:///home/desk/خبر عاجل.html", path("/home/desk/خبر عاجل.html")],
    ["file://localhost/home/desk/a.html", path("/home/desk/a.html")],
    ["FILE:///home/desk/a.html", path("/home/desk/a.html")],
    ["file:/home/desk/a.html", path("/home/desk/a.html")],
    ["file:///home/desk/a.html?x=1#place", path("/home/desk/a.html")],
    ["file:///home/desk/a%23b%3Fc%25.html", path("/home/desk/a#b?c%.html")],
    ["file:///home/desk/../other/a.html", path("/home/other/a.html")],
    // Addresses of files that name none.
    ["file://server/share/a.html", problem("address-elsewhere", "file://server/share/a.html")],
    ["file:///home/%D8.html", problem("bad-address", "file:///home/%D8.html")],
    ["file:///home/50%.html", problem("bad-address", "file:///home/50%.html")],
    ["file:///home/a%2Fb.html", problem("bad-address", "file:///home/a%2Fb.html")],
    ["file:///home/a%00.html", problem("bad-address", "file:///home/a\0.html")],
    ["file://[::1/a.html", problem("bad-address", "file://[::1/a.html")],
    // Links to articles.
    [`midad:article/${id}`, link],
    [`MIDAD:article/${id}`, link],
    [`midad:article/${id}?newsroom=${newsroom}`, { kind: "link", link: { id, newsroom } }],
    // Everything else of that scheme is refused, above all a path.
    ...[
      "midad:",
      "midad:article/",
      "midad:article/short",
      `midad:article/${id}/`,
      `midad:article/../../etc/passwd`,
      `midad:article/%2e%2e%2fetc`,
      `midad://article/${id}`,
      `midad:/home/desk/a.html`,
      `midad:file:///home/desk/a.html`,
      `midad:article/${id}?newsroom=../../other`,
      `midad:article/${id}?newsroom=`,
      `midad:article/${id}?newsroom=a&path=/etc`,
      `midad:article/${id}#x`,
      `midad:article/${id} --inspect`,
      `midad:article/${id}\n`,
      "midad:run/calc.exe",
    ].map((address) => [address, problem("bad-link", decodeURI(address))] as const),
    // Other schemes.
    ["https://example.org/%D8%AE%D8%A8%D8%B1", problem("bad-address", "https://example.org/خبر")],
    ["smb://server/share", problem("bad-address", "smb://server/share")],
    ["a\0b", problem("bad-address", "a\0b")],
  ] as const)("%j", (argument, asked) => {
    expect(askedBy(argument, "/w", false)).toEqual("path" in asked ? path(resolve(asked.path)) : asked)
  })

  test.each([
    ["file:///C:/Users/desk/%D8%AE%D8%A8%D8%B1.html", path("C:\\Users\\desk\\خبر.html")],
    ["file:///c%3A/a.html", path("c:\\a.html")],
    ["file://localhost/C:/a.html", path("C:\\a.html")],
    ["file://server/share/%D8%AE%D8%A8%D8%B1%20a.html", path("\\\\server\\share\\خبر a.html")],
    ["file:///home/a.html", problem("bad-address", "file:///home/a.html")],
    ["file:///C:/a%5Cb.html", problem("bad-address", "file:///C:/a\\b.html")],
  ] as const)("of Windows, %j", (argument, asked) => {
    expect(askedBy(argument, "/w", true)).toEqual(asked)
  })

  test("with a drive is a path, and no scheme of one letter", () => {
    for (const drive of ["C:\\a.html", "c:/a.html", "C://a.html"])
      expect(askedBy(drive, "/w", true).kind).toBe("path")
  })

  test("that is very long is shown by its beginning", () => {
    const asked = askedBy(`https://example.org/${"ا".repeat(5000)}`, "/w")
    expect(asked).toMatchObject({ problem: { code: "bad-address" } })
    expect(JSON.stringify(asked).length).toBeLessThan(300)
  })
})
