/** Calls about the language checks of the open article, and about what the newsroom agreed on for them. */
import { z } from "zod"
import { articleId } from "../../article/dossier.ts"
import { type CallShapes, nothing } from "./shapes.ts"

/** The name of a block. */
const key = z.string().min(1).max(40)

const finding = z.strictObject({
  rule: z.string(),
  kind: z.enum(["spelling", "grammar", "style", "hygiene", "preflight"]),
  severity: z.enum(["error", "warning", "hint"]),
  source: z.enum(["counts", "context", "dictionary", "list", "article", "house"]),
  from: z.number().int().nonnegative(),
  to: z.number().int().nonnegative(),
  text: z.string(),
  values: z.record(z.string(), z.union([z.string(), z.number()])),
  fixes: z.array(z.string()),
})
const findings = z.record(key, z.array(finding))

const name = z.string().min(1).max(200)
const ignorable = {
  rule: z.string().min(1).max(100),
  text: z.string().max(1000),
  /** The one article in which it is let stand; null for all. */
  article: z.nullable(articleId),
}

export const checkCalls = {
  /**
   * Checks the blocks of an article that are new or changed; `order` has the keys of all its blocks. `own` has what is
   * found in the changed ones, `across` what goes across blocks, for every block that has such. `missing` are the keys of
   * blocks whose text the desk does not know (any more): they are to be sent again. Problem "checks-stopped".
   */
  checkArticle: {
    in: z.strictObject({
      id: articleId,
      changed: z.array(
        z.strictObject({ key, kind: z.enum(["headline", "standfirst", "text"]), text: z.string() }),
      ),
      order: z.array(key),
    }),
    out: z.strictObject({ own: findings, across: findings, missing: z.array(key) }),
  },
  /** The article is not checked any more: the desk forgets its blocks. */
  endChecks: { in: z.strictObject({ id: articleId }), out: nothing },
  /** Lets a finding stand, for a reason that may be empty. Problem "bad-list". */
  ignoreFinding: { in: z.strictObject({ ...ignorable, reason: z.string().max(1000) }), out: nothing },
  /** Takes back that a finding is let stand. Problem "bad-list". */
  heedFinding: { in: z.strictObject(ignorable), out: nothing },
  /**
   * Writes the spelling of a name into the newsroom's lexicon, and spellings that are not to be used. Returns what was not
   * in it. Problem "bad-list".
   */
  agreeName: {
    in: z.strictObject({ name, aliases: z.array(name) }),
    out: z.strictObject({ name: z.boolean(), aliases: z.array(name) }),
  },
  /** Takes back what `agreeName` has added. Problem "bad-list". */
  takeBackName: {
    in: z.strictObject({ name, added: z.strictObject({ name: z.boolean(), aliases: z.array(name) }) }),
    out: nothing,
  },
} as const satisfies CallShapes
