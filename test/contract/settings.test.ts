import { expect, test } from "vitest"
import { calls, defaultSettings, settings } from "../../main/contract/desk.ts"

test("what an earlier Midad remembered loads, with the defaults of settings that it did not know", () => {
  const { order: _order, group: _group, updates: _updates, ...earlier } = defaultSettings
  expect(settings.parse({ ...earlier, zoom: 1.5 })).toEqual({ ...defaultSettings, zoom: 1.5 })
})

test("a change of one setting says nothing of the others", () => {
  expect(calls.changeSettings.in.parse({ zoom: 2 })).toEqual({ zoom: 2 })
  expect(calls.changeSettings.in.parse({ group: "section" })).toEqual({ group: "section" })
})
