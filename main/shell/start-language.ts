/**
 * The interface's language at the start. The direction of native menus is fixed before Electron is ready, so the
 * language is read at once here, and again with everything else that is remembered by `memory.ts`.
 */
import { readFileSync } from "node:fs"
import { z } from "zod"
import { defaultSettings, type Language, languages } from "../contract/settings.ts"
import { directionOf } from "../contract/words/index.ts"

const kept = z.object({ settings: z.object({ language: z.enum(languages) }) })

/** The language that the memory in the file at `path` has; the default one if it has none or cannot be read. */
export function languageIn(path: string): Language {
  try {
    return kept.parse(JSON.parse(readFileSync(path, "utf8"))).settings.language
  } catch {
    // What is wrong with the memory is told by `openMemory`.
    return defaultSettings.language
  }
}

/**
 * The switches for Chromium, by which its own words and native menus have the language and its direction. macOS takes
 * both from the system. To be set before the app is ready.
 */
export function languageSwitches(language: Language): [name: string, value: string][] {
  return [
    ["lang", language === "ar" ? "ar" : "en-US"],
    ["force-ui-direction", directionOf(language)],
  ]
}
