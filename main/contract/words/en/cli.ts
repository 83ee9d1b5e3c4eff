/** The command line: help, and what is said on standard error. `{name}` stands for a detail. */

export const help = `Midad from the command line

  midad import PATH… --newsroom DIR    make articles of texts, pages and folders of them
  midad search QUERY --newsroom DIR    finds articles by their words
  midad show FILE                      show an article
  midad export FILE --to FORMAT        write an article in another format
  midad check FILE… | -                check spelling, style and clean text
  midad history [ID|FILE] --newsroom DIR  the versions of an article; articles whose files are lost, and their restoring
  midad doctor --newsroom DIR          check a newsroom and repair it
  midad COMMAND --help                 explain a command

Exit status: 0 done, 1 something could not be done, 2 wrong usage.
`

export const commands = {
  import: `midad import PATH… --newsroom DIR [--encoding E] [--format text|json]

Reads each file, and all that is in each folder, as text or as a web page and makes it an article
in the folder DIR, which is made if it is not there; a folder's articles go to one of the same name.
What the newsroom has already, by content, is passed over, so that a long import can be stopped and
begun again. What cannot be imported is said with its reason; the rest goes on.

  --newsroom DIR   the newsroom's folder
  --encoding E     how the files are encoded: utf-8, utf-16le, utf-16be, windows-1256 or iso-8859-6;
                   without it, it is told from the file
  --format F       text: the path of each article on a line (the default);
                   json: path, outcome (made, known, failed), encoding, and every line with what it
                   was taken for
`,
  search: `midad search QUERY --newsroom DIR [--limit N] [--format text|json]

Finds the articles that hold every word of QUERY, the best first: in headline, standfirst, dossier and body, however
hamza, ya, ta marbuta and digits are written. A phrase in quotation marks is taken as it is; the last word may be
the beginning of one. A search can be narrowed by section, status, byline, topic and the date of the last change:
section:sports  status:published  byline:"Salma Jerbi"  topic:climate  before:2026-11-01  after:2026-10  on:yesterday,
or in Arabic: القسم: الحالة: الكاتب: الموضوع: قبل: بعد: يوم:

  --newsroom DIR   the newsroom's folder
  --limit N        how many hits at most, 1 to 500; 20 unless told
  --format F       text: path, headline and a piece of the text, a line each (the default);
                   json: {"hits":[{"id","path","headline","score","snippet","marks"}],"ms"}
                   snippet: a piece of the text, or the headline if the words stand only there;
                   marks: where the words stand in snippet, as pairs [from, to) of UTF-16 offsets;
                   ms: milliseconds that the search took
`,
  show: `midad show FILE [--format text|json]

Shows the article in a file.

  --format F   text: headline, standfirst, then each block on a line (the default);
               json: the whole article as data
`,
  export: `midad export FILE --to html|text|json [-o OUT] [--force]

Writes an article in another format.

  --to FORMAT        html: web page; text: plain text; json: data
  -o, --output OUT   into this file instead of standard output
  --force            write over OUT if it is there
`,
  check: `midad check FILE… [--format text|json|sarif] [--fix RULES] [--fail-on SEVERITY] [--lexicon FILE]

Checks spelling, grammar, style and clean text in articles of Midad's, in all articles of a folder, or, if FILE is -, in
plain text on standard input, of which every line that is not empty is a block. Nothing is changed without --fix.

  --format F        text: a finding a line (the default); sarif: one SARIF 2.1.0 log;
                    json: a line for each file: {"path","findings":[{"rule","kind","severity","block","from","to",
                    "text","message","fixes"}]}; block is the block's number from 0, "headline" or "standfirst";
                    from and to are UTF-16 units of the block's text; fixes replace what is between them, best first
  --fix RULES       write the first fix of whatever these rules found, names with commas between, then show what is
                    left; for text on standard input the corrected text is printed instead of the findings
  --fail-on S       error (the default), warning, hint or never: what makes the exit status fail
  --lexicon FILE    the newsroom's lexicon of names; without it, lexicon.json in the article's newsroom:
                    [{"name","aliases":[…],"latin"}]

Exit status: 0 nothing as severe as that, 1 there is, or something could not be done, 2 wrong usage.
`,
  history: `midad history [ID|FILE] --newsroom DIR [--restore | --version HASH] [--format text|json]

Without ID and FILE: the articles whose file is gone, empty or cut off, and whose versions are in the history.
Otherwise the versions of that article, the newest first.

  --newsroom DIR   the newsroom's folder
  --restore        write the newest version of an article whose file is lost into the same file, and print its
                   path; nothing is written over, and what is left of a cut-off file goes to the bin
  --version HASH   write the file of one version to standard output as it was, byte for byte; HASH may be its beginning
  --format F       text: an article or version a line (the default); json: data
`,
  doctor: `midad doctor --newsroom DIR [--repair] [--format text|json]

Checks everything in a newsroom: articles, journals, the history of versions, the bin; says what it
finds and what to do. It never deletes. Exit status: 0 healthy or repaired, 1 problems remain.

  --newsroom DIR   the newsroom's folder
  --repair         repair what can be repaired without loss, and move what cannot to .midad/attic
  --format F       text: each finding on two lines (the default); json: data
`,
} as const

