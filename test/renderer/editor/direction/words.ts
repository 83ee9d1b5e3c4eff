/** Ctrl and an arrow. */
import type { Tables } from "./tables.ts"

export const words: Tables = {
  "words by Ctrl and an arrow": [
    ["|قال BBC أمس", "Control+ArrowLeft", "قال| BBC أمس"],
    ["قال| BBC أمس", "Control+ArrowLeft", "قال BBC| أمس"],
    ["قال |BBC أمس", "Control+ArrowLeft", "قال BBC| أمس"],
    ["قال BBC| أمس", "Control+ArrowRight", "قال |BBC أمس"],
    ["قال BBC أمس|", "Control+ArrowRight", "قال BBC |أمس"],
    ["قال B|BC أمس", "Control+ArrowLeft", "قال BBC| أمس"],
    ["قال BB|C أمس", "Control+ArrowRight", "قال |BBC أمس"],
    ["|بنسبة 3.5% أمس", "Control+ArrowLeft*2", "بنسبة 3.5|% أمس"],
    ["بنسبة |3.5% أمس", "Control+ArrowLeft", "بنسبة 3.5|% أمس"],
    ["في |19-1-2022 هنا", "Control+ArrowLeft", "في 19|-1-2022 هنا"],
    ["هاتف |+966 50", "Control+ArrowLeft", "هاتف +|966 50"],
    ["«|قمة» عمان", "Control+ArrowLeft", "«قمة|» عمان"],
    ["في <b>عم|ان</b> أمس", "Control+ArrowLeft", "في <b>عمان</b>| أمس"],
    ["في <i>BBC| News</i> أمس", "Control+ArrowLeft", "في <i>BBC News</i>| أمس"],
    ["في <i>BBC| News</i> أمس", "Control+ArrowRight", "في |<i>BBC News</i> أمس"],
    ["|كِتابٌ جديد", "Control+ArrowLeft", "كِتابٌ| جديد"],
    ["|می\u200cروم خانه", "Control+ArrowLeft", "می\u200cروم| خانه"],
    ["كتب |👨\u200d👩\u200d👧 هنا", "Control+ArrowLeft", "كتب 👨\u200d👩\u200d👧| هنا"],
    ["انظر |https://a.example هنا", "Control+ArrowLeft", "انظر https|://a.example هنا"],
    ["سطر|↵ثان", "Control+ArrowLeft", "سطر↵|ثان"],
    ["قال BBC| ¶ ثم", "Control+ArrowLeft", "قال BBC ¶ |ثم"],
  ],
}
