/**
 * `npm run dist:check [-- FOLDER…]`: looks at the packed app in each folder, or at those that `npm run dist` made in
 * `out/packages`. Reads its archive and its fuses back, starts it as a user does, waits for the text of the window,
 * has it open articles by their path, address and link and a newsroom by its marker, at the start and while it runs, and
 * ends it. On Linux without a display it opens a virtual one. Ends with 1 if anything is not as it should be.
 */
import {
  cpSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs"
import { tmpdir } from "node:os"
import { basename, join } from "node:path"
import { fileURLToPath, pathToFileURL } from "node:url"
import { appFolder } from "../../main/pack/app-folder.ts"
import { packagesFolder } from "../../main/pack/electron-builder.ts"
import { hasDisplay, openDisplay } from "../support/display.ts"
import {
  filesBelow,
  filesOfArchive,
  fuseFaults,
  type Packed,
  packedIn,
  sizeBudget,
  sizeOfArchive,
} from "./archive.ts"
import { type PackedApp, startPackedApp } from "./packed-app.ts"

const root = fileURLToPath(new URL("../..", import.meta.url))

/**
 * An expression that waits until the window shows an article with the headline `text`, or with any, in the newsroom whose
 * folder is `folder`, or in any, and gives the headline.
 */
const headline = (text: string | null, folder: string | null = null) => `new Promise((resolve) => {
  const look = () => {
    const said = document.querySelector(".ProseMirror h1")?.textContent.trim()
    const named = document.querySelector(".newsroom-name")?.textContent ?? ""
    const fits = (${JSON.stringify(text)} ?? said) === said && named.includes(${JSON.stringify(folder ?? "")})
    if (said && document.querySelector(".status-bar") && fits) resolve(said)
    else requestAnimationFrame(look)
  }
  look()
})`

/** The articles of the newsroom that the first start has made, by their headlines. */
function articlesBelow(folder: string): Map<string, string> {
  const found = new Map<string, string>()
  for (const path of globSync("**/*.html", { cwd: folder })) {
    const text = readFileSync(join(folder, path), "utf8")
    const said = /<h1[^>]*>(.*?)<\/h1>/s
      .exec(text)?.[1]
      ?.replace(/<[^>]+>/g, "")
      .trim()
    if (said) found.set(said, join(folder, path))
  }
  return found
}

/** What is wrong with the archive and the fuses of a packed app, a sentence each. */
async function readBack({ archive, electron }: Packed): Promise<string[]> {
  const faults = await fuseFaults(electron)
  const [inside, wanted] = [filesOfArchive(archive), filesBelow(join(root, appFolder))]
  const more = inside.filter((path) => !wanted.includes(path))
  const missing = wanted.filter((path) => !inside.includes(path))
  if (more.length > 0) faults.push(`In the archive without need: ${more.slice(0, 10).join(", ")}`)
  if (missing.length > 0) faults.push(`Missing in the archive: ${missing.join(", ")}`)
  const size = sizeOfArchive(archive)
  console.log(`  archive: ${inside.length} files, ${(size / 1e6).toFixed(2)} MB`)
  if (size > sizeBudget) faults.push(`The archive has ${size} bytes, more than ${sizeBudget}`)
  return faults
}

/** The headline of an article, and the path of its file. */
type Article = [headline: string, path: string]

/** The link to the article in the file `path` of the newsroom in `folder`. */
function linkOf(path: string, folder: string): string {
  const id = /<meta name="midad:id" content="([^"]+)">/.exec(readFileSync(path, "utf8"))?.[1]
  const { id: newsroom } = JSON.parse(readFileSync(join(folder, ".midad", "newsroom.json"), "utf8")) as {
    id: string
  }
  return `midad:article/${id}?newsroom=${newsroom}`
}

/**
 * Has a running app asked for things by further starts, as the system does it. `articles` are two of its newsroom, which
 * lies in the folder `newsroom`, each with its headline and its file; the second one is shown. Returns what is wrong.
 */