/** What is said of lost articles. */
export const history = {
  lost: {
    gone: "{id}  “{name}” is gone: {headline} (versions: {versions})",
    empty: "{id}  “{name}” is empty: {headline} (versions: {versions})",
    damaged: "{id}  “{name}” is cut off: {headline} (versions: {versions})",
  },
  noneLost: "No article that has versions in the history has lost its file.",
} as const

/** What an import says as it goes. */
export const archive = {
  progress: "{done} of {total}",
  known: "{name}: is there already, in {article}",
  knownBinned: "{name}: was imported before; its article is in the bin",
  counted: "New: {made}. There already: {known}. Could not be imported: {failed}.",
  stopped: "Stopped before the end; files left: {left}. The same command goes on from here.",
} as const

export const errors = {
  unknownRule: "There is no such rule: {name}",
  inUse: "“{name}” is open at {who} and was not changed.",
  changed: "“{name}” changed while it was checked and was not written over. Run the command again.",
  noCommand: "Name a command.",
  unknownCommand: "There is no such command: {name}",
  option: "Unknown option, or one whose value is missing: {name}",
  value: "{value} is no value for {name}. Values: {allowed}",
  noFile: "Name a file.",
  oneFile: "Name one file.",
  noNewsroom: "Name the newsroom: --newsroom DIR",
  noQuery: "Say what to look for.",
  noOperand: "This command takes no files: {name}",
  noFormat: "Name the format: --to html|text|json",
  seeHelp: "For help: {command}",
  notArticle: "“{name}” is not an article of Midad's. Make it one first: midad import",
  oneArticle: "Name one article: its id or its file.",
  noVersion: "There is no version that begins so, or more than one: {name}",
  noVersions:
    "The history has no versions of what you named: {name}. For a list: midad history --newsroom DIR",
  notLost:
    "The file of the article {name} is there and is not written over. To restore an older version open it in Midad and press F4.",
  empty: "“{name}” is empty. If an article was in it, see: midad history --newsroom DIR",
  damaged:
    "“{name}” is an article of Midad's that is cut off or holds what cannot all be read. For its versions: midad history “{name}” --newsroom DIR",
  newer: "“{name}” was written by a newer Midad. Update Midad to read it.",
  exists: "“{name}” is there already and was not changed. To write over it add --force",
  folder: "“{name}” is a folder, not a file.",
  guess: "{name}: read as {encoding}, which is a guess. If it is wrong, import again with --encoding",
  failed: "{name}: {message}",
} as const
