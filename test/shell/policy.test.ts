import { mkdir, readFile, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { describe, expect, test } from "vitest"
import { defaultSettings } from "../../main/contract/settings.ts"
import { openMemory } from "../../main/shell/memory.ts"
import {
  managedBy,
  managedPreferences,
  policyFile,
  policyPath,
  readPolicy,
  underPolicy,
} from "../../main/shell/policy.ts"
import { temporaryFolder } from "../desk/temporary.ts"

const log = () => undefined

describe("the policy of a machine", () => {
  test("is in one place for each system, which the environment changes only where Midad is not packed", () => {
    expect(policyPath("linux", {})).toBe("/etc/midad/policy.json")
    expect(policyPath("mac", {})).toBe("/Library/Application Support/Midad/policy.json")
    expect(policyPath("windows", { ProgramData: "D:\\Data" })).toBe("D:\\Data\\Midad\\policy.json")
    expect(policyPath("windows", {})).toBe("C:\\ProgramData\\Midad\\policy.json")
    const environment = { MIDAD_POLICY: "/tmp/other.json" }
    expect(policyFile("linux", environment, false)).toBe("/tmp/other.json")
    expect(policyFile("linux", environment, true)).toBe("/etc/midad/policy.json")
  })

  test("is none where there is no file, and no folder", async () => {
    const folder = await temporaryFolder()
    await writeFile(join(folder, "file"), "")
    for (const path of ["policy.json", "none/policy.json", "file/policy.json"])
      expect(readPolicy(join(folder, path))).toEqual({ policy: {}, problem: null })
  })

  test("sets what it names, and may name what this version does not know", async () => {
    const path = join(await temporaryFolder(), "policy.json")
    await writeFile(path, '{"newsroom":"/srv/أخبار","language":"en","updates":"off","later":{}}')
    const { policy, problem } = readPolicy(path)
    expect(problem).toBe(null)
    expect(policy).toMatchObject({ newsroom: "/srv/أخبار", language: "en", updates: "off" })
    expect(managedBy(policy)).toEqual(["newsroom", "language", "updates"])
  })

  describe("that the device management of a Mac sets", () => {
    const file = "org.midad.Midad.plist"
    const set: Record<string, string> = { language: "en", updates: "notify", newsroom: "" }
    const read = (key: string) => set[key] ?? ""

    test("is what its preferences say, if there is a profile for the machine or the person", async () => {
      const folder = await temporaryFolder()
      expect(managedPreferences(read, "layla", folder)).toBe(null)
      await mkdir(join(folder, "layla"))
      await writeFile(join(folder, "layla", file), "")
      const expected = { language: "en", updates: "notify" }
      expect(managedPreferences(read, "layla", folder)).toEqual({
        path: join(folder, "layla", file),
        values: expected,
      })
      expect(managedPreferences(read, "omar", folder)).toBe(null)
      await writeFile(join(folder, file), "")
      expect(managedPreferences(read, "omar", folder)).toEqual({ path: join(folder, file), values: expected })
    })

    test("goes before what the file says, name by name", async () => {
      const path = join(await temporaryFolder(), "policy.json")
      const preferences = { path: "/managed", values: { updates: "notify" } }
      expect(readPolicy(path, preferences)).toEqual({ policy: { updates: "notify" }, problem: null })
      await writeFile(path, '{"language":"en","updates":"off"}')
      expect(readPolicy(path, preferences)).toEqual({
        policy: { language: "en", updates: "notify" },
        problem: null,
      })
    })

    test("is said and not followed if it does not fit, and the network is left alone", async () => {
      const path = join(await temporaryFolder(), "policy.json")
      await writeFile(path, '{"language":"en","updates":"notify"}')
      const { policy, problem } = readPolicy(path, { path: "/managed", values: { newsroom: "news" } })
      expect(policy).toEqual({ language: "en", updates: "off" })
      expect(problem).toMatchObject({ code: "bad-policy", details: { name: "/managed" } })
    })
  })

  test.each([
    ["no JSON", "newsroom=/srv"],
    ["a language that there is not", '{"language":"fr","newsroom":"/srv"}'],
    ["a path that is not absolute", '{"newsroom":"news"}'],
    ["a list", "[]"],
    ["bytes that are no text", Buffer.from([0x7b, 0xff, 0x7d])],
    ["far too much", `{"newsroom":"/srv","x":"${"a".repeat(70_000)}"}`],
  ])(
    "that is %s is said and kept, and nothing of it holds but that the network is left alone",
    async (_what, text) => {
      const path = join(await temporaryFolder(), "policy.json")
      await writeFile(path, text)
      const { policy, problem } = readPolicy(path)
      expect(problem).toMatchObject({ code: "bad-policy", details: { name: path } })
      expect(policy).toEqual({ updates: "off" })
      expect(await readFile(path)).toEqual(Buffer.from(text))
    },
  )

  test("that is a folder is said", async () => {
    const path = join(await temporaryFolder(), "policy.json")
    await mkdir(path)
    expect(readPolicy(path).problem?.code).toBe("bad-policy")
  })
})

test("a policy goes before a person's settings, which are kept beside it", async () => {
  const path = join(await temporaryFolder(), "midad.json")
  const own = await openMemory(path, log)
  await own.change({ settings: { ...defaultSettings, language: "ar", zoom: 1.5 } })
  const memory = underPolicy(own, { language: "en", updates: "off" })
  expect(memory.get().settings).toMatchObject({ language: "en", updates: "off", zoom: 1.5 })
  await memory.change({ settings: { ...memory.get().settings, zoom: 2 } })
  await memory.change({ recent: ["/srv"] })
  expect(memory.get().settings).toMatchObject({ language: "en", updates: "off", zoom: 2 })
  expect((await openMemory(path, log)).get()).toMatchObject({
    settings: { language: "ar", updates: "notify", zoom: 2 },
    recent: ["/srv"],
  })
})
