/** `midad check`: what a sub-editor would find in articles and plain text, and the correcting of it. */
import { basename, join, resolve } from "node:path"
import { type Article, dossierOf } from "../article/schema.ts"
import { type AgreedName, createAgreed } from "../checks/agreed.ts"
import { type Checker, createChecker } from "../checks/checker.ts"
import type { CheckedBlock, Finding, Severity } from "../contract/checking.ts"
import { DeskError } from "../contract/problem.ts"
import { fill } from "../contract/words/fill.ts"
import { wordsIn } from "../contract/words/index.ts"
import { lexiconFile, readAgreedNames } from "../desk/checks/agreed-names.ts"
import { checkedBlocks } from "../desk/checks/blocks.ts"
import { createIgnored, type Ignored } from "../desk/checks/ignored.ts"
import { loadLexicon } from "../desk/checks/lexicon.ts"
import { realDisk } from "../desk/disk/disk.ts"
import { articleAt } from "./article.ts"
import { filesAt, newsroomOver, readStandardInput, standardInput } from "./checked.ts"
import { type Command, choice } from "./command.ts"
import { Failure, Misuse, wordsOf } from "./failure.ts"
import { correctionsOf, fixArticle, fixText } from "./fix.ts"
import { asJson, asSarif, asText, type Checked, type Placed } from "./report.ts"
import { here, language, print, say, words } from "./terminal.ts"

const checkWords = wordsIn(language).checks

const severities: readonly Severity[] = ["hint", "warning", "error"]

/** What was asked for. */
type Asked = { format: "text" | "json" | "sarif"; fix: ReadonlySet<string>; lexicon: string | null }

export const check: Command = {
  options: {
    format: { type: "string" },
    fix: { type: "string" },
    "fail-on": { type: "string" },
    lexicon: { type: "string" },
  },
  async run({ values, positionals }) {
    const format = choice("--format", values.format ?? "text", ["text", "json", "sarif"] as const)
    const failOn = choice("--fail-on", values["fail-on"] ?? "error", [...severities, "never"] as const)
    const fix = rulesOf(values.fix)
    if (positionals.length === 0) throw new Misuse(words.errors.noFile)
    const lexicon = typeof values.lexicon === "string" ? values.lexicon : null
    const { checked, failed } = await checkAll(positionals, { format, fix, lexicon })
    if (format === "sarif") await print(asSarif(checked))
    const counts = countsOf(checked)
    if (format === "text")
      say(fill(checkWords.counted, { errors: counts.error, warnings: counts.warning, hints: counts.hint }))
    const isBad = severities.some(
      (one) => counts[one] > 0 && severities.indexOf(one) >= severities.indexOf(failOn as Severity),
    )
    return failed || (failOn !== "never" && isBad) ? 1 : 0
  },
}

/** The rules that `--fix` names. Throws `Misuse` for one that there is not. */
function rulesOf(named: unknown): ReadonlySet<string> {
  if (typeof named !== "string") return new Set()
  const rules = named.split(",").map((name) => name.trim())
  const unknown = rules.find((name) => !Object.hasOwn(checkWords.rules, name))
  if (unknown !== undefined) throw new Misuse(fill(words.errors.unknownRule, { name: unknown }))
  return new Set(rules)
}

/** Checks everything that `names` name, and prints it file by file unless the format wants all at once. */
async function checkAll(
  names: readonly string[],
  asked: Asked,
): Promise<{ checked: Checked[]; failed: boolean }> {
  const checkerFor = createCheckers(asked.lexicon)
  const checked: Checked[] = []
  let failed = false
  for (const name of names)
    for (const path of name === standardInput ? [name] : await filesAt(name)) {
      try {
        const one =
          path === standardInput
            ? await checkInput(checkerFor, asked)
            : await checkFile(path, checkerFor, asked)
        if (one === null) continue
        checked.push(one)
        if (asked.format === "json") await print(asJson(one))
        if (asked.format === "text") await print(asText(one))
      } catch (error) {
        if (!(error instanceof Failure || error instanceof DeskError)) throw error
        failed = true
        say(fill(words.errors.failed, { name: path, message: wordsOf(error) }))
      }
    }
  return { checked, failed }
}

