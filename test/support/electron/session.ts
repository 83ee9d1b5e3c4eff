/** `session`: permissions, and the few settings that the shell uses. */
import { EventEmitter } from "node:events"
import type { CDPSession } from "playwright-core"
import { browser } from "./browser.ts"
import { outward } from "./origin.ts"

type Check = (contents: unknown, permission: string, origin: string, details: object) => boolean
type Request = (
  contents: unknown,
  permission: string,
  callback: (granted: boolean) => void,
  details: object,
) => void
type BeforeRequest = (
  details: { url: string; method: string; resourceType: string },
  callback: (answer: { cancel?: boolean }) => void,
) => void

/** Electron's names for permissions, and Chromium's for those that a page can ask about. */
const permissions: Record<string, string> = {
  geolocation: "geolocation",
  notifications: "notifications",
  media: "camera",
  midi: "midi",
  "clipboard-read": "clipboard-read",
  "clipboard-sanitized-write": "clipboard-write",
  "idle-detection": "idle-detection",
  "storage-access": "storage-access",
  "window-management": "window-management",
  "local-fonts": "local-fonts",
  sensors: "gyroscope",
}

export class Session extends EventEmitter {
  #check: Check | null = null
  #request: Request | null = null
  #device: ((details: object) => boolean) | null = null
  #beforeRequest: BeforeRequest | null = null
  #client: Promise<CDPSession> | null = null
  /** What was set, for tests. */
  readonly spelling = { enabled: true, languages: [] as string[], source: "" }

  setPermissionCheckHandler(handler: Check | null): void {
    this.#check = handler
  }

  setPermissionRequestHandler(handler: Request | null): void {
    this.#request = handler
  }

  setDevicePermissionHandler(handler: ((details: object) => boolean) | null): void {
    this.#device = handler
  }

  setSpellCheckerEnabled(enabled: boolean): void {
    this.spelling.enabled = enabled
  }

  setSpellCheckerLanguages(languages: string[]): void {
    this.spelling.languages = languages
  }

  setSpellCheckerDictionaryDownloadURL(url: string): void {
    this.spelling.source = url
  }

  readonly webRequest = {
    onBeforeRequest: (...args: [BeforeRequest | null] | [{ urls: string[] }, BeforeRequest | null]): void => {
      const listener = args.at(-1)
      this.#beforeRequest = typeof listener === "function" ? listener : null
    },
  }

  /** Whether the shell lets a request go out; `url` as the shell knows it. */
  lets(url: string, method: string, resourceType: string): Promise<boolean> {
    const listener = this.#beforeRequest
    if (!listener) return Promise.resolve(true)
    return new Promise((resolve) =>
      listener({ url, method, resourceType }, (answer) => resolve(!answer.cancel)),
    )
  }

  /** Whether the shell lets pages of `origin` have a device, such as a USB one. */
  device(origin: string, deviceType: string): boolean {
    return this.#device?.({ origin, deviceType, device: {} }) ?? false
  }

  /**
   * Sets the shell's answer for each permission in Chromium, so that a page gets that answer. A permission is granted
   * if both handlers say so; a missing handler grants, as in Electron.
   */
  async enforce(contents: unknown, origin: string): Promise<void> {
    // Chromium forgets the settings of a session when it ends, so this one stays open.
    this.#client ??= browser().browser()!.newBrowserCDPSession()
    const client = await this.#client
    for (const [permission, name] of Object.entries(permissions)) {
      const checked =
        this.#check?.(contents, permission, origin, { isMainFrame: true, requestingUrl: origin }) ?? true
      const requested = await new Promise<boolean>((resolve) => {
        if (this.#request)
          this.#request(contents, permission, resolve, { isMainFrame: true, requestingUrl: origin })
        else resolve(true)
      })
      await client.send("Browser.setPermission", {
        permission: { name },
        setting: checked && requested ? "granted" : "denied",
        origin: outward(origin),
      })
    }
  }
}

/** `session.defaultSession`, which all windows share. */
export const defaultSession = new Session()

export const session = { defaultSession, fromPartition: () => defaultSession }
