/** What the newsroom lets stand: the file `ignored.json` beside its articles, findings by their rule and words. */
import { z } from "zod"
import { articleId } from "../../article/dossier.ts"
import type { Finding } from "../../contract/checking.ts"
import type { Disk } from "../disk/disk.ts"
import { createSharedList } from "./shared-list.ts"

/** The file in the newsroom. */
const ignoredFile = "ignored.json"

const shape = z.looseObject({
  rule: z.string().min(1).max(100),
  /** What stands in the text. */
  text: z.string().max(1000),
  /** The one article in which it is let stand; in all if it is missing. */
  article: z.optional(articleId),
  reason: z.string().max(1000).optional(),
  /** Who decided it, and when. */
  by: z.string().max(200).optional(),
  at: z.string().max(40).optional(),
})

/** What is let stand: findings of `rule` at the words `text`, in one article or, with null, in all. */
export type Ignorable = { rule: string; text: string; article: string | null }

export type Ignored = {
  /** Whether a finding in `article` is let stand, as a test for many. Throws `DeskError` as a shared list does. */
  test(article: string): Promise<(finding: Pick<Finding, "rule" | "text">) => boolean>
  add(what: Ignorable, reason: string): Promise<void>
  takeBack(what: Ignorable): Promise<void>
}

const keyOf = (rule: string, text: string) => `${rule} ${text}`

/** What is let stand in the newsroom at `root`; `who` decides what is added here. */
export function createIgnored({
  root,
  disk,
  clock,
  who,
}: {
  root: string
  disk: Disk
  clock: () => Date
  who: string
}): Ignored {
  const list = createSharedList({ root, disk, file: ignoredFile, shape })
  const isSame =
    ({ rule, text, article }: Ignorable) =>
    (one: z.output<typeof shape>) =>
      one.rule === rule && one.text === text && (one.article ?? null) === article
  return {
    async test(article) {
      const entries = (await list.read()).filter((one) => !one.article || one.article === article)
      const keys = new Set(entries.map(({ rule, text }) => keyOf(rule, text)))
      return ({ rule, text }) => keys.has(keyOf(rule, text))
    },
    add: (what, reason) =>
      list.change((entries) => {
        if (entries.some(isSame(what))) return null
        const { rule, text, article } = what
        const entry = {
          rule,
          text,
          ...(article === null ? {} : { article }),
          ...(reason === "" ? {} : { reason }),
          ...(who === "" ? {} : { by: who }),
          at: clock().toISOString(),
        }
        return [...entries, entry]
      }),
    takeBack: (what) =>
      list.change((entries) => {
        const left = entries.filter((one) => !isSame(what)(one))
        return left.length < entries.length ? left : null
      }),
  }
}
