/**
 * Which lost articles need not be told of again: `.midad/lost.json`. Each stands there with its newest version, so that
 * one that came back and was lost anew is told of again. Losing the file loses no text.
 */
import { basename, join } from "node:path"
import { z } from "zod"
import { type ArticleId, articleId } from "../../article/dossier.ts"
import { hash } from "../../contract/article.ts"
import { writeAtomic } from "../disk/atomic.ts"
import type { Disk } from "../disk/disk.ts"
import { makeDurable } from "../disk/durable.ts"
import { fault } from "../disk/fault.ts"
import { realFolder, writablePath } from "../disk/folder.ts"
import { isMissing } from "../disk/if-there.ts"
import { createQueue } from "../disk/queue.ts"

/** What the user did about a lost article: has seen the notice, or wants to hear no more of it. */
export type Answer = "told" | "forgotten"

const answers = z.array(z.tuple([articleId, hash, z.enum(["told", "forgotten"])]))

/** The answers of one newsroom's users. */
export type Answers = {
  /** The answer about an article whose newest version is `newest`; undefined if there is none. */
  of(): Promise<(id: ArticleId, newest: string) => Answer | undefined>
  add(added: readonly { id: ArticleId; newest: string; answer: Answer }[]): Promise<void>
}

/** The answers kept in the newsroom at `root`. */
export function createAnswers(root: string, disk: Disk): Answers {
  const writes = createQueue()

  async function read(): Promise<Map<ArticleId, [string, Answer]>> {
    const path = join(await realFolder(root, disk), ".midad", "lost.json")
    try {
      const kept = answers.safeParse(JSON.parse(new TextDecoder().decode(await disk.read(path))))
      return new Map((kept.data ?? []).map(([id, newest, answer]) => [id, [newest, answer]]))
    } catch (error) {
      if (error instanceof SyntaxError || isMissing(error)) return new Map()
      throw fault(error, "reading", basename(path))
    }
  }

  return {
    async of() {
      const kept = await read()
      return (id, newest) => {
        const [at, answer] = kept.get(id) ?? []
        return at === newest ? answer : undefined
      }
    },
    add: (added) =>
      writes.run(async () => {
        const real = await realFolder(root, disk)
        await makeDurable(join(real, ".midad"), real, disk)
        const kept = await read()
        for (const { id, newest, answer } of added) kept.set(id, [newest, answer])
        const lines = [...kept].map(([id, [newest, answer]]) => [id, newest, answer])
        const path = await writablePath(root, ".midad/lost.json", disk)
        await writeAtomic(path, new TextEncoder().encode(`${JSON.stringify(lines)}\n`), { disk })
      }),
  }
}
