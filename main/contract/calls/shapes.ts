/** What every call of the contract has in common. */
import { z } from "zod"
import type { ZodMiniType } from "zod/mini"

/** A shape of data. What the window reads at its start is of `zod/mini`, which is smaller and begins sooner. */
export type Shape = z.ZodType | ZodMiniType

/** Calls by their names: what goes in (one object) and what comes out. */
export type CallShapes = Record<string, { in: Shape; out: Shape }>

/** An object without anything in it. */
export const nothing = z.strictObject({})
