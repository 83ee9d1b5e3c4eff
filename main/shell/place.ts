/** Where the window is, over restarts: the place to give it, and the place to remember. */
import type { Rectangle } from "electron"
import type { Bounds } from "./memory.ts"

/** The smallest window, in points; a line of text does not fit into a smaller one. */
export const least = { width: 640, height: 480 } as const
const usual = { width: 1280, height: 860 } as const

/** How much of a window's upper edge must be on a screen so that the user can drag it, in points. */
const handle = { width: 120, height: 60 }

/** The most that a window manager's frame adds before and above a window, in points. */
const thickest = 96

/** How much of `bounds` lies in `area`; negative where it is beside it. */
function shared(bounds: Rectangle, area: Rectangle): { across: number; down: number } {
  return {
    across: Math.min(bounds.x + bounds.width, area.x + area.width) - Math.max(bounds.x, area.x),
    down: Math.min(bounds.y + bounds.height, area.y + area.height) - Math.max(bounds.y, area.y),
  }
}

/** Whether a window can be dragged on `area`, by its upper edge. */
function isReachable(bounds: Rectangle, area: Rectangle): boolean {
  const under = bounds.y - area.y
  return (
    shared(bounds, area).across >= handle.width &&
    under >= -handle.height / 2 &&
    under <= area.height - handle.height
  )
}

/** Whether every corner of `bounds` is on one of the screens. */
function isWhole({ x, y, width, height }: Rectangle, areas: readonly Rectangle[]): boolean {
  const isOn = (atX: number, atY: number) =>
    areas.some(
      (area) => atX >= area.x && atX <= area.x + area.width && atY >= area.y && atY <= area.y + area.height,
    )
  return isOn(x, y) && isOn(x + width, y) && isOn(x, y + height) && isOn(x + width, y + height)
}

/** `bounds`, made to fit into `area`. */
function fitted(bounds: Rectangle, area: Rectangle): Rectangle {
  const width = Math.max(least.width, Math.min(bounds.width, area.width))
  const height = Math.max(least.height, Math.min(bounds.height, area.height))
  return {
    x: Math.round(Math.max(area.x, Math.min(bounds.x, area.x + area.width - width))),
    y: Math.round(Math.max(area.y, Math.min(bounds.y, area.y + area.height - height))),
    width,
    height,
  }
}

/**
 * The bounds of the window: `kept` if it is whole on the screens' work areas; made to fit into the one that has most
 * of it, if it can be reached there; else the usual size in the middle of the first screen.
 */
export function boundsFor(kept: Bounds | null, areas: readonly Rectangle[]): Partial<Rectangle> {
  const first = areas[0]
  if (kept) {
    const { x, y, width, height } = kept
    const bounds = { x, y, width, height }
    if (width >= least.width && height >= least.height && isWhole(bounds, areas)) return bounds
    const size = (area: Rectangle) => {
      const { across, down } = shared(bounds, area)
      return Math.max(across, 0) * Math.max(down, 0)
    }
    const [most] = areas
      .filter((area) => isReachable(bounds, area))
      .sort((one, other) => size(other) - size(one))
    if (most) return fitted(bounds, most)
  }
  if (!first) return { ...usual }
  const width = Math.min(usual.width, first.width)
  const height = Math.min(usual.height, first.height)
  // A place of our own, and not the system's: only from that can be told how far a frame moves the window.
  const x = Math.round(first.x + (first.width - width) / 2)
  const y = Math.round(first.y + (first.height - height) / 2)
  return { x, y, width, height }
}

/** How far a window stands from where it was put, in points: by the frame of the window manager. */
export type Drift = { x: number; y: number }

/**
 * How far the frame has moved a window that was put at `asked` and stands at `seen`. Some window managers of X11 take
 * the place for that of the frame, and Electron tells that of the window in it. A window that is farther away was put
 * there for another reason, as under a tiling window manager.
 */
export function driftOf(asked: Partial<Rectangle>, seen: Rectangle): Drift {
  if (asked.x === undefined || asked.y === undefined) return { x: 0, y: 0 }
  const x = seen.x - asked.x
  const y = seen.y - asked.y
  return x >= 0 && y >= 0 && x <= thickest && y <= thickest ? { x, y } : { x: 0, y: 0 }
}

/** A window as Electron tells of it: `normal` is where it is when it does not fill the screen. */
export type Seen = { normal: Rectangle; maximized: boolean; fullScreen: boolean }

/** The place to remember of a window, which the next start gives to `boundsFor`. */
export function placeOf({ normal, maximized, fullScreen }: Seen, drift: Drift): Bounds {
  const { x, y, width, height } = normal
  return { x: x - drift.x, y: y - drift.y, width, height, maximized, fullScreen }
}
