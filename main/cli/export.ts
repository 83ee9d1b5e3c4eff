/** `midad export`: writes an article in another format, to a file or to standard output. */
import { existsSync } from "node:fs"
import { dirname, join, resolve } from "node:path"
import { exportFormats } from "../contract/desk.ts"
import { fill } from "../contract/words/fill.ts"
import { wordsIn } from "../contract/words/index.ts"
import { writeAtomic } from "../desk/disk/atomic.ts"
import { exportArticle } from "../desk/export/export.ts"
import { readPicture } from "../desk/pictures.ts"
import { articleAt } from "./article.ts"
import { type Command, choice, fileOf } from "./command.ts"
import { Failure, Misuse } from "./failure.ts"
import { here, language, print, say, words } from "./terminal.ts"

/** The folder of the newsroom that a file lies in: the nearest above it with a `.midad`, else its own. */
function newsroomAround(file: string): string {
  const own = dirname(resolve(here, file))
  for (let folder = own; ; folder = dirname(folder)) {
    if (existsSync(join(folder, ".midad"))) return folder
    if (folder === dirname(folder)) return own
  }
}

export const exportFile: Command = {
  options: {
    to: { type: "string" },
    output: { type: "string", short: "o" },
    force: { type: "boolean" },
  },
  async run(given) {
    const file = fileOf(given)
    const { to, output, force } = given.values
    if (to === undefined) throw new Misuse(words.errors.noFormat)
    const format = choice("--to", to, exportFormats)
    const root = newsroomAround(file)
    const { text, left } = await exportArticle(await articleAt(file), format, (src) => readPicture(root, src))
    const { exportedWithoutPictures, exportedWithoutLinks } = wordsIn(language).window.notices
    if (left.pictures > 0) say(exportedWithoutPictures(left.pictures))
    if (left.links > 0) say(exportedWithoutLinks(left.links))
    if (typeof output !== "string") {
      await print(text)
      return 0
    }
    const bytes = new TextEncoder().encode(text)
    if (!(await writeAtomic(resolve(here, output), bytes, { exclusive: force !== true }))) {
      throw new Failure(fill(words.errors.exists, { name: output }))
    }
    return 0
  },
}
