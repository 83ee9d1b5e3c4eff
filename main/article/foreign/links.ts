/** Addresses in links of a page. */
import { linkTarget } from "../addresses.ts"

/** The address that a link leads to, if an article's link can; else empty. */
export function addressOf(href: string | undefined): string {
  const address = (href ?? "").trim().replace(/\s/g, (space) => encodeURIComponent(space))
  return linkTarget.test(address) ? address : ""
}

/** Whether a link that an article cannot hold is a loss: one without an address or to another part of its page is none. */
export const isLost = (href: string | undefined): boolean => !/^\s*(#|$)/.test(href ?? "")
