/** The program of both threads of the index: the one that keeps it, and the one that prepares texts for it. */
import { workerData } from "node:worker_threads"
import type { IndexSetup } from "./protocol.ts"
import { preparing } from "./reading-thread.ts"
import { indexing } from "./thread.ts"

const setup = workerData as IndexSetup
if (setup.role === "index") await indexing(setup)
else preparing(setup)
