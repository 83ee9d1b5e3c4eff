/** How much of a scrolling box is visible, in rem, so that it does not depend on the zoom. */
import { useSignal } from "@preact/signals"
import type { RefObject } from "preact"
import { useLayoutEffect } from "preact/hooks"

/** What is seen of a box: its upper edge in the content and its height, in rem. */
export type View = { top: number; height: number }

/** Pixels of one rem. */
export const rem = () => Number.parseFloat(getComputedStyle(document.documentElement).fontSize)

/** What is taken for seen of a box that is not laid out yet, in rem: a box on a large screen is as high. */
const unseen: View = { top: 0, height: 60 }

/**
 * What is seen of a box, as a signal that follows its scrolling and its size. The box is looked at when the browser has
 * laid it out, before that is painted: asking before would make it lay out a window that is only half drawn.
 */
export function useView(box: RefObject<HTMLElement | null>) {
  const view = useSignal<View>(unseen)
  useLayoutEffect(() => {
    const element = box.current
    if (!element) return
    const look = () => {
      const unit = rem()
      const next = { top: element.scrollTop / unit, height: element.clientHeight / unit }
      if (next.top !== view.peek().top || next.height !== view.peek().height) view.value = next
    }
    element.addEventListener("scroll", look, { passive: true })
    const resized = new ResizeObserver(look)
    resized.observe(element)
    return () => {
      element.removeEventListener("scroll", look)
      resized.disconnect()
    }
  }, [box, view])
  return view
}

/**
 * Scrolls `element` to `top`, in pixels, and updates the visible range before the next frame, so that no frame shows
 * empty space.
 */
export function scrollTo(element: HTMLElement, top: number) {
  element.scrollTop = top
  element.dispatchEvent(new Event("scroll"))
}

/** Scrolls `element` as little as shows what is from `top` to `bottom` (in rem), below `covered`. */
export function reveal(element: HTMLElement, top: number, bottom: number, covered: number) {
  const unit = rem()
  const from = element.scrollTop / unit
  const height = element.clientHeight / unit
  if (height === 0) return
  if (top - covered < from) scrollTo(element, (top - covered) * unit)
  else if (bottom > from + height) scrollTo(element, (bottom - height) * unit)
}