async function askIt(
  app: PackedApp,
  articles: readonly [first: Article, second: Article],
  newsroom: string,
): Promise<string[]> {
  const faults: string[] = []
  const ask = async (what: string, argument: string, ...shown: Parameters<typeof headline>) => {
    const code = await app.again([argument])
    if (code !== 0) faults.push(`The start that hands over ${what} ended with ${code}`)
    console.log(`  while it runs, opened by ${what}: ${await app.evaluate<string>(headline(...shown))}`)
  }
  const [[first, one], [second, other]] = articles
  await ask("the path", one, first)
  await ask("the address", pathToFileURL(other).href, second)
  const elsewhere = join(newsroom, "..", "elsewhere")
  mkdirSync(elsewhere)
  cpSync(one, join(elsewhere, basename(one)))
  writeFileSync(join(elsewhere, "midad.json"), '{ "newArticles": "root" }')
  writeFileSync(join(elsewhere, "desk.midad"), '{"midad":"newsroom","version":1}')
  await ask("a marker", join(elsewhere, "desk.midad"), first, "elsewhere")
  await ask("a link", linkOf(other, newsroom), second, basename(newsroom))
  return faults
}

/**
 * Starts a packed app three times: empty, with an article by its path, and by its address. The last one is asked for more
 * while it runs.
 */
async function startIt({ executable }: Packed, display: string | undefined): Promise<string[]> {
  const home = mkdtempSync(join(tmpdir(), "midad-packed-"))
  const faults: string[] = []
  const start = async (
    args: string[],
    wanted: string | null,
    more: (app: PackedApp) => Promise<string[]> = async () => [],
  ): Promise<string> => {
    const app = await startPackedApp(executable, { home, args, display })
    try {
      const said = await app.evaluate<string>(headline(wanted))
      faults.push(...(await more(app)))
      const code = await app.end()
      if (code !== 0) faults.push(`It ended with ${code}`)
      return said
    } catch (fault) {
      const text = await app.evaluate<string>("document.body.innerText")
      throw new Error(`${(fault as Error).message}\nThe window says:\n${text}`)
    } finally {
      app.kill()
    }
  }
  try {
    const first = await start([], null)
    console.log(`  started: ${first}`)
    const documents = join(home, "documents")
    const articles = articlesBelow(documents)
    const shown = articles.get(first)
    const other = [...articles].find(([said]) => said !== first)
    if (!shown || !other) return [...faults, "The first newsroom has no second article to open"]
    const [said, path] = other
    console.log(`  opened by its path: ${await start([path], said)}`)
    const newsroom = join(documents, readdirSync(documents)[0]!)
    const asked = (app: PackedApp) => askIt(app, [[first, shown], other], newsroom)
    console.log(`  opened by its address: ${await start([pathToFileURL(path).href], said, asked)}`)
    return faults
  } finally {
    rmSync(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
  }
}

/** The folders with packed apps that were made here. */
function made(): string[] {
  const all = join(root, packagesFolder)
  return readdirSync(all, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => join(all, entry.name))
    .filter((folder) => packedIn(folder) !== null)
}

/** Whether this machine can start what is in a folder that electron-builder made for one processor. */
function isForHere(folder: string): boolean {
  const processor = /-(arm64|armv7l|ia32)-unpacked$/.exec(folder)?.[1] ?? null
  return processor === null || processor === process.arch
}

async function check(folders: readonly string[]): Promise<number> {
  if (folders.length === 0)
    throw new Error(`There is no packed app in ${packagesFolder}; npm run dist makes one`)
  const display = hasDisplay() ? null : await openDisplay()
  let count = 0
  try {
    for (const folder of folders) {
      const packed = packedIn(folder)
      if (!packed) throw new Error(`There is no packed app in ${folder}`)
      console.log(packed.executable)
      const faults = await readBack(packed)
      if (isForHere(folder)) faults.push(...(await startIt(packed, display?.name)))
      else console.log("  not started: it is for another processor")
      for (const fault of faults) console.log(`  ✗ ${fault}`)
      count += faults.length
    }
  } finally {
    display?.close()
  }
  console.log(count === 0 ? "The packed app is as it should be" : `Faults of the packed app: ${count}`)
  return count === 0 ? 0 : 1
}

try {
  const given = process.argv.slice(2)
  process.exitCode = await check(given.length > 0 ? given : made())
} catch (fault) {
  console.error(fault instanceof Error ? fault.message : fault)
  process.exitCode = 1
}
