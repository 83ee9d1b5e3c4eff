/** What the checks say of each rule: the finding, and why. `{word}` is what stands there, `{right}` the first fix. */

export const rules = {
  hamza: {
    message: "“{word}” is written “{right}”: mind the hamza",
    why: "The hamza of separation is written, that of connection is not. The suggestion is the common spelling in news.",
  },
  madda: {
    message: "“{word}” is written “{right}”: mind the madda",
    why: "A hamza and the alef behind it are written as a madda.",
  },
  "ta-marbuta": {
    message: "“{word}” is written “{right}”: ة is not ه",
    why: "The feminine ending is ة with its dots; ه is the pronoun.",
  },
  ya: {
    message: "“{word}” is written “{right}”: ي is not ى",
    why: "The final ya has dots, the alef maqsura has none.",
  },
  "hamza-seat": {
    message: "“{word}” is written “{right}”: the seat of the hamza",
    why: "The stronger vowel beside the hamza sets its seat: i, then u, then a.",
  },
  dad: {
    message: "“{word}” may be “{right}”: ض is not ظ",
    why: "With the other letter the word is a hundred times commoner.",
  },
  dal: {
    message: "“{word}” may be “{right}”: د is not ذ",
    why: "With the other letter the word is a hundred times commoner.",
  },
  sad: {
    message: "“{word}” may be “{right}”: س is not ص",
    why: "The word is not known; with the other letter it is common.",
  },
  ta: {
    message: "“{word}” may be “{right}”: ت is not ط",
    why: "The word is not known; with the other letter it is common.",
  },
  "plural-alef": {
    message: "“{word}” is written “{right}”: the alef of the plural",
    why: "Behind the و of a plural verb stands an alef that is not spoken.",
  },
  joined: { message: "“{word}” is two words: “{right}”", why: "The space between two words is missing." },
  slip: {
    message: "“{word}” may be “{right}”",
    why: "The word is not known; the suggestion is the common word nearest to it.",
  },
  "common-error": { message: "“{word}”: right is “{right}”", why: "A common error." },
  inna: {
    message: "“{word}”: here “{right}”",
    why: "إن begins a sentence and reported speech; elsewhere it is أن.",
  },
  illa: { message: "“{word}”: here “{right}”", why: "إلا is except; ألا is أن with لا." },
  ala: { message: "“{word}”: here “{right}”", why: "على is the preposition, علي the name." },
  lada: { message: "“{word}”: here “{right}”", why: "لدى is the particle; لدي is it with my pronoun." },
  hazr: { message: "“{word}”: here “{right}”", why: "حظر is a ban; حضر is to attend." },
  alladhina: { message: "“{word}”: here “{right}”", why: "الذين is who; الدين is religion or debt." },
  athar: { message: "“{word}”: here “{right}”", why: "أثار is a verb, آثار the plural of trace." },
  imma: { message: "“{word}”: here “{right}”", why: "إما is either; أما is as for." },
  "name-variant": {
    message: "The name “{word}” is also spelt “{right}” in this article",
    why: "A name has one spelling in an article.",
  },
  "agreed-name": {
    message: "“{word}”: agreed is “{right}”",
    why: "This is what the newsroom agreed on in its lexicon.",
  },
  "lone-waw": {
    message: "و is written together with the next word",
    why: "No space stands behind the conjunction و.",
  },
  "insha-allah": {
    message: "“{word}” is written “{right}”",
    why: "إن is if and شاء willed; إنشاء is building.",
  },
  "tanwin-on-hamza": {
    message: "No alef behind a hamza that follows an alef: “{right}”",
    why: "The tanwin stands on the hamza itself: مساءً.",
  },
  "tanwin-place": { message: "The place of the tanwin: “{right}”", why: "One way of writing the tanwin." },
  "space-before-mark": {
    message: "No space before a punctuation mark",
    why: "A mark stands at the word before it.",
  },
  "no-space-after-mark": {
    message: "A space is missing behind a punctuation mark",
    why: "A space follows a mark.",
  },
  "no-space-after-stop": {
    message: "A space is missing behind the full stop",
    why: "A space follows a full stop.",
  },
  "latin-comma": {
    message: "A Latin comma; the Arabic one is “،”",
    why: "Arabic text has the Arabic comma.",
  },
  "latin-semicolon": {
    message: "A Latin semicolon; the Arabic one is “؛”",
    why: "Arabic text has the Arabic semicolon.",
  },
  "latin-question": {
    message: "A Latin question mark; the Arabic one is “؟”",
    why: "Arabic text has the Arabic question mark.",
  },
  "doubled-comma": { message: "A doubled comma", why: "One is enough." },
  "repeated-mark": { message: "A repeated mark", why: "One is enough." },
  "mark-order": { message: "The order is “؟!”", why: "The question comes before the exclamation." },
  "long-dots": { message: "An ellipsis has three dots", why: "Three dots and no more." },
  "two-dots": { message: "Two dots; an ellipsis has three", why: "Three dots." },
  "one-character-dots": { message: "The ellipsis is one character", why: "One way of writing the ellipsis." },
  "headline-stop": { message: "No full stop ends a headline", why: "Headlines have none." },
  "space-in-brackets": { message: "No space inside of a bracket", why: "A bracket stands at what it holds." },
  "no-space-before-bracket": {
    message: "A space is missing before the bracket",
    why: "A space stands before a bracket.",
  },
  "no-space-after-bracket": {
    message: "A space is missing behind the bracket",
    why: "A space follows a bracket.",
  },
  unbalanced: { message: "“{word}” has no partner", why: "What opens is closed." },
  "double-space": { message: "More than one space", why: "One space is enough." },
  "no-break-space": { message: "A no-break space", why: "A plain space does, unless it is meant." },
  tatweel: { message: "Tatweel inside of a word", why: "Tatweel is ornament and breaks searches." },
  "repeated-word": { message: "“{word}”: a repeated word", why: "A word written twice by mistake." },
  "number-joined": {
    message: "A space is missing between word and number",
    why: "A space stands between a word and a number.",
  },
  "foreign-letter": {
    message: "A Persian or Urdu letter that looks Arabic",
    why: "It differs in searching and sorting though it looks the same.",
  },
  "presentation-form": {
    message: "Presentation forms of letters",
    why: "They come from PDFs and cannot be searched.",
  },
  "invisible-character": {
    message: "A character that cannot be seen",
    why: "It may turn what follows or break a word.",
  },
  "joiner-at-edge": {
    message: "A joiner out of place",
    why: "It means something between two joining letters only.",
  },
  "phone-direction": {
    message: "A phone number that may be shown backwards",
    why: "An isolate keeps its order.",
  },
  ithnayn: {
    message: "“{word}”: the hamza of الاثنين is one of connection: “{right}”",
    why: "اثنان, اثنين and الاثنين begin with a hamza that is not written.",
  },
  "sawfa-lan": { message: "“{word}”: “{right}” is enough", why: "لن denies the future already." },
  "thamma-hunaka": { message: "“{word}”: “{right}” is enough", why: "Both mean there is." },
  "al-ghayr": { message: "The article belongs to the word behind غير", why: "One writes غير الآمنة." },
  "akkada-ala": { message: "أكد takes no على", why: "One writes أكد الأمر; it is disputed." },
  percent: { message: "The form of percentages: “{right}”", why: "One form of percentages." },
  "abd-joined": { message: "عبد is written apart", why: "Compound names are written apart." },
  mudara: {
    message: "The plural of مدير: “{right}”",
    why: "The sound plural is the purer one; it is disputed.",
  },
  tamma: { message: "“{word}” with a noun: use the verb", why: "The verb itself is shorter." },
  "month-pair": {
    message: "Two different months: “{word}”",
    why: "Months have two names; these are not of one month.",
  },
  "month-alone": { message: "A month without its second name", why: "Some papers write both names." },
  boilerplate: { message: "A leftover of a template or site", why: "It is not of the text." },
  "mixed-digits": { message: "Two kinds of digits in one article", why: "One kind of digits in an article." },
} as const

/** What a finding matters. */
export const severities = { error: "error", warning: "warning", hint: "hint" } as const

/** Where a finding is, on the command line. */
export const places = { headline: "headline", standfirst: "standfirst", block: "block {block}" } as const

/** What is said at the end. */
export const counted = "Errors: {errors}. Warnings: {warnings}. Hints: {hints}."
export const fixed = "{name}: corrected {made}."
export const noDictionary = "The dictionary could not be read, so only counts are judged by: {message}"
export const badLexicon = "“{name}” is no valid lexicon of names: {message}"
