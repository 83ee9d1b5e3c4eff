/** `shell`: what would have been opened outside is recorded, never opened. */

const outside: string[] = []

/** Every address and file that would have been opened outside of the app, in order. */
export function openedOutside(): readonly string[] {
  return outside
}

export const shell = {
  async openExternal(url: string): Promise<void> {
    outside.push(url)
  },
  async openPath(path: string): Promise<string> {
    outside.push(path)
    return ""
  },
  showItemInFolder(path: string): void {
    outside.push(path)
  },
  beep(): void {},
  /** Throws, as no test may put files into the system's bin. */
  async trashItem(path: string): Promise<void> {
    throw new Error(`The stand-in has no bin for ${path}`)
  },
}
