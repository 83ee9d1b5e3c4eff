/** Where menus and suggestions stand: below what they belong to, or above it where there is no room below. */

/** The distance to what they belong to, in pixels. */
const gap = 4

/**
 * Puts `box`, which is drawn in `around`, below what is between `top` and `bottom` on the screen. Where it does not fit
 * there and has more room above, it stands above. It becomes no higher than the room that it has in the sheet, and
 * scrolls inside.
 */
export function putBeside(
  box: HTMLElement,
  { top, bottom }: { top: number; bottom: number },
  around: HTMLElement,
) {
  const sheet = (around.closest(".sheet") ?? document.documentElement).getBoundingClientRect()
  box.style.maxBlockSize = ""
  const { height } = box.getBoundingClientRect()
  const below = sheet.bottom - bottom - 2 * gap
  const above = top - sheet.top - 2 * gap
  const upward = height > below && above > below
  const room = Math.max(upward ? above : below, 0)
  const shown = Math.min(height, room)
  // A place that is out of sight has no room; it is scrolled to before anything of the box is read.
  if (height > room && room > 3 * gap) box.style.maxBlockSize = `${room}px`
  const start = upward ? top - gap - shown : bottom + gap
  box.style.insetBlockStart = `${start - around.getBoundingClientRect().top}px`
  box.dataset.upward = String(upward)
}
