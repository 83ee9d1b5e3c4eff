/** Clicks. */
import type { Tables } from "./tables.ts"

export const clicks: Tables = {
  "a click puts the caret beside the half of the letter that was hit": [
    ["قال |BBC أمس", "click first half of ق", "|قال BBC أمس"],
    ["|قال BBC أمس", "click last half of ق", "ق|ال BBC أمس"],
    ["|قال BBC أمس", "click first half of B", "قال BBC| أمس"],
    ["|قال BBC أمس", "click last half of C", "قال |BBC أمس"],
    ["|عام 2024 م", "click first half of 2", "عام 2024| م"],
    ["|عام 2024 م", "click last half of 4", "عام |2024 م"],
    ["|قال <i>BBC</i> أمس", "click last half of C", "قال |<i>BBC</i> أمس"],
    ["|عام ¶ →Latin", "click first half of t", "عام ¶ →La|tin"],
    ["|عام ¶ →Latin", "click last half of n", "عام ¶ →Latin|"],
    ["|بنسبة 3.5% أمس", "click last half of 5", "بنسبة |3.5% أمس"],
    ["في |<b>عمان</b> أمس", "click first half of م", "في <b>ع|مان</b> أمس"],
    ["|قال (BBC) أمس", "click first half of B", "قال (BBC|) أمس"],
    ["|لا بد", "click first half of ب", "لا |بد"],
  ],
}
