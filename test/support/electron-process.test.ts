import { resolve } from "node:path"
import { expect, test } from "vitest"
import { askedOf } from "../../main/shell/asked.ts"
import { devCommandLine } from "./dev-app.ts"
import { commandLine } from "./electron-process.ts"

test.each([
  ["an app under test", commandLine("/checkout", "/profile", ["/news/a.html"])],
  ["npm run dev", devCommandLine("/checkout", ["--user-data-dir=/profile", "/news/a.html"])],
])("of the command line of %s only what it is given is opened", (_what, line) => {
  expect(askedOf(["electron", ...line], "/checkout", false)).toEqual([
    { kind: "path", path: resolve("/news/a.html") },
  ])
})
