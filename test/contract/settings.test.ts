import { expect, test } from "vitest"
import { calls, defaultSettings, settings, settingsFrom } from "../../main/contract/desk.ts"

test("what an earlier Midad remembered loads, with the defaults of settings that it did not know", () => {
  const { order: _order, group: _group, updates: _updates, textSize: _size, ...earlier } = defaultSettings
  expect(settingsFrom({ ...earlier, zoom: 1.5 })).toEqual({
    settings: { ...defaultSettings, zoom: 1.5 },
    misfits: [],
  })
})

test("each setting that does not fit falls back alone, and what is not known is passed over", () => {
  const given = { ...defaultSettings, textSize: 500, theme: "sepia", zoom: "1", measure: 72, later: true }
  expect(settingsFrom(given)).toEqual({
    settings: { ...defaultSettings, measure: 72 },
    misfits: ["theme", "zoom", "textSize"],
  })
})

test("the defaults are settings", () => {
  expect(settings.parse(defaultSettings)).toEqual(defaultSettings)
})

test("a change of one setting says nothing of the others", () => {
  expect(calls.changeSettings.in.parse({ zoom: 2 })).toEqual({ zoom: 2 })
  expect(calls.changeSettings.in.parse({ group: "section" })).toEqual({ group: "section" })
})
