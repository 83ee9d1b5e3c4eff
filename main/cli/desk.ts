/** A desk for as long as one command needs it. */
import { problemText } from "../contract/words/index.ts"
import { createDesk, type Desk } from "../desk/desk.ts"
import { language, say } from "./terminal.ts"

/**
 * Does `work` with the desk of the newsroom at `root`, and closes the desk. Then prints each problem that the desk
 * told of, once.
 */
export async function withDesk(root: string, work: (desk: Desk) => Promise<void>): Promise<void> {
  const said = new Set<string>()
  const desk = createDesk({ root, onProblem: (problem) => said.add(problemText(language, problem)) })
  try {
    await work(desk)
  } finally {
    await desk.close()
    for (const sentence of said) say(sentence)
  }
}
