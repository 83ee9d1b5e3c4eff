/** `midad show`: prints an article. */
import { exportArticle } from "../desk/export/export.ts"
import { articleAt } from "./article.ts"
import { type Command, fileOf, printFormat } from "./command.ts"
import { print } from "./terminal.ts"

export const show: Command = {
  options: { format: { type: "string" } },
  async run(given) {
    const format = printFormat(given)
    const article = await articleAt(fileOf(given))
    await print(exportArticle(article, format))
    return 0
  },
}
