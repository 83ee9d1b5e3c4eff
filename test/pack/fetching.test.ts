/** What is said where something cannot be fetched: after what electron-builder really printed. */
import { expect, test } from "vitest"
import { fetchFault } from "../../main/pack/fetching.ts"

const begun = `  • electron-builder  version=26.17.0 os=6.18.44
  • loaded configuration  file=/home/desk/midad/main/pack/electron-builder.ts
  • packaging       platform=linux arch=x64 electron=45.4.1 appOutDir=out/packages/linux-unpacked
`
const failed = (message: string) => `  ⨯ ${message}  failedTask=build stackTrace=RequestError: ${message}
    at ClientRequest.<anonymous> (/home/desk/midad/node_modules/got/dist/source/core/index.js:970:111)
`

test("that Electron cannot be fetched is said with the server and the ways around it", () => {
  const said = fetchFault(begun + failed("getaddrinfo ENOTFOUND github.com"))
  expect(said).toMatch(/^Electron could not be fetched: github\.com is not reached from here\./)
  expect(said).toContain("-c.electronDist=FOLDER")
  expect(said).toContain("ELECTRON_MIRROR")
})

test.each([
  ["connect ECONNREFUSED 127.0.0.1:9", "127.0.0.1:9"],
  ["getaddrinfo EAI_AGAIN mirror.example", "mirror.example"],
  ["read ECONNRESET", "the server"],
  ["Response code 404 (Not Found)", "the server"],
  ["self signed certificate in certificate chain", "the server"],
])("so it is where %s", (message, server) => {
  expect(fetchFault(begun + failed(message))).toContain(`Electron could not be fetched: ${server} is`)
})

test("that the tools of a package cannot be fetched is another thing: Electron is there", () => {
  const tools = `  • building        target=deb arch=x64 file=out/packages/Midad-0.1.0-linux-amd64.deb\n`
  const said = fetchFault(begun + tools + failed("getaddrinfo ENOTFOUND github.com"))
  expect(said).toMatch(/^The tools that make this package could not be fetched: github\.com/)
})

test("of anything else that fails nothing is said", () => {
  expect(fetchFault(begun)).toBe(null)
  expect(
    fetchFault(
      `${begun}  ⨯ Trying to configure GrantFileProtocolExtraPrivileges but the fuse wire is not long enough`,
    ),
  ).toBe(null)
})
