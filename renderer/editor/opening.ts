/** The time in which the blocks of an article that was opened are new to the browser. */

/**
 * Marks `around` with the class `opening` while the blocks of a whole article are new to the browser: they are laid
 * out as they come into sight, where a block that is new later is laid out at once (see editor.css). `begin` is called
 * before the blocks are in the page, `end` when they are, and `drop` when the editor goes.
 */
export function createOpening(around: HTMLElement) {
  const end = () => {
    // Reading a style makes the browser give every block its own.
    void getComputedStyle(around.querySelector(".body")!).contentVisibility
    around.classList.remove("opening")
  }
  let frame = 0
  // Blocks of a hidden page have no style. The frame that shows them gives them one; they are new until the next.
  const shown = new ResizeObserver(() => {
    if (!around.checkVisibility()) return
    shown.disconnect()
    frame = requestAnimationFrame(end)
  })
  const drop = () => {
    shown.disconnect()
    cancelAnimationFrame(frame)
  }
  return {
    begin() {
      drop()
      around.classList.add("opening")
    },
    end() {
      if (around.checkVisibility()) end()
      else shown.observe(around)
    },
    drop,
  }
}
