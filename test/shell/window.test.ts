import { describe, expect, test } from "vitest"
import type { Bounds } from "../../main/shell/memory.ts"
import { windowOptions } from "../../main/shell/options.ts"
import { boundsFor, driftOf, least, placeOf } from "../../main/shell/place.ts"

const look = { preload: "/preload.cjs", title: "مداد", icon: null }

test("what runs in the window has no Node and is kept in a sandbox", () => {
  expect(windowOptions({ bounds: { width: 800, height: 600 }, dark: true, ...look })).toEqual({
    width: 800,
    height: 600,
    minWidth: 640,
    minHeight: 480,
    title: "مداد",
    show: false,
    backgroundColor: "#191817",
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
  const colour = (dark: boolean) => windowOptions({ bounds: {}, dark, ...look }).backgroundColor
  expect([colour(false), colour(true)]).toEqual(["#fdfcfa", "#191817"])
})

describe("the window's place", () => {
  const first = { x: 0, y: 25, width: 1440, height: 875 }
  /** In the middle of the first screen. */
  const usual = { x: 80, y: 33, width: 1280, height: 860 }
  const second = { x: 1440, y: 0, width: 1920, height: 1080 }
  const kept = (change: Partial<Bounds>): Bounds => ({
    x: 100,
    y: 100,
    width: 1000,
    height: 700,
    maximized: false,
    fullScreen: false,
    ...change,
  })
  const place = (bounds: Bounds | null) => boundsFor(bounds, [first, second])

  test("is the usual size in the middle of the first screen at first, or what the screen has", () => {
    expect(place(null)).toEqual(usual)
    expect(boundsFor(null, [{ x: 0, y: 0, width: 1024, height: 700 }])).toEqual({
      x: 0,
      y: 0,
      width: 1024,
      height: 700,
    })
    expect(boundsFor(null, [])).toEqual({ width: 1280, height: 860 })
  })
  test("is where it was", () => {
    expect(place(kept({}))).toEqual({ x: 100, y: 100, width: 1000, height: 700 })
    expect(place(kept({ x: 2000 }))).toEqual({ x: 2000, y: 100, width: 1000, height: 700 })
  })
  test("is where it was, on both screens", () => {
    expect(place(kept({ x: 1000 }))).toEqual({ x: 1000, y: 100, width: 1000, height: 700 })
  })
  test("is on the screen that has most of it, when no screen has all", () => {
    expect(place(kept({ x: 1300, y: 500 }))).toEqual({ x: 1440, y: 380, width: 1000, height: 700 })
  })
  test("is brought back when it stands half outside", () => {
    expect(place(kept({ x: -500 }))).toEqual({ x: 0, y: 100, width: 1000, height: 700 })
    expect(place(kept({ x: 3000, y: 900 }))).toEqual({ x: 2360, y: 380, width: 1000, height: 700 })
  })
  test("is the usual one when its screen is gone", () => {
    expect(place(kept({ x: 5000 }))).toEqual(usual)
    expect(place(kept({ y: -3000 }))).toEqual(usual)
  })
  test("is no larger than the screen and no smaller than can be used", () => {
    expect(place(kept({ x: 0, width: 9000, height: 9000 }))).toEqual(second)
    expect(place(kept({ width: 200, height: 100 }))).toMatchObject(least)
  })
})

describe("the place that is remembered", () => {
  const asked = { x: 160, y: 70, width: 1280, height: 860 }
  const seen = { maximized: false, fullScreen: false }
  /** The window manager puts the frame at the place that was asked for. */
  const frame = { x: 1, y: 22 }
  const within = (bounds: typeof asked) => ({ ...bounds, x: bounds.x + frame.x, y: bounds.y + frame.y })

  test("is the same over many starts, whatever the frame adds", () => {
    let bounds = asked
    for (let start = 0; start < 5; start++) {
      const normal = within(bounds)
      bounds = placeOf({ ...seen, normal }, driftOf(bounds, normal))
    }
    expect(bounds).toEqual({ ...asked, ...seen })
  })

  test("follows the user, without what the frame adds", () => {
    const drift = driftOf(asked, within(asked))
    const moved = { ...asked, x: 300, y: 200 }
    expect(placeOf({ ...seen, normal: within(moved) }, drift)).toEqual({ ...moved, ...seen })
  })

  test("is where the window is, when something else put it there or no place was asked for", () => {
    expect(driftOf(asked, { ...asked, x: 900 })).toEqual({ x: 0, y: 0 })
    expect(driftOf(asked, { ...asked, y: 0 })).toEqual({ x: 0, y: 0 })
    expect(driftOf({ width: 1, height: 1 }, within(asked))).toEqual({ x: 0, y: 0 })
  })

  test("says whether the window filled the screen", () => {
    const normal = asked
    expect(placeOf({ normal, maximized: true, fullScreen: false }, frame)).toMatchObject({ maximized: true })
    expect(placeOf({ normal, maximized: false, fullScreen: true }, frame)).toMatchObject({ fullScreen: true })
  })
})
