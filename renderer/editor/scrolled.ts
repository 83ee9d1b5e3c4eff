/** How far the article is scrolled. */

/** The scrolling of `place`, the element that the article scrolls in. */
export type Scrolled = {
  /** How far down the article is scrolled, in pixels at 100 %. */
  get(): number
  /** Scrolls to that, in pixels at 100 %. */
  set(scroll: number): void
  /** Scrolls to the top of the article, whatever it lies in. */
  reset(): void
}

/** Pixels on the screen for one at 100 %. */
const scale = () => Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / 16

/** Makes what scrolls the article in `place`. */
export const createScrolled = (place: HTMLElement): Scrolled => ({
  get: () => place.scrollTop / scale(),
  set(scroll) {
    place.scrollTop = scroll * scale()
  },
  reset() {
    for (let box: HTMLElement | null = place; box; box = box.parentElement)
      if (box.scrollTop > 0) box.scrollTop = 0
  },
})
