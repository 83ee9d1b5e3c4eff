/** Keys beside characters that nobody sees. */
import type { Tables } from "./tables.ts"

export const controls: Tables = {
  "invisible characters are steps of their own": [
    ["قال|\u200f BBC", "ArrowLeft", "قال\u200f| BBC"],
    ["قال\u200f| BBC", "ArrowRight", "قال|\u200f BBC"],
    ["قا|ل\u200f BBC", "ArrowLeft*2", "قال\u200f| BBC"],
    ["قال\u200f B|BC", "ArrowRight*3", "قال|\u200f BBC"],
    ["BBC|\u200e قال", "ArrowLeft", "BBC\u200e| قال"],
    ["|\u200fBBC", "ArrowLeft", "\u200f|BBC"],
    ["\u200f|", "Backspace", "|"],
    ["\u200f|", "type ب", "\u200fب|"],
    ["قال|\u200f BBC", "Delete", "قال| BBC"],
    ["قال |\u202eBBC\u202c أمس", "ArrowLeft*2", "قال \u202eB|BC\u202c أمس"],
    ["قال \u202eBBC\u202c| أمس", "ArrowRight*2", "قال \u202eBB|C\u202c أمس"],
    ["قال \u202eB|BC\u202c أمس", "type X", "قال \u202eBX|BC\u202c أمس"],
    ["قال \u202eB|BC\u202c أمس", "End", "قال \u202eBBC\u202c أمس|"],
    ["كلم\u00ad|ة", "Backspace", "كلم|ة"],
    ["كلم|\u00adة", "ArrowLeft", "كلم\u00ad|ة"],
    ["كلم\u00ad|ة", "ArrowRight", "كلم|\u00adة"],
    ["قا|ل\u200f BBC", "Shift+ArrowLeft*2", "قا^ل\u200f| BBC"],
    ["قال\u200f B|BC", "Control+ArrowRight*2", "|قال\u200f BBC"],
    ["قال\u200f B|BC", "Home", "|قال\u200f BBC"],
    ["قال BB|C\u200f", "End", "قال BBC\u200f|"],
    ["قال\u00a0|BBC", "Backspace", "قال|BBC"],
    ["قال|\u00a0BBC", "ArrowLeft", "قال\u00a0|BBC"],
    ["م\u0640|د", "Backspace", "م|د"],
    ["\ufeff|قال", "Backspace", "|قال"],
    ["قال\u200b|BBC", "Backspace", "قال|BBC"],
  ],
}
