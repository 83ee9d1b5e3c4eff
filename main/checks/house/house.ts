/** The rules of the house: every rule that looks at the text of one block. */
import type { Rule } from "../rules.ts"
import { characters } from "./characters.ts"
import { monthRules } from "./months.ts"
import { punctuation } from "./punctuation.ts"
import { spaces } from "./spaces.ts"
import { usage } from "./usage.ts"

/** All of them, those that are off too. */
export const houseRules: readonly Rule[] = [...punctuation, ...spaces, ...characters, ...usage, ...monthRules]
