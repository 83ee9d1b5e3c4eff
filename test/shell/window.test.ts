import { describe, expect, test } from "vitest"
import type { Bounds } from "../../main/shell/memory.ts"
import { boundsFor, least, windowOptions } from "../../main/shell/options.ts"

test("what runs in the window has no Node and is kept in a sandbox", () => {
  expect(windowOptions({ width: 800, height: 600 }, true, "/preload.cjs", "مداد")).toEqual({
    width: 800,
    height: 600,
    minWidth: 640,
    minHeight: 480,
    title: "مداد",
    show: false,
    backgroundColor: "#1b1a18",
    // No `webSecurity`, no experimental features: what is not named here stays as Electron has it.
    webPreferences: {
      preload: "/preload.cjs",
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      webviewTag: false,
      spellcheck: false,
      backgroundThrottling: false,
    },
  })
})

test("the window has the page's colour before the page is there", () => {
  const colour = (dark: boolean) => windowOptions({}, dark, "", "").backgroundColor
  expect([colour(false), colour(true)]).toEqual(["#fbfaf7", "#1b1a18"])
})

describe("the window's place", () => {
  const first = { x: 0, y: 25, width: 1440, height: 875 }
  const second = { x: 1440, y: 0, width: 1920, height: 1080 }
  const kept = (change: Partial<Bounds>): Bounds => ({
    x: 100,
    y: 100,
    width: 1000,
    height: 700,
    maximized: false,
    ...change,
  })
  const place = (bounds: Bounds | null) => boundsFor(bounds, [first, second])

  test("is the usual size at first, or what the screen has", () => {
    expect(place(null)).toEqual({ width: 1280, height: 860 })
    expect(boundsFor(null, [{ x: 0, y: 0, width: 1024, height: 700 }])).toEqual({
      width: 1024,
      height: 700,
    })
    expect(boundsFor(null, [])).toEqual({ width: 1280, height: 860 })
  })
  test("is where it was", () => {
    expect(place(kept({}))).toEqual({ x: 100, y: 100, width: 1000, height: 700 })
    expect(place(kept({ x: 2000 }))).toEqual({ x: 2000, y: 100, width: 1000, height: 700 })
  })
  test("is brought back when it stands half outside", () => {
    expect(place(kept({ x: -500 }))).toEqual({ x: 0, y: 100, width: 1000, height: 700 })
    expect(place(kept({ x: 3000, y: 900 }))).toEqual({ x: 2360, y: 380, width: 1000, height: 700 })
  })
  test("is the usual one when its screen is gone", () => {
    expect(place(kept({ x: 5000 }))).toEqual({ width: 1280, height: 860 })
    expect(place(kept({ y: -3000 }))).toEqual({ width: 1280, height: 860 })
  })
  test("is no larger than the screen and no smaller than can be used", () => {
    expect(place(kept({ x: 0, width: 9000, height: 9000 }))).toEqual(first)
    expect(place(kept({ width: 200, height: 100 }))).toMatchObject(least)
  })
})
