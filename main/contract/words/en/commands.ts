import type { CommandId, MenuId } from "../../commands.ts"

export const menus: Record<MenuId, string> = {
  file: "File",
  edit: "Edit",
  format: "Format",
  insert: "Insert",
  go: "Jump",
  view: "View",
  help: "Help",
}

export const commands: Record<CommandId, { label: string; help: string }> = {
  newArticle: { label: "New Article", help: "Opens an empty article with the cursor in its headline." },
  openNewsroom: { label: "Open Newsroom…", help: "Opens another folder of articles." },
  importFolder: {
    label: "Import a whole folder…",
    help: "Makes articles of all that is in a folder, in the background; what was imported before is passed over.",
  },
  importFiles: { label: "Import…", help: "Makes articles of wire copy and copied pages." },
  save: { label: "Save", help: "Saves the article now; it is saved by itself anyway." },
  exportArticle: { label: "Export…", help: "Writes the article to a file in the format you choose." },
  copyArticleLink: {
    label: "Copy Link to Article",
    help: "Puts a link on the clipboard that opens this article in Midad, from a chat or a mail.",
  },
  makeMarker: {
    label: "File That Opens the Newsroom…",
    help: "Makes a file in the newsroom's folder that opens it with two clicks, and shows it.",
  },
  forgetRecent: {
    label: "Forget Recent Newsrooms",
    help: "Empties the list of newsrooms that were opened, but for the open one; their folders stay as they are.",
  },
  print: { label: "Print…", help: "Prints the article alone: headline, standfirst, body and pictures." },
  deleteArticle: {
    label: "Move to Bin",
    help: "Moves the article with its versions to the newsroom's bin; it can be undone.",
  },
  openBin: { label: "Bin…", help: "Shows what is in the bin, and brings it back." },
  takeOver: { label: "Take Over", help: "Takes the article from the desk that has it open." },
  quit: { label: "Quit Midad", help: "Saves everything, then closes." },
  undo: { label: "Undo", help: "Takes back the last change of text or dossier." },
  redo: { label: "Redo", help: "Brings back what was undone." },
  cut: { label: "Cut", help: "Moves the selection to the clipboard." },
  copy: { label: "Copy", help: "Copies the selection to the clipboard." },
  paste: { label: "Paste", help: "Pastes with structure, without colours and fonts." },
  pastePlain: { label: "Paste as Plain Text", help: "Pastes text without any formatting." },
  selectAll: { label: "Select All", help: "Selects the part, then the whole article." },
  growSelection: {
    label: "Grow Selection",
    help: "Selects the word, then the sentence, the block, the part, the whole article.",
  },
  shrinkSelection: { label: "Shrink Selection", help: "Takes the selection back, step by step, as it grew." },
  moveBlockBackward: { label: "Move Block Up", help: "Moves the block or link before the one above." },
  duplicateBlock: {
    label: "Duplicate Block",
    help: "Puts a copy behind the selected blocks, or the present one.",
  },
  splitBlock: {
    label: "Split Block",
    help: "Splits the block at the cursor, makes the selection a block, or parts a list before an item.",
  },
  joinBlocks: {
    label: "Join Paragraphs",
    help: "Joins the selected paragraphs, or the present one and the next.",
  },
  moveBlockForward: { label: "Move Block Down", help: "Moves the block or link after the one below." },
  setStatus: {
    label: "Change Status…",
    help: "Changes the status of the open article, or of what is chosen in the library or on the board.",
  },
  setSection: {
    label: "Change Section…",
    help: "Moves the open article, or what is chosen in the library or on the board, to another section.",
  },
  find: { label: "Find in Article", help: "Finds words in the open article, however they are spelt." },
  findNext: { label: "Next Hit", help: "Goes to the next place of what is looked for." },
  findPrevious: { label: "Previous Hit", help: "Goes to the previous place of what is looked for." },
  replace: {
    label: "Find and Replace…",
    help: "Searches the whole newsroom, and shows every change before it is made.",
  },
  nextFinding: { label: "Next Finding", help: "Goes to the next finding of the language checks." },
  previousFinding: {
    label: "Previous Finding",
    help: "Goes to the previous finding of the language checks.",
  },
  fixFinding: {
    label: "Correct the Finding",
    help: "Puts the best correction in the place of the finding at the cursor; away from one, goes to the next.",
  },
  checks: {
    label: "Language Checks",
    help: "Opens the findings of the language checks with reasons and corrections, or closes them.",
  },
  turnChecks: {
    label: "Turn Language Checks On or Off",
    help: "Checks the language of the open article while you pause, or leaves it unchecked.",
  },
  undoReplacement: {
    label: "Earlier Replacements…",
    help: "Shows earlier replacements, takes one back, or goes on with one that was cut off.",
  },
  settings: {
    label: "Settings…",
    help: "Shows all that can be set in Midad and in the newsroom, and searches it; every change acts at once.",
  },
  strong: { label: "Strong", help: "Makes the selection strong." },
  emphasis: { label: "Emphasis", help: "Emphasises the selection." },
  link: {
    label: "Link…",
    help: "Links the selection to an address or an article; adds a link to a “read more” block.",
  },
  isolate: {
    label: "Isolate Latin Text",
    help: "Sets the selection apart, left to right: a phone number, a name, a score.",
  },
  paragraph: { label: "Paragraph", help: "Makes it an ordinary paragraph." },
  subhead: { label: "Subhead", help: "Makes the paragraph a subhead." },
  minorSubhead: { label: "Minor Subhead", help: "Makes the paragraph a subhead of the second level." },
  quote: { label: "Quote", help: "Puts the paragraph into a quote, or takes it out." },
  bulletList: {
    label: "Bullet List",
    help: "Makes the paragraph an item of a bullet list, or takes it out.",
  },
  numberedList: {
    label: "Numbered List",
    help: "Makes the paragraph an item of a numbered list, or takes it out.",
  },
  flipDirection: {
    label: "Flip Direction",
    help: "Turns the paragraph from right-to-left to left-to-right and back.",
  },
  invisibles: {
    label: "Show Invisibles",
    help: "Shows hard spaces, joiners, non-joiners and tatweel in the text, or hides them.",
  },
  removeControls: {
    label: "Remove Hidden Controls",
    help: "Removes what overrides direction or hides a break, in the selection or the whole article; from a selection direction marks too.",
  },
  related: { label: "Read More", help: "Inserts a “read more” block after the paragraph." },
  figure: { label: "Picture…", help: "Inserts a picture with caption and credit." },
  divider: { label: "Divider", help: "Inserts a dividing line." },
  goHeadline: { label: "Go to Headline", help: "Puts the cursor into the headline." },
  goStandfirst: { label: "Go to Standfirst", help: "Puts the cursor into the standfirst." },
  goBody: { label: "Go to Body", help: "Puts the cursor into the body." },
  goOutline: {
    label: "To Block…",
    help: "Shows the article's subheads, and every block with the words that you type, and goes there.",
  },
  goLibrary: { label: "Go to Library", help: "Puts the cursor into the library's filter." },
  lookUp: {
    label: "Look Up in the Library",
    help: "Searches the library for what is selected, or for the word at the cursor.",
  },
  goDossier: { label: "Go to Dossier", help: "Puts the cursor into the article's facts." },
  goLength: {
    label: "Wanted Length…",
    help: "Goes to the field of the length that the article should have, in words or lines.",
  },
  goNextPane: { label: "Next Panel", help: "Goes round library, editor and dossier." },
  goPreviousPane: { label: "Previous Panel", help: "Goes round the panels the other way." },
  nextArticle: { label: "Next Article", help: "Opens the next article of the library." },
  previousArticle: { label: "Previous Article", help: "Opens the previous article of the library." },
  goBack: { label: "Back", help: "Goes back to where you were: an article, or a place in it." },
  goForward: { label: "Forward", help: "Goes forward again after going back." },
  openBeside: { label: "Open Beside", help: "Shows the chosen article beside your text, to read." },
  answerNotice: {
    label: "Answer the Notice",
    help: "Does what the newest notice offers: undo, show, resolve. If none offers anything, goes to them.",
  },
  goNotices: {
    label: "Go to Notices",
    help: "Puts the focus on the notices: Enter does what one offers, Delete dismisses it, Esc goes back.",
  },
  palette: { label: "All Commands…", help: "Searches all commands." },
  toggleLibrary: { label: "Library", help: "Opens or folds the library." },
  toggleDossier: { label: "Dossier", help: "Opens or folds the dossier." },
  beside: { label: "Article Beside", help: "Opens or closes what is read beside the text." },
  board: {
    label: "Status Board",
    help: "Shows the articles in columns by status, and moves them between them.",
  },
  history: {
    label: "Versions",
    help: "Shows the article's versions beside the present one, and restores from them.",
  },
  nextOrder: { label: "Next Order", help: "Sorts the library by last change, headline or fit." },
  nextGroup: { label: "Next Grouping", help: "Groups the library by date, section or status." },
  buildIndex: { label: "Stop or Go On Indexing", help: "Stops building the search index, or goes on." },
  zoomIn: { label: "Zoom In", help: "Makes everything larger." },
  zoomOut: { label: "Zoom Out", help: "Makes everything smaller." },
  zoomReset: { label: "Actual Size", help: "Goes back to 100 %." },
  fullScreen: { label: "Full Screen", help: "Fills the screen, or comes back from it." },
  interfaceLanguage: { label: "واجهة عربية", help: "Changes the interface between Arabic and English." },
  about: {
    label: "About Midad",
    help: "Shows the version, where your data lies, and the licences of everything in the program.",
  },
  checkUpdates: {
    label: "Check for a New Version…",
    help: "Asks now whether there is a new version of Midad; nothing is downloaded before you say so.",
  },
  turnUpdates: {
    label: "Look for New Versions, or Not",
    help: "Has Midad look for a new version now and then and tell you, or not.",
  },
  showLog: {
    label: "Show Log",
    help: "Opens the folder with Midad's log of faults; it stays on your machine and has no text of articles.",
  },
  keyboardHelp: { label: "Keyboard Help", help: "Shows every command and its key." },
}
