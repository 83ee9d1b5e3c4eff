/** `midad export`: writes an article in another format, to a file or to standard output. */
import { resolve } from "node:path"
import { exportFormats } from "../contract/desk.ts"
import { fill } from "../contract/words/fill.ts"
import { writeAtomic } from "../desk/disk/atomic.ts"
import { exportArticle } from "../desk/export/export.ts"
import { articleAt } from "./article.ts"
import { type Command, choice, fileOf } from "./command.ts"
import { Failure, Misuse } from "./failure.ts"
import { here, print, words } from "./terminal.ts"

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
    const text = exportArticle(await articleAt(file), format)
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