type CheckerFor = (path: string) => Promise<Checker>

/** Gives the checker for a file: that of its newsroom, whose lexicon of names is read once. */
function createCheckers(named: string | null): CheckerFor {
  const lexicon = loadLexicon([], {
    onMissing: (error) => say(fill(checkWords.noDictionary, { message: String(error) })),
  })
  const known = new Map<string, Promise<Checker>>()
  const make = async (file: string | null): Promise<Checker> => {
    const names: AgreedName[] = []
    if (file !== null) {
      const read = await readAgreedNames(file)
      if (read.problem !== null)
        say(fill(checkWords.badLexicon, { name: basename(file), message: read.problem }))
      names.push(...read.names)
    }
    const agreed = createAgreed(names)
    const base = await lexicon
    return createChecker({ ...base, names: new Set([...base.names, ...agreed.words]) }, { agreed })
  }
  return (path) => {
    const root = path === standardInput ? null : newsroomOver(path)
    const file = named !== null ? resolve(here, named) : root === null ? null : join(root, lexiconFile)
    const found = known.get(file ?? "") ?? make(file)
    known.set(file ?? "", found)
    return found
  }
}

/** What each newsroom lets stand, by its folder; a list with a mistake is said once and not used. */
const ignoredIn = new Map<string, Promise<Ignored | null>>()

async function readIgnored(root: string): Promise<Ignored | null> {
  const ignored = createIgnored({ root, disk: realDisk, clock: () => new Date(), who: "" })
  try {
    await ignored.test("")
    return ignored
  } catch (error) {
    if (!(error instanceof DeskError)) throw error
    say(wordsOf(error))
    return null
  }
}

/** Whether a finding in the article `id` at `path` is let stand. */
async function letStandIn(path: string, id: string): Promise<(finding: Finding) => boolean> {
  const root = newsroomOver(path)
  if (root === null) return () => false
  const known = ignoredIn.get(root) ?? readIgnored(root)
  ignoredIn.set(root, known)
  return (await (await known)?.test(id)) ?? (() => false)
}

/** What is found in `article`, which is at `path`, without what its newsroom lets stand. */
async function foundIn(article: Article, path: string, checker: Checker): Promise<Placed[]> {
  const isLetStand = await letStandIn(path, dossierOf(article).id)
  return placedIn(checkedBlocks(article), checker).filter(({ finding }) => !isLetStand(finding))
}

const placedIn = (blocks: readonly CheckedBlock[], checker: Checker): Placed[] =>
  checker.check(blocks).flatMap((findings, index) => {
    const { key } = blocks[index]!
    const block = key === "headline" || key === "standfirst" ? key : Number(key)
    return findings.map((finding) => ({ block, finding }))
  })

async function checkFile(path: string, checkerFor: CheckerFor, { fix }: Asked): Promise<Checked> {
  const checker = await checkerFor(path)
  const full = resolve(here, path)
  if (fix.size > 0) {
    const isLetStand = await letStandIn(full, dossierOf(await articleAt(full)).id)
    const made = await fixArticle(path, (article) =>
      correctionsOf(
        placedIn(checkedBlocks(article), checker).filter(({ finding }) => !isLetStand(finding)),
        fix,
      ),
    )
    say(fill(checkWords.fixed, { name: path, made }))
  }
  return { path, found: await foundIn(await articleAt(full), full, checker), lines: null }
}

/** Checks the text on standard input; null if it was corrected and printed. */
async function checkInput(checkerFor: CheckerFor, { fix }: Asked): Promise<Checked | null> {
  const [plain, checker] = await Promise.all([readStandardInput(), checkerFor(standardInput)])
  const found = placedIn(plain.blocks, checker)
  if (fix.size === 0) return { path: standardInput, found, lines: plain.lines }
  await print(fixText(plain, correctionsOf(found, fix)))
  return null
}

function countsOf(checked: readonly Checked[]): Record<Severity, number> {
  const counts = { error: 0, warning: 0, hint: 0 }
  for (const { found } of checked) for (const { finding } of found) counts[finding.severity] += 1
  return counts
}
