import { writeFile } from "node:fs/promises"
import { join } from "node:path"
import { expect, test } from "vitest"
import { partsIn, runtimeOf } from "../../main/shell/about.ts"
import { temporaryFolder } from "../desk/temporary.ts"

test("the runtime is told by its parts' own names, without what is not there", () => {
  expect(runtimeOf({ node: "24.1.0", electron: "45.4.1", chrome: "140.0", v8: "14.0", zlib: "1" })).toEqual([
    { name: "Electron", version: "45.4.1" },
    { name: "Chromium", version: "140.0" },
    { name: "Node.js", version: "24.1.0" },
    { name: "V8", version: "14.0" },
  ])
  expect(runtimeOf({ node: "24.1.0" })).toEqual([{ name: "Node.js", version: "24.1.0" }])
})

test("the list of parts is read; one that is missing is none, and one that is broken is logged too", async () => {
  const file = join(await temporaryFolder(), "parts.json")
  const logged: string[] = []
  const log = (message: string) => void logged.push(message)
  expect(await partsIn(file, log)).toBeNull()
  expect(logged).toEqual([])
  const part = { name: "preact", version: "11.2.0", licence: "MIT", text: "The MIT License" }
  await writeFile(file, JSON.stringify([part]))
  expect(await partsIn(file, log)).toEqual([part])
  await writeFile(file, '[{"name":')
  expect(await partsIn(file, log)).toBeNull()
  expect(logged).toEqual([`Could not read ${file}`])
})
