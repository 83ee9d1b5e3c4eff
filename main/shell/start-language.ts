/**
 * The interface's language at the start. The direction of native menus is fixed before Electron is ready, so the
 * language is read at once here, and again with everything else that is remembered by `memory.ts`.
 */
import { readFileSync } from "node:fs"
import { z } from "zod"
import { defaultSettings, type Language, languages } from "../contract/settings.ts"
import { directionOf } from "../contract/words/index.ts"

const kept = z.object({ settings: z.object({ language: z.enum(languages) }) })

/** The language that the text of a memory has, also of one that is broken; the default one if it names none. */
export function languageOf(text: string): Language {
  try {
    return kept.parse(JSON.parse(text)).settings.language
  } catch {
    // What is wrong with the memory is told by `openMemory`, in the language that was set before it broke.
    const named = /"language"\s{0,9}:\s{0,9}"([a-z]{2})"/.exec(text)?.[1]
    return languages.find((language) => language === named) ?? defaultSettings.language
  }
}

/** The language that the memory in the file at `path` has; the default one if it has none or cannot be read. */
export function languageIn(path: string): Language {
  try {
    return languageOf(readFileSync(path, "utf8"))
  } catch {
    // There is no memory yet, or `openMemory` tells why it cannot be read.
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
