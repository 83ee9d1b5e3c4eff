/**
 * The policy: what the administrators of a machine set for everybody on it, in one file that only they may write, on
 * macOS also by a profile of the device management. It goes before what a person has set. docs/deployment.md describes it
 * for them.
 */
import { existsSync, readFileSync, statSync } from "node:fs"
import { isAbsolute, join, win32 } from "node:path"
import { z } from "zod"
import type { Platform } from "../contract/keys.ts"
import type { Problem } from "../contract/problem.ts"
import { languages, type Managed, type Settings, updateModes } from "../contract/settings.ts"
import { isMissing } from "../desk/disk/if-there.ts"
import type { MemoryStore } from "./memory.ts"

/** The most bytes that the file may have. */
const longest = 64 * 1024

/** Keys that this version does not know are passed over, so that one file serves several versions. */
const shape = z.looseObject({
  /** The folder of the newsroom with which every start begins. */
  newsroom: z
    .string()
    .max(4096)
    .refine((path) => isAbsolute(path), "not an absolute path")
    .optional(),
  language: z.enum(languages).optional(),
  updates: z.enum(updateModes).optional(),
})
export type Policy = z.output<typeof shape>

/** The names of what a policy can set. */
const names = ["newsroom", "language", "updates"] as const

/** A file that cannot be read means what is safest for a managed machine: nothing is asked of the network. */
const fallback: Policy = { updates: "off" }

/** Where the policy of a machine is. */
export function policyPath(platform: Platform, environment: NodeJS.ProcessEnv): string {
  if (platform === "windows")
    return win32.join(environment.ProgramData || "C:\\ProgramData", "Midad", "policy.json")
  return platform === "mac" ? "/Library/Application Support/Midad/policy.json" : "/etc/midad/policy.json"
}

/** The preferences of a program on macOS that its device management sets, and the file in which the system keeps them. */
export type Preferences = { path: string; values: Partial<Record<(typeof names)[number], string>> }

/** Where macOS keeps what its device management sets, for the machine and in a folder of each person. */
const managedFolder = "/Library/Managed Preferences"

/**
 * What the device management of a Mac sets for Midad; null if it sets nothing.
 * @param read reads a preference of Midad's, as the system has it; empty if there is none
 */
export function managedPreferences(
  read: (key: string) => string,
  user: string,
  folder = managedFolder,
): Preferences | null {
  const file = "org.midad.Midad.plist"
  // Without such a file they are what a person has set for themselves.
  const path = [join(folder, file), join(folder, user, file)].find((one) => existsSync(one))
  if (path === undefined) return null
  const values = Object.fromEntries(names.map((name) => [name, read(name)]).filter(([, value]) => value))
  return { path, values }
}

type Read = { policy: Policy; problem: Problem | null }

/** Takes what `read` gives for a policy; `name` is where it comes from. */
function parsed(name: string, read: () => unknown): Read {
  try {
    return { policy: shape.parse(read()), problem: null }
  } catch (error) {
    if (isMissing(error)) return { policy: {}, problem: null }
    const message = error instanceof z.ZodError ? z.prettifyError(error) : String(error)
    return { policy: fallback, problem: { code: "bad-policy", details: { name, message } } }
  }
}

/**
 * Reads the policy; there is none where there is no file. If the file cannot be read, `problem` (`bad-policy`) says why,
 * and the file stays as it is. What `preferences` set goes before the file. Never throws. It is read at once, as the
 * language is needed before the app is ready.
 */
export function readPolicy(path: string, preferences: Preferences | null = null): Read {
  const file = parsed(path, () => {
    const stats = statSync(path)
    if (!stats.isFile() || stats.size > longest) throw new Error("It is no plain file, or far too long")
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(readFileSync(path)))
  })
  if (!preferences) return file
  const managed = parsed(preferences.path, () => preferences.values)
  return { policy: { ...file.policy, ...managed.policy }, problem: file.problem ?? managed.problem }
}

/** The settings that a policy sets. */
const settingsOf = ({ language, updates }: Policy): Partial<Settings> => ({
  ...(language === undefined ? {} : { language }),
  ...(updates === undefined ? {} : { updates }),
})

/** What a policy sets, by its names. */
export const managedBy = (policy: Policy): Managed[] => names.filter((name) => policy[name] !== undefined)

/** `memory` with the policy's settings before the person's, which are kept for when there is no policy any more. */
export function underPolicy(memory: MemoryStore, policy: Policy): MemoryStore {
  const set = settingsOf(policy)
  return {
    fresh: memory.fresh,
    problem: memory.problem,
    get() {
      const now = memory.get()
      return { ...now, settings: { ...now.settings, ...set } }
    },
    async change({ settings, ...change }) {
      if (!settings) return memory.change(change)
      const own = memory.get().settings
      const kept = Object.fromEntries(Object.keys(set).map((name) => [name, own[name as keyof Settings]]))
      await memory.change({ ...change, settings: { ...settings, ...kept } })
    },
  }
}

/** The file of the policy: the machine's; unpacked, for tests, that of `MIDAD_POLICY`. */
export const policyFile = (platform: Platform, environment: NodeJS.ProcessEnv, packed: boolean): string =>
  (!packed && environment.MIDAD_POLICY) || policyPath(platform, environment)
