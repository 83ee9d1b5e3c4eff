/** What axe says of the window as it is now. */
import { readFileSync } from "node:fs"
import { createRequire } from "node:module"
import type { AxeResults } from "axe-core"
import type { App } from "../support/launch.ts"

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8")

/** What axe objects to, as "rule: where". */
export async function objections(app: App): Promise<string[]> {
  // Over the debugging connection, because the page itself runs no script from elsewhere.
  const client = await app.page.context().newCDPSession(app.page)
  await client.send("Runtime.evaluate", { expression: axe })
  const { result, exceptionDetails } = await client.send("Runtime.evaluate", {
    expression: "axe.run(document, { resultTypes: ['violations'] }).then((found) => JSON.stringify(found))",
    awaitPromise: true,
    returnByValue: true,
  })
  await client.detach()
  if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text)
  const { violations } = JSON.parse(result.value) as AxeResults
  return violations.flatMap((violation) =>
    violation.nodes.map((node) => `${violation.id}: ${node.target.join(" ")} ${node.failureSummary ?? ""}`),
  )
}
