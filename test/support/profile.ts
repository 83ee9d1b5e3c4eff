/** A profile of an app under test: the folders that it uses as the user's, and its arguments and environment. */
import { existsSync, mkdirSync, mkdtempSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { freshMemory } from "../../main/shell/memory.ts"
import type { Runtime } from "./runtime.ts"

/** The checkout. */
export const root = fileURLToPath(new URL("../..", import.meta.url))

/** The part of vitest's test context that is used. */
type TestContext = {
  task: { name: string; result?: { state: string } | undefined }
  onTestFinished(action: () => Promise<void>): void
}

export type LaunchOptions = {
  /** An existing profile to use; by default a fresh one in the system's temp folder. */
  profile?: string
  /** The arguments after the program: files, a folder. */
  args?: string[]
  env?: Record<string, string>
  /** The interface language of a fresh profile; by default Arabic, the app's default. */
  language?: "ar" | "en"
  /** Whether a fresh profile is that of the first start, which says how Midad is used. */
  first?: boolean
  /** The running test: the app ends with it, and leaves log and screenshot if it failed. */
  test?: TestContext
  /** The built main module, if not Midad's. */
  main?: string
  /** The selector that must be visible before the app counts as ready; null to wait only for the loaded page. */
  ready?: string | null
  runtime?: Runtime
}

export type Places = { profile: string; home: string; documents: string; userData: string }

/** Makes the folders of a profile. Existing files stay. */
export function openProfile(options: LaunchOptions): Places {
  const profile = options.profile ?? mkdtempSync(join(tmpdir(), "midad-"))
  const home = join(profile, "home")
  const documents = join(home, "Documents")
  const userData = join(profile, "user")
  mkdirSync(documents, { recursive: true })
  mkdirSync(userData, { recursive: true })
  const memory = join(userData, "midad.json")
  if (!options.first && !existsSync(memory)) {
    const { language = freshMemory.settings.language } = options
    const settings = { ...freshMemory.settings, language }
    writeFileSync(memory, JSON.stringify({ ...freshMemory, settings }))
  }
  return { profile, home, documents, userData }
}

/** The environment that an app on the profile is started in. */
export function environment(places: Places, options: LaunchOptions): NodeJS.ProcessEnv {
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    HOME: places.home,
    USERPROFILE: places.home,
    APPDATA: join(places.home, "AppData", "Roaming"),
    LOCALAPPDATA: join(places.home, "AppData", "Local"),
    XDG_CONFIG_HOME: join(places.home, ".config"),
    XDG_CACHE_HOME: join(places.home, ".cache"),
    XDG_DATA_HOME: join(places.home, ".local", "share"),
    MIDAD_DOCUMENTS: places.documents,
    MIDAD_USER_DATA: places.userData,
    ...options.env,
  }
  // The settings of the test runner must not reach the app.
  for (const name of Object.keys(env))
    if (/^VITEST|^NODE_(ENV|OPTIONS)$|^TEST$|^ELECTRON_RUN_AS_NODE$/.test(name)) delete env[name]
  return env
}
