/** `midad show`: prints an article. */
import { exportJson } from "../desk/export/json.ts"
import { exportText } from "../desk/export/text.ts"
import { articleAt } from "./article.ts"
import { type Command, fileOf, printFormat } from "./command.ts"
import { print } from "./terminal.ts"

export const show: Command = {
  options: { format: { type: "string" } },
  async run(given) {
    const format = printFormat(given)
    const article = await articleAt(fileOf(given))
    await print(format === "json" ? exportJson(article) : exportText(article))
    return 0
  },
}
