/** What the desk refuses. */
import { DeskError } from "../../main/contract/problem.ts"

/** The code of the problem that `work` ends with; "none" if it ends well. What is no `DeskError` is thrown on. */
export async function codeOf(work: Promise<unknown>): Promise<string> {
  try {
    await work
  } catch (error) {
    if (error instanceof DeskError) return error.problem.code
    throw error
  }
  return "none"
}
