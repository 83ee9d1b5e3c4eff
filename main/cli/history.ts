/** `midad history`: the versions of an article, those of articles whose file is lost, and their restoring. */
import { realpath } from "node:fs/promises"
import { join, relative, resolve, sep } from "node:path"
import { articleId } from "../article/dossier.ts"
import { DeskError } from "../contract/problem.ts"
import { fill } from "../contract/words/fill.ts"
import { problemText } from "../contract/words/index.ts"
import type { Desk } from "../desk/desk.ts"
import { type Command, newsroomOf, printFormat } from "./command.ts"
import { withDesk } from "./desk.ts"
import { Failure, Misuse } from "./failure.ts"
import { here, language, print, printBytes, words } from "./terminal.ts"

export const history: Command = {
  options: {
    newsroom: { type: "string" },
    restore: { type: "boolean" },
    version: { type: "string" },
    format: { type: "string" },
  },
  async run(given) {
    const format = printFormat(given)
    const root = newsroomOf(given)
    const [operand, ...more] = given.positionals
    const { restore: restores, version } = given.values
    const asks = restores === true || version !== undefined
    if (more.length > 0 || (operand === undefined && asks) || (restores === true && version !== undefined))
      throw new Misuse(words.errors.oneArticle)
    await withDesk(root, async (desk) => {
      if (operand === undefined) await printLost(desk, format)
      else {
        const id = await idOf(desk, root, operand)
        if (restores === true) await restore(desk, root, id)
        else if (typeof version === "string") await printVersion(desk, id, version)
        else await printVersions(desk, id, format)
      }
      await desk.idle()
    })
    return 0
  },
}

async function printLost(desk: Desk, format: "text" | "json"): Promise<void> {
  const lost = await desk.listLost()
  if (format === "json") return print(`${JSON.stringify(lost, null, 2)}\n`)
  const lines = lost.map(({ id, what, name, headline, versions }) =>
    fill(words.history.lost[what], { id, name, headline, versions }),
  )
  await print(`${lines.join("\n") || words.history.noneLost}\n`)
}

/** The id that `operand` is, or that of the article whose file it names. Throws `Failure` if there is no such. */
async function idOf(desk: Desk, root: string, operand: string): Promise<string> {
  const lost = await desk.listLost()
  const path = resolve(here, operand)
  const names = [operand, relative(await realpath(root), path), relative(root, path)].map((name) =>
    name.split(sep).join("/"),
  )
  const found =
    lost.find(({ id, name }) => id === operand || names.includes(name))?.id ?? (await desk.lineAt(path))?.id
  if (found) return found
  if (articleId.safeParse(operand).success && (await desk.listVersions({ id: operand })).length > 0)
    return operand
  throw new Failure(fill(words.errors.noVersions, { name: operand }))
}

async function printVersions(desk: Desk, id: string, format: "text" | "json"): Promise<void> {
  const versions = await desk.listVersions({ id })
  if (format === "json") return print(`${JSON.stringify(versions, null, 2)}\n`)
  for (const { hash, at, words: count, cause } of versions)
    await print(`${hash.slice(0, 12)}  ${at}  ${cause}  ${count}\n`)
}

/** Writes the file of the version whose hash begins with `begun`, as it was. */
async function printVersion(desk: Desk, id: string, begun: string): Promise<void> {
  const found = (await desk.listVersions({ id })).filter(({ hash }) => hash.startsWith(begun.toLowerCase()))
  const [version] = found
  if (!version || new Set(found.map(({ hash }) => hash)).size > 1)
    throw new Failure(fill(words.errors.noVersion, { name: begun }))
  await printBytes(await desk.versionOf(id, version.hash))
}

async function restore(desk: Desk, root: string, id: string): Promise<void> {
  const lost = (await desk.listLost()).some((one) => one.id === id)
  if (!lost) throw new Failure(fill(words.errors.notLost, { name: id }))
  const [restored] = await desk.restoreLost({ ids: [id] })
  if (!restored) throw new DeskError("article-missing")
  if (restored.problem) throw new Failure(problemText(language, restored.problem))
  await print(`${join(root, ...restored.name.split("/"))}\n`)
}
