/** `midad doctor`: says what is wrong in a newsroom, and repairs it when asked to. */
import { fill } from "../contract/words/fill.ts"
import { harmless, harmlessJson } from "../contract/words/harmless.ts"
import { wordsIn } from "../contract/words/index.ts"
import { examine } from "../desk/doctor/doctor.ts"
import type { Report } from "../desk/doctor/report.ts"
import { type Command, newsroomOf, printFormat } from "./command.ts"
import { Misuse } from "./failure.ts"
import { language, print, words } from "./terminal.ts"

export const doctor: Command = {
  options: {
    newsroom: { type: "string" },
    repair: { type: "boolean" },
    format: { type: "string" },
  },
  async run(given) {
    const format = printFormat(given)
    const [operand] = given.positionals
    if (operand !== undefined) throw new Misuse(fill(words.errors.noOperand, { name: operand }))
    const report = await examine({ root: newsroomOf(given), repair: given.values.repair === true })
    await print(format === "json" ? `${harmlessJson(report)}\n` : harmless(told(report)))
    return report.remaining > 0 ? 1 : 0
  },
}

/** A doctor's report in words: two lines a finding, then the totals. */
function told({ findings, counted, remaining }: Report): string {
  const { doctor } = wordsIn(language)
  const lines = findings.flatMap(({ code, details, repaired }) => {
    const { what, advice } = doctor.findings[code]
    return [fill(what, details), `  ${repaired ? doctor.repaired : fill(advice, details)}`]
  })
  const outcome = findings.some(({ repaired }) => repaired) ? doctor.mended : doctor.healthy
  lines.push(
    fill(doctor.counted, counted),
    remaining > 0 ? fill(doctor.remaining, { problems: remaining }) : outcome,
  )
  return `${lines.join("\n")}\n`
}
