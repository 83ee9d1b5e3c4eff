/** The window's origin: which addresses are on it, and which may be given to the system. */

export const scheme = "app"
export const origin = "app://desk"

/** Whether `address` is on the window's own origin. */
export function isOurs(address: string): boolean {
  if (!URL.canParse(address)) return false
  const url = new URL(address)
  // `URL.origin` is "null" for schemes that Node does not know.
  return `${url.protocol}//${url.host}` === origin
}

/** The address to give to the system's browser or mail program; null if it is neither web nor mail. */
export function outsideAddress(href: string): string | null {
  if (!URL.canParse(href)) return null
  const url = new URL(href)
  return ["https:", "http:", "mailto:"].includes(url.protocol) ? url.href : null
}
