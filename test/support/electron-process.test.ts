import { resolve } from "node:path"
import { expect, test } from "vitest"
import { pathsOf } from "../../main/shell/open.ts"
import { devCommandLine } from "./dev-app.ts"
import { commandLine } from "./electron-process.ts"

test.each([
  ["an app under test", commandLine("/checkout", "/profile", ["/news/a.html"])],
  ["npm run dev", devCommandLine("/checkout", ["--user-data-dir=/profile", "/news/a.html"])],
])("of the command line of %s only what it is given is opened", (_what, line) => {
  expect(pathsOf(["electron", ...line], "/checkout", false)).toEqual([resolve("/news/a.html")])
})
