import { build } from "../support/build.ts"
import { chooseRuntime } from "../support/runtime.ts"
import { keyFigures } from "./find-tmp.ts"
chooseRuntime({ setUp: true })
await build()
console.log(JSON.stringify(await keyFigures(), null, 1))
process.exit(0)
