/** Says plainly that something could not be fetched, where electron-builder says so with the names of its functions. */

/** What Node and electron-builder print where a server is not reached, or has not got what is asked for. */
const notFound = /getaddrinfo (?:ENOTFOUND|EAI_AGAIN) ([\w.-]+)/
const notReached =
  /\b(?:connect|read|getaddrinfo) E[A-Z_]+(?: ([\w.:-]+))?|\bResponse code \d{3}\b|\bself[- ]signed certificate\b/

/**
 * What to say of a run of electron-builder that has failed, by what it printed; null if it failed for something else than
 * a server that it did not reach. Electron itself is fetched before the first package is begun, the tools for it after
 * that.
 */
export function fetchFault(printed: string): string | null {
  const found = notFound.exec(printed) ?? notReached.exec(printed)
  if (!found) return null
  const server = found[1] === undefined ? "the server" : found[1]
  if (/\bbuilding\b/.test(printed))
    return `The tools that make this package could not be fetched: ${server} is not reached from here. The unpacked app is made all the same; npm run dist -- --dir makes it alone.`
  return `Electron could not be fetched: ${server} is not reached from here. Give the folder of an unpacked one with npm run dist -- --dir -c.electronDist=FOLDER, or name another place to fetch it from in ELECTRON_MIRROR.`
}
