import { describe, expect, test } from "vitest"
import type { Version } from "../../../main/contract/desk.ts"
import { staying } from "../../../main/desk/history/policy.ts"

const now = new Date("2026-11-23T12:00:00.000Z")
const minutes = 60_000
const hours = 60 * minutes
const days = 24 * hours

type Point = Pick<Version, "at" | "status" | "cause">

const point = (ago: number, change: Partial<Point> = {}): Point => ({
  at: new Date(now.getTime() - ago).toISOString(),
  status: "draft",
  cause: "save",
  ...change,
})

/**
 * A timeline as a picture: one character a version, oldest first, `step` apart, the last one `ago`.
 * `·` a save, `!` one with which the status changed, `c` a conflict's. What goes is drawn as a space.
 */
function drawn(picture: string, step: number, ago = 0): string {
  let status: Version["status"] = "draft"
  const points = [...picture].map((sign, at) => {
    if (sign === "!") status = status === "draft" ? "editing" : "draft"
    return point(ago + (picture.length - 1 - at) * step, {
      status,
      cause: sign === "c" ? "conflict" : "save",
    })
  })
  const left = new Set(staying(points, now))
  return [...picture].map((sign, at) => (left.has(points[at]!) ? sign : " ")).join("")
}

describe("what stays", () => {
  test("all of the last two hours, then one of every ten minutes", () => {
    // Every 5 minutes from 8:05 to 12:00; it is 12:00 now.
    expect(drawn("·".repeat(48), 5 * minutes)).toBe(`${"· ".repeat(11)}·${"·".repeat(25)}`)
  })

  test("one of every hour for a week", () => {
    // Every 20 minutes from 8:20 to 12:00, three days ago.
    expect(drawn("·".repeat(12), 20 * minutes, 3 * days)).toBe("··  ·  ·  ··")
  })

  test("one of every day for a year, of every month after that", () => {
    // At 0, 6, 12 and 18 o'clock, up to a noon a month ago.
    expect(drawn("·".repeat(12), 6 * hours, 31 * days)).toBe("·   ·   ·  ·")
    // Every 10 days from 25 August to 23 November, two years ago.
    expect(drawn("·".repeat(10), 10 * days, 730 * days)).toBe("·  ·  ·  ·")
  })

  test("where the status changed, the first and the newest, however old", () => {
    expect(drawn("··!···!··", 5 * minutes, 800 * days)).toBe("· !   ! ·")
  })

  test("both sides of a conflict for a month", () => {
    expect(drawn("··cc···", minutes, 20 * days)).toBe("· cc  ·")
    expect(drawn("··cc···", minutes, 40 * days)).toBe("·     ·")
  })

  test("the same again when it is thinned again", () => {
    const points = Array.from({ length: 3000 }, (_, at) => point((3000 - at) * 3 * hours))
    const once = staying(points, now)
    expect(staying(once, now)).toEqual(once)
    expect(once.length).toBeLessThan(700)
  })

  test("what two thinnings leave is what the last would have left alone, or more", () => {
    const points = Array.from({ length: 500 }, (_, at) => point((500 - at) * 7 * minutes))
    const later = new Date(now.getTime() + 3 * days)
    const twice = new Set(staying(staying(points, now), later))
    for (const one of staying(points, later)) expect(twice.has(one)).toBe(true)
  })
})

describe("a clock that was wrong", () => {
  const saves = (...ago: number[]) => ago.map((one) => point(one))

  test("makes no version old that was saved after a young one", () => {
    // The last three were saved while the clock said 2020.
    const versions = saves(
      60 * minutes,
      50 * minutes,
      2400 * days,
      2400 * days - minutes,
      2400 * days - 2 * minutes,
      0,
    )
    expect(staying(versions, now)).toEqual(versions)
  })

  test("gives a version of the future no word over those after it", () => {
    const versions = saves(60 * hours, 49 * hours, -4000 * days, 49 * hours - 10 * minutes, 0)
    expect(staying(versions, now)).toEqual(versions.filter((_one, at) => at !== 1))
  })
})
