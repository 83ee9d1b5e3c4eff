/** The ways by which the system asks Midad to open something. */
import { app } from "electron"
import { z } from "zod"
import { askedBy, askedOf } from "./asked.ts"
import type { Asking } from "./asking.ts"

/** What a second instance hands over before it ends. */
const visit = z.object({ argv: z.array(z.string()), cwd: z.string() })

/** Has `asking` asked by the command line, later instances and the system. Must be called before the app is ready. */
export function watchAsked(asking: Asking): void {
  const packed = app.isPackaged
  asking.ask(askedOf(process.argv, process.cwd(), packed))
  app.on("open-file", (event, path) => {
    event.preventDefault()
    asking.ask([askedBy(path, process.cwd())])
  })
  app.on("open-url", (event, address) => {
    event.preventDefault()
    asking.ask([askedBy(address, process.cwd())])
  })
  app.on("second-instance", (_event, argv, cwd, data) => {
    const guest = visit.safeParse(data)
    const from = guest.success ? guest.data : { argv, cwd }
    asking.ask(askedOf(from.argv, from.cwd, packed))
  })
}
