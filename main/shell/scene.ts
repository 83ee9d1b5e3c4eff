/** Reads the scene that a window begins with. */
import type { ArticleId } from "../article/dossier.ts"
import type { Scene } from "../contract/desk.ts"
import { type KeySettings, keySettings } from "../contract/keymap.ts"
import type { Platform } from "../contract/keys.ts"
import type { Managed } from "../contract/settings.ts"
import type { Desk } from "../desk/desk.ts"
import { newsroomAt } from "../desk/newsroom.ts"
import { problemOf } from "./answer.ts"
import type { KnownNewsrooms } from "./known-newsrooms.ts"
import type { LastSeen } from "./last-seen.ts"
import type { Log } from "./log.ts"
import type { MemoryStore } from "./memory.ts"
import type { Outbox } from "./outbox.ts"

export type SceneOptions = {
  memory: Pick<MemoryStore, "get" | "fresh">
  known: Pick<KnownNewsrooms, "recent" | "lastArticle">
  seen: Pick<LastSeen, "nameOf" | "pageOf">
  outbox: Pick<Outbox, "send">
  log: Log
  platform: Platform
  /** The keys that the person has given to commands. */
  keys(): KeySettings
  /** Where what the person has set is kept. */
  kept: Scene["kept"]
  /** What the machine's administrators have set. */
  managed: Managed[]
  /** The key by which calls and events name the newsroom of a desk. */
  keyOf(desk: Desk): string
}

/**
 * Reads the scene of the newsroom of `from`. The article to open in it is the one that `wanted` gives, if that is there,
 * else the one that was open last. What the disk refuses is sent to the window as a problem.
 */
export async function readScene(
  { memory, known, seen, outbox, log, platform, keys, kept, managed, keyOf }: SceneOptions,
  from: Desk,
  wanted: Promise<ArticleId | null> = Promise.resolve(null),
): Promise<Scene> {
  const last = (await wanted) ?? known.lastArticle(from.root)
  const told = (error: unknown) => {
    outbox.send("problem", problemOf(error, log, `Could not read ${from.root}`))
    return null
  }
  const name = last && seen.nameOf(from.root, last)
  const away = await from.away().catch(told)
  const open = away === null ? await from.firstArticle(last, name).catch(told) : null
  const { settings } = memory.get()
  return {
    newsroom: newsroomAt(from.root),
    key: keyOf(from),
    recent: known.recent(),
    settings,
    keys: keySettings.parse(keys()),
    managed,
    platform,
    kept,
    first: memory.fresh,
    away,
    open,
    listed: seen.pageOf(from.root, settings),
  }
}
