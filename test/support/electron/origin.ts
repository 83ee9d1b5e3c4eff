/**
 * Maps the app's scheme to an origin in Chromium.
 *
 * Chromium hands addresses of a scheme it does not know to the system before anything can intercept them, so
 * `app://desk/x` is loaded as `https://desk.app.invalid/x`: a secure, standard origin whose host can never exist (RFC
 * 2606) and whose requests are all answered by the stand-in. The shell sees only `app://desk`; in the page,
 * `location.origin` is the https one.
 */

const schemes = new Set<string>()

/** Registers `scheme` (such as `app`) as one of the app's own. */
export function own(scheme: string): void {
  schemes.add(scheme)
}

/** Whether `scheme` is one of the app's own. */
function isOwn(scheme: string): boolean {
  return schemes.has(scheme)
}

/** The address to load in Chromium for `url` as the shell writes it. */
export function outward(url: string): string {
  const found = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)(.*)$/is.exec(url)
  const scheme = found?.[1]?.toLowerCase()
  if (!found || !scheme || !schemes.has(scheme)) return url
  return `https://${found[2]}.${scheme}.invalid${found[3]}`
}

/** The address as the shell knows it for `url` as Chromium has it. */
export function inward(url: string): string {
  const found = /^https:\/\/([^/?#]+)\.([a-z0-9+-]+)\.invalid(.*)$/is.exec(url)
  if (!found || !schemes.has(found[2] ?? "")) return url
  return `${found[2]}://${found[1]}${found[3]}`
}

/** `text` with every address of the app's own schemes as Chromium has it, for headers. */
export function outwardText(text: string): string {
  let made = text
  for (const scheme of schemes)
    made = made.replace(new RegExp(`\\b${scheme}://([a-z0-9.-]+)`, "gi"), `https://$1.${scheme}.invalid`)
  return made
}

/** The origin of an address as Electron gives it: `app://desk`, `https://host`, or `null`. */
export function originOf(url: string): string {
  const found = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)/i.exec(url)
  const scheme = found?.[1]?.toLowerCase()
  if (!found || !scheme) return "null"
  return scheme === "http" || scheme === "https" || isOwn(scheme) ? `${scheme}://${found[2]}` : "null"
}
