/** The beginning of a run: what earlier runs left, and the newsroom that the window begins with. */
import { resolve } from "node:path"
import { app } from "electron"
import type { ArticleId } from "../article/dossier.ts"
import type { Platform } from "../contract/keys.ts"
import type { Problem } from "../contract/problem.ts"
import { wordsIn } from "../contract/words/index.ts"
import { firstNewsroom } from "../desk/newsroom.ts"
import { problemOf } from "./answer.ts"
import { appPaths } from "./app-paths.ts"
import type { Asking } from "./asking.ts"
import { type KeysFile, openKeys } from "./keys-file.ts"
import { type LastSeen, openLastSeen } from "./last-seen.ts"
import type { Log } from "./log.ts"
import { type MemoryStore, openMemory } from "./memory.ts"
import { firstArticleOf, firstNewsroomOf } from "./open.ts"
import { createOpenNewsroom, type OpenNewsroom } from "./open-newsroom.ts"
import type { Outbox } from "./outbox.ts"
import { managedBy, type Policy, underPolicy } from "./policy.ts"
import type { Flusher } from "./quit.ts"
import { createRecents } from "./recents.ts"

/** What a run begins with, before the app is ready. */
export type Run = {
  platform: Platform
  clock: () => Date
  log: Log
  /** What the machine's administrators have set, and what does not fit in it. */
  policy: Policy
  misfit: Problem | null
  asking: Asking
  outbox: Outbox
  flusher: Flusher
}

/** What earlier runs left. */
export type Recalled = { memory: MemoryStore; keys: KeysFile; seen: LastSeen }

/** The newsroom of the start. `folder` is that of what was asked for, if it has one. */
export type Begun = { newsroom: OpenNewsroom; folder: string | null }

/** Reads what earlier runs left in Midad's own folder, under what the machine's administrators have set. */
export async function recall({ clock, log, policy, misfit, outbox }: Run): Promise<Recalled> {
  const [memory, keys, seen] = await Promise.all([
    openMemory(appPaths.memory(), log, { clock }),
    openKeys(appPaths.keys(), log, { clock }),
    openLastSeen(appPaths.lastSeen(), { clock, log }),
  ])
  if (misfit) {
    log(`The policy ${misfit.details.name} does not fit: ${misfit.details.message}`)
    outbox.send("problem", misfit)
  }
  for (const { problem } of [memory, keys]) if (problem) outbox.send("problem", problem)
  return { memory: underPolicy(memory, policy), keys, seen }
}

/** Makes the newsroom of the very first start, with the samples. `story` is the sample to begin with; null if none was made. */
async function makeFirst(name: string, run: Run): Promise<{ path: string; story: ArticleId | null }> {
  const { clock, platform, log, outbox } = run
  let story: ArticleId | null = null
  const fill = async (made: string) => {
    const { sampleIds, writeSamples } = await import("../desk/sample/samples.ts")
    await writeSamples(made, clock, platform)
    story = sampleIds.story
  }
  const path = await firstNewsroom(appPaths.documents(), name, fill).catch((error: unknown) => {
    // If the documents folder is read-only, the user must still be able to write.
    const problem = problemOf(error, log, "Could not make a newsroom in the documents")
    outbox.send("problem", problem)
    return firstNewsroom(app.getPath("userData"), name, fill)
  })
  return { path, story }
}

/** Chooses the newsroom of the start and begins to read it. */
export async function begin({ memory, keys, seen }: Recalled, run: Run): Promise<Begun> {
  const { policy, asking, platform } = run
  const words = () => wordsIn(memory.get().settings.language)
  // The newsroom of what is asked for is there from the start. The rest is opened when the window listens.
  const things = await asking.soFar()
  const folder = await firstNewsroomOf(things, memory.get().recent)
  const known = folder === null ? (policy.newsroom ?? memory.get().recent[0]) : resolve(folder)
  const { path, story } =
    known === undefined ? await makeFirst(words().shell.firstNewsroom, run) : { path: known, story: null }
  const newsroom = createOpenNewsroom({
    ...run,
    path,
    memory,
    seen,
    keys: keys.get,
    kept: { settings: appPaths.memory(), keys: appPaths.keys() },
    managed: managedBy(policy),
    recents: createRecents(platform, () => words().window.library.newsrooms),
  })
  // Without an article that is known, the start opens the newest of those that were found in a moment: on a slow machine
  // none.
  if (story !== null) void newsroom.remember(story, newsroom.desk())
  newsroom.prepare(firstArticleOf(things, newsroom.desk().lineAt))
  return { newsroom, folder }
}
