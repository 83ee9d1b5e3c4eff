/** Answers the calls about the language checks. */
import type { checkCalls as contract } from "../../contract/calls/checks.ts"
import type { DeskHandlers } from "../../contract/desk.ts"
import type { Checks } from "../checks/checks.ts"

export type CheckCalls = Pick<DeskHandlers, keyof typeof contract>

/** The handlers of the calls about the checks. */
export function checkCalls(checks: Checks): CheckCalls {
  return {
    checkArticle: ({ id, changed, order }) => checks.check(id, changed, order),
    async endChecks({ id }) {
      await checks.forget(id)
      return {}
    },
    async ignoreFinding({ reason, ...what }) {
      await checks.ignored.add(what, reason.trim())
      return {}
    },
    async heedFinding(what) {
      await checks.ignored.takeBack(what)
      return {}
    },
    agreeName: ({ name, aliases }) => checks.names.add(name, aliases),
    async takeBackName({ name, added }) {
      await checks.names.takeBack(name, added)
      return {}
    },
  }
}
