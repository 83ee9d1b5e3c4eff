import type { KeyFault } from "../../../keymap.ts"
import type { NewsroomSettings } from "../../../newsroom-settings.ts"
import type { Settings } from "../../../settings.ts"
import { isolate } from "../../isolate.ts"
import { plural } from "../../plural.ts"

export const settings = {
  name: "Settings",
  search: "Search the settings",
  hint: "face, rate, save…",
  list: "Groups of settings",
  back: "Back to the text",
  undo: "Undo",
  found: (n: number) =>
    n === 0 ? "No results" : plural("en", n, { one: "{n} result", other: "{n} results" }),
  without: (query: string) => `Nothing for “${isolate(query)}”`,
  nothing: (query: string) =>
    `Nothing in the settings has “${isolate(query)}”. Search for another word, in English or in Arabic, or clear the search with Esc.`,
  kept: (path: string) => `Kept for you, on this machine, in ${isolate(path)}`,
  place: "Yours",
  policy: "Set by the policy of this machine; only its administrators can change it.",
  asItWas: (value: string) => `As it was: ${value}`,
  original: (value: string) => `Original: ${value}`,
  undone: (name: string) => `As it was: ${name}`,
  bounds: (min: string, max: string) => `${min} to ${max}`,
  badNumber: (min: string, max: string) => `Type a number from ${min} to ${max}.`,
  groups: {
    appearance: "Appearance and language",
    text: "Writing and reading",
    lengths: "Lengths",
    work: "Saving and library",
    versions: "New versions",
    newsroom: "Newsroom",
    keys: "Keyboard",
  },
  items: {
    language: {
      name: "Interface language",
      help: "The language of menus and messages, and their direction; the text of articles stays as it is.",
    },
    theme: {
      name: "Theme",
      help: "A light window for the day, a dark one for the night, or as your system is.",
    },
    zoom: {
      name: "Size of everything",
      help: "Makes the whole window larger, for a screen far away or tired eyes.",
    },
    textFace: {
      name: "Text face",
      help: "Naskh as news is printed, or the face of the interface, for those who read on a small screen.",
    },
    textSize: {
      name: "Text size",
      help: "The size of an article's text on the screen alone; headings follow it.",
    },
    measure: {
      name: "Measure",
      help: "How many characters a line holds, spaces among them; long lines tire the eye on its way back.",
    },
    lineHeight: {
      name: "Line height",
      help: "How far lines are apart, in sizes of the text; Arabic with its vowel signs needs more.",
    },
    paragraphSpacing: {
      name: "Paragraph spacing",
      help: "Sets paragraphs apart on the screen; nothing of it is written into the file.",
    },
    headlineBudget: {
      name: "Headline length",
      help: "How many characters a headline may have before Midad says that it is too long.",
    },
    lineLength: {
      name: "Line of print",
      help: "How many characters a line of the paper holds, for lengths that are measured in lines.",
    },
    readingRate: {
      name: "Reading rate",
      help: "How many words are read in a minute: the reading time in the status bar comes of it.",
    },
    autosaveRest: {
      name: "Rest before a save",
      help: "How long you rest before the article is saved to its file. Who types on is saved every five seconds, and every key is in the journal before.",
    },
    library: { name: "Library", help: "Open beside the text, or folded to leave it more room." },
    dossier: { name: "Dossier", help: "Open beside the text, or folded to leave it more room." },
    checks: {
      name: "Checks of the language",
      help: "Looks through the open article while you rest, and marks slips of spelling and style; it changes nothing by itself.",
    },
    order: { name: "Order of the library", help: "Which articles come first while nothing is searched for." },
    group: {
      name: "Grouping of the library",
      help: "What articles are grouped by under headings while nothing is searched for.",
    },
    updates: {
      name: "New versions",
      help: "Midad asks twice a day whether there is a new version and tells you; nothing is downloaded before you say so.",
    },
  } satisfies Record<keyof Settings, { name: string; help: string }>,
  newsroomItems: {
    newArticles: {
      name: "Place of new articles",
      help: "A folder for each month, so that none grows too long, or all side by side; what is there stays where it is.",
    },
  } satisfies Record<keyof NewsroomSettings, { name: string; help: string }>,
  newsroomFolder: {
    name: "The newsroom's folder",
    help: "The folder of the articles; another one is opened by “Open Newsroom”.",
  },
  newsroomPolicy: "Midad always begins with it, as the policy of this machine has set it.",
  newsroomPlace: "For everybody who works in the newsroom",
  newsroomKept: (path: string) =>
    `Kept with the articles, for everybody who works on them, in ${isolate(path)}`,
  keys: {
    list: "Commands and their keys",
    how: "Enter and then the new key; Delete brings the original one back, Backspace takes the key away.",
    command: "Command",
    now: "Key",
    usual: "Original",
    none: "No key",
    own: "Yours",
    fixed: "The system's",
    press: "Press the key",
    waiting: (command: string) => `Press the new key of “${isolate(command)}”, or Esc to leave it.`,
    give: "Change",
    reset: "Original",
    clear: "No key",
    resetAll: "All original keys",
    preset: "Preset",
    presets: { midad: "Midad", word: "Word" },
    presetHelp: "The keys of Word, for the commands that it has too; your own stay.",
    conflict: (key: string, command: string) => `\u2066${key}\u2069 is the key of “${isolate(command)}” now.`,
    take: "Move it here",
    other: "Try another",
    leave: "Leave it",
    faults: {
      typing:
        "This key is for typing and for moving in the text. Add Ctrl or Alt, or take one from F1 to F12.",
      altgr: "Ctrl with Alt types characters on many keyboards. Take one of them.",
      "alt-shift": "Alt with Shift changes the keyboard's language.",
      view: "This is a key of find and replace.",
      system: "This key is the system's, and no command can have it.",
    } satisfies Record<KeyFault, string>,
  },
  values: {
    newArticles: { month: "A folder for each month", root: "All in the newsroom's folder" },
    language: { ar: "العربية", en: "English" },
    theme: { system: "As the system", light: "Light", dark: "Dark" },
    textFace: { naskh: "Noto Naskh", sans: "IBM Plex Sans" },
    library: { true: "Open", false: "Folded" },
    dossier: { true: "Open", false: "Folded" },
    checks: { true: "On", false: "Off" },
    updates: { notify: "Tell me", off: "Do not look" },
  },
  units: {
    percent: (n: string) => `${n} %`,
    pixels: (n: string) => `${n} pixels`,
    times: (n: string) => `${n}`,
    characters: (n: number) => plural("en", n, { one: "{n} character", other: "{n} characters" }),
    rate: (n: number) => plural("en", n, { one: "{n} word a minute", other: "{n} words a minute" }),
    seconds: (n: number) => (n === 1 ? "1 second" : `${n} seconds`),
  },
  sample: {
    name: "Sample",
    headline: "مكتبة القرية تفتح بابها بعد عشرين عاماً",
    text: [
      'أعاد أهل القرية فتح مكتبتهم صباح السبت، وعلى رفوفها 3,200 كتاب جُمعت من بيوتهم. وقالت أمينتها، "لم نشتر كتاباً واحداً، كل ما هنا كان ينتظر قارئاً".',
      "وتصل القاعة بشبكة Wi-Fi مجانية، وتبقى مفتوحة حتى التاسعة مساءً.",
    ],
  },
}
