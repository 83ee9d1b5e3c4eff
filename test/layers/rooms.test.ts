/** The rooms inside the desk and the window keep to themselves, and no modules import each other in a circle. */
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { describe, expect, test } from "vitest"
import { sourcesIn } from "../support/source.ts"
import { circles, importGraph } from "./circles.ts"
import { deskRooms, roomOf, trespasses, windowRooms } from "./rooms.ts"

const root = fileURLToPath(new URL("../..", import.meta.url))
const sources = new Map(
  ["main", "renderer"].flatMap((folder) =>
    [...sourcesIn(join(root, folder))].map(([path, text]) => [`${folder}/${path}`, text] as const),
  ),
)

describe("circles", () => {
  test("there are none in Midad, types included", () => {
    expect(circles(importGraph(sources))).toEqual([])
  })

  const made = (...modules: [path: string, source: string][]) => circles(importGraph(new Map(modules)))

  test("two modules that import each other are one, also where one takes types only", () => {
    const a = ["main/a.ts", 'import { b } from "./b.ts"'] as [string, string]
    const b = ["main/b.ts", 'import type { A } from "./a.ts"'] as [string, string]
    expect(made(a, b)).toEqual([["main/a.ts", "main/b.ts"]])
  })

  test("a longer way round is one, and what only leads to it is not part of it", () => {
    const modules: [string, string][] = [
      ["a/start.ts", 'import "./one.ts"'],
      ["a/one.ts", 'import "./two.ts"\nimport "./leaf.ts"'],
      ["a/two.ts", 'export * from "../b/three.ts"'],
      ["b/three.ts", 'type One = import("../a/one.ts").One'],
      ["a/leaf.ts", ""],
    ]
    expect(made(...modules)).toEqual([["a/one.ts", "a/two.ts", "b/three.ts"]])
  })

  test("two ways to one module are none", () => {
    const modules: [string, string][] = [
      ["a.ts", 'import "./b.ts"\nimport "./c.ts"'],
      ["b.ts", 'import "./d.ts"'],
      ["c.ts", 'import "./d.ts"'],
      ["d.ts", ""],
    ]
    expect(made(...modules)).toEqual([])
  })
})

describe("rooms", () => {
  test("of the desk import what they may, and every room is named", () => {
    expect(trespasses(sources, "main/desk", deskRooms)).toEqual([])
    const there = new Set([...sources.keys()].filter((path) => path.startsWith("main/desk/")))
    expect(new Set([...there].map((path) => roomOf(path, "main/desk", deskRooms)))).toEqual(
      new Set(Object.keys(deskRooms)),
    )
  })

  test("of the desk know each other in one direction only", () => {
    expect(circles(new Map(Object.entries(deskRooms)))).toEqual([])
  })

  test("of the window import what they may, and every room is named", () => {
    expect(trespasses(sources, "renderer", windowRooms)).toEqual([])
    const there = [...sources.keys()].filter((path) => path.startsWith("renderer/"))
    expect(new Set([...there.map((path) => roomOf(path, "renderer", windowRooms)), "look"])).toEqual(
      new Set(Object.keys(windowRooms)),
    )
  })

  const cases: [path: string, source: string, why: string][] = [
    ["main/desk/disk/a.ts", 'import { b } from "../journal/b.ts"', "disk may not know journal"],
    [
      "main/desk/journal/a.ts",
      'import type { Save } from "../saving/save.ts"',
      "journal may not know saving",
    ],
    ["main/desk/library/a.ts", 'import { find } from "../search/b.ts"', "library may not know search"],
    ["main/desk/saving/a.ts", 'import { createDesk } from "../desk.ts"', "saving may not know desk"],
    ["main/desk/utils/a.ts", "", "there is no room utils"],
  ]
  for (const [path, source, why] of cases)
    test(`a trespass is found: ${path}: ${source || "a room that is not named"}`, () => {
      const targets = ["journal/b.ts", "saving/save.ts", "search/b.ts", "desk.ts"].map(
        (name) => [`main/desk/${name}`, ""] as const,
      )
      const found = trespasses(new Map([...targets, [path, source] as const]), "main/desk", deskRooms)
      expect(found).toHaveLength(1)
      expect(found[0]).toContain(why)
    })

  test("a trespass in the window is found", () => {
    const made = new Map([
      ["renderer/editor/a.ts", 'import type { Session } from "../session/session.ts"'],
      ["renderer/session/session.ts", ""],
    ])
    expect(trespasses(made, "renderer", windowRooms)).toEqual([
      "renderer/editor/a.ts imports renderer/session/session.ts: editor may not know session",
    ])
  })
})
