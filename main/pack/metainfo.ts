/** The AppStream metainfo, by which the software centres of Linux show Midad. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { appId, homepageOf, readAbout } from "./product.ts"

/** Where the file is made, from the checkout. */
export const metainfoFile = `out/linux/${appId}.metainfo.xml`

/** Where it is installed. */
export const metainfoPlace = `/usr/share/metainfo/${appId}.metainfo.xml`

const escaped = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;")

/**
 * The metainfo of this version. `template` has `{homepage}`, `{version}` and `{date}` in it; `date` is a moment in
 * milliseconds, of which the day is written.
 */
export function metainfo(
  template: string,
  facts: { homepage: string; version: string; date: number },
): string {
  const day = new Date(facts.date).toISOString().slice(0, 10)
  return template
    .replaceAll("{homepage}", escaped(facts.homepage))
    .replaceAll("{version}", escaped(facts.version))
    .replaceAll("{date}", day)
}

/** Makes the file for the checkout at `root`, dated `date`, and returns its path. */
export function makeMetainfo(root: string, env: NodeJS.ProcessEnv, date: number): string {
  const about = readAbout(root)
  const template = readFileSync(join(root, `main/pack/linux/${appId}.metainfo.xml`), "utf8")
  const file = join(root, metainfoFile)
  mkdirSync(dirname(file), { recursive: true })
  const facts = { homepage: homepageOf(about, env), version: about.version, date }
  writeFileSync(file, metainfo(template, facts))
  return file
}
