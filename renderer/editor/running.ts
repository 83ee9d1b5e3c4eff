/** Runs commands, as far as they are the text's and the text may be changed. */
import type { CommandId } from "../../main/contract/commands.ts"
import { actions } from "./actions.ts"
import type { Context } from "./context.ts"
import { insertFiles } from "./pictures.ts"
import { endWay } from "./way.ts"

/** The commands that a text which is only read has too. */
const reading: readonly CommandId[] = ["invisibles", "growSelection", "shrinkSelection"]

export type Running = {
  /** Runs a command; gives back whether it was the text's and there was something to do. */
  run(id: CommandId): boolean
  can(id: CommandId): boolean
  active(id: CommandId): boolean
  /**
   * Brings picture files in: to where they were dropped in the text, else to the cursor. Returns whether the text can
   * take them.
   */
  takePictures(files: readonly File[], dropped: { left: number; top: number } | null): boolean
}

/** Makes what runs commands in the editor of `context`. */
export function createRunning(context: Context, isWritable: () => boolean): Running {
  const mayRun = (id: CommandId) => isWritable() || reading.includes(id)
  return {
    run(id) {
      endWay(context.view)
      return mayRun(id) && (actions[id]?.run(context) ?? false)
    },
    can: (id) => mayRun(id) && (actions[id]?.can(context.view.state) ?? false),
    active: (id) => actions[id]?.active?.(context.view.state) ?? false,
    takePictures(files, dropped) {
      if (isWritable()) void insertFiles(context, files, dropped)
      return isWritable()
    },
  }
}
