/** What is logged of faults that come again. */
import { expect, test } from "vitest"
import { createComplaints } from "../../../main/desk/locks/complaints.ts"

const fault = (code: string) => Object.assign(new Error(code), { code })

test("a fault is logged once, another one beside it too", () => {
  const logged: [string, string][] = []
  const complain = createComplaints((message, error) => logged.push([message, (error as Error).message]))
  for (let n = 0; n < 3; n++) {
    complain("no lock", fault("ENOSPC"))
    complain("no lock", fault("EACCES"))
    complain("no watch", fault("ENOSPC"))
  }
  expect(logged).toEqual([
    ["no lock", "ENOSPC"],
    ["no lock", "EACCES"],
    ["no watch", "ENOSPC"],
  ])
})
