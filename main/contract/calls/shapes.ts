/** What every call of the contract has in common. */
import { z } from "zod"

/** Calls by their names: what goes in (one object) and what comes out. */
export type CallShapes = Record<string, { in: z.ZodType; out: z.ZodType }>

/** An object without anything in it. */
export const nothing = z.strictObject({})
