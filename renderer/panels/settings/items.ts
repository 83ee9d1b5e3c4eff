/** What the settings screen shows, in order: the groups, and how each setting is changed. */
import { type Settings, settingLimits, textFaces, themes, updateModes } from "../../../main/contract/desk.ts"
import { groupings, orders } from "../../../main/contract/library.ts"
import { languages } from "../../../main/contract/settings.ts"
import type { Words } from "../../../main/contract/words/index.ts"
import { number } from "../../../main/contract/words/plural.ts"

type Name = keyof Settings

/** How a setting is changed: by choosing one of a few values, by a slider, or by typing a number. */
export type Item = { name: Name } & (
  | { kind: "choice"; values: readonly Settings[Name][] }
  | { kind: "slider" | "count"; min: number; max: number; step: number }
)

const choice = (name: Name, values: readonly Settings[Name][]): Item => ({ name, kind: "choice", values })
const slider = (name: keyof typeof settingLimits): Item => ({ name, kind: "slider", ...settingLimits[name] })
const count = (name: keyof typeof settingLimits): Item => ({ name, kind: "count", ...settingLimits[name] })

/** The groups of the person's settings. */
export const groups = {
  appearance: [
    choice("language", languages),
    choice("theme", themes),
    slider("zoom"),
    choice("library", [true, false]),
    choice("dossier", [true, false]),
  ],
  text: [
    choice("textFace", textFaces),
    slider("textSize"),
    slider("measure"),
    slider("lineHeight"),
    slider("paragraphSpacing"),
  ],
  lengths: [count("headlineBudget"), count("lineLength"), count("readingRate")],
  work: [
    slider("autosaveRest"),
    choice("checks", [true, false]),
    choice("order", orders),
    choice("group", groupings),
  ],
  versions: [choice("updates", updateModes)],
} as const satisfies Record<string, readonly Item[]>
export type GroupName = keyof typeof groups

/** A value of a setting in words, with its unit. */
export function valueText<Of extends Name>(
  name: Of,
  value: Settings[Of],
  words: Words,
  language: Settings["language"],
): string {
  const { settings, library } = words.window
  const { units, values } = settings
  const told: { [Each in Name]: (value: Settings[Each]) => string } = {
    language: (of) => values.language[of],
    theme: (of) => values.theme[of],
    zoom: (of) => units.percent(number(language, Math.round(of * 100))),
    textFace: (of) => values.textFace[of],
    textSize: (of) => units.pixels(String(of)),
    measure: (of) => units.characters(of),
    lineHeight: (of) => units.times(String(of)),
    paragraphSpacing: (of) => units.pixels(String(of)),
    library: (of) => values.library[of ? "true" : "false"],
    dossier: (of) => values.dossier[of ? "true" : "false"],
    headlineBudget: (of) => units.characters(of),
    readingRate: (of) => units.rate(of),
    lineLength: (of) => units.characters(of),
    autosaveRest: (of) => units.seconds(of),
    checks: (of) => values.checks[of ? "true" : "false"],
    order: (of) => library.orders[of],
    group: (of) => library.groupings[of],
    updates: (of) => values.updates[of],
  }
  return told[name](value)
}
