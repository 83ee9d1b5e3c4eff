/** The heights of the library's lines, as the browser has laid them out: a line is as high as its headline needs. */
import { type ReadonlySignal, type Signal, useSignal } from "@preact/signals"
import { useEffect, useMemo } from "preact/hooks"
import { rem } from "../viewport.ts"

/** Differences of height that come from rounding, in rem. */
const rounding = 0.005

export type Heights = {
  /** Changes when a height has changed. */
  readonly version: ReadonlySignal<number>
  /** The height of a line that was drawn once, in rem; `found`: with a piece of its text. */
  of(id: string, found: boolean): number | undefined
  /** Follows the height of a line's element, which says in `data-id` whose it is. Returns the end of it. */
  watch(element: HTMLElement, found: boolean): () => void
}

const keyOf = (id: string, found: boolean) => `${found ? "found" : "line"} ${id}`

/** Heights that are measured between the browser's layout and its painting, so no line is seen at a wrong place. */
export function useHeights(): Heights {
  const version = useSignal(0)
  const [heights, end] = useMemo(() => createHeights(version), [version])
  useEffect(() => end, [end])
  return heights
}

/** Heights that tell their changes by `version`, and what ends the watching. */
function createHeights(version: Signal<number>): [Heights, () => void] {
  const known = new Map<string, number>()
  const keys = new WeakMap<Element, string>()
  /** The lines that were drawn because of a measurement; null while none is going on. */
  let next: Set<HTMLElement> | null = null
  const observer = new ResizeObserver((entries) => {
    let isNew = false
    const unit = rem()
    for (const { target, borderBoxSize } of entries) {
      const key = keys.get(target)
      const height = (borderBoxSize[0]?.blockSize ?? 0) / unit
      // A panel that is not shown has no heights.
      if (key === undefined || height === 0) continue
      if (Math.abs((known.get(key) ?? 0) - height) < rounding) continue
      known.set(key, height)
      isNew = true
    }
    if (!isNew) return
    version.value = version.peek() + 1
    if (next) return
    // The browser does not tell the sizes of lines that are drawn now before it paints, and calls that a fault. They are
    // beyond those that are seen.
    next = new Set()
    requestAnimationFrame(() => {
      for (const element of next ?? []) observer.observe(element)
      next = null
    })
  })
  const heights: Heights = {
    version,
    of: (id, found) => known.get(keyOf(id, found)),
    watch(element, found) {
      keys.set(element, keyOf(element.dataset.id ?? "", found))
      if (next) next.add(element)
      else observer.observe(element)
      return () => {
        next?.delete(element)
        observer.unobserve(element)
      }
    },
  }
  return [heights, () => observer.disconnect()]
}
