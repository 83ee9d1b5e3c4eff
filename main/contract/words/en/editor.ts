import { plural } from "../plural.ts"

export const label = "Text of the article"

export const headline = "Headline"
export const standfirst = "Standfirst"
export const body = "Body: write here, or press {key} to put in a picture or a “read more” block"

export const figure = {
  missing: "The picture {name} is not in the newsroom",
  alt: "Description of the picture",
  /** What stands before each line below a picture. */
  labels: { alt: "Description", caption: "Caption", credit: "Credit" },
  noAlt: "Not described. Press {key} on the picture to describe it for those who cannot see it.",
}

export const related = {
  empty: "No links yet. Press {key} to add one.",
  title: "Title of the link",
  note: "Note for the desk",
  noTarget: "Leads nowhere",
  missing: "Article not found",
  spiked: "Spiked article",
  binned: "Article in the bin",
  now: "Its headline now: {headline}",
  edit: "edit",
  goNote: "note",
  next: "another link",
  move: "move",
  leave: "leave",
}

export const suggestions = {
  label: "Suggestions",
  said: "Suggestions below the block: {key} inserts the first.",
}

export const menu = {
  label: "Insert",
  names: {
    related: "read more related links",
    figure: "picture figure image photo",
    subhead: "subhead heading",
    minorSubhead: "minor subhead heading",
    quote: "quote",
    bulletList: "bullet list",
    numberedList: "numbered list",
    divider: "divider line rule",
  },
}

export const badLink = "“{href}” leads to no page, mailbox or article, so no link was added."

export const tooDeep = (n: number) =>
  plural("en", n, {
    one: "Lists can be {n} level deep; nothing was changed.",
    other: "Lists can be {n} levels deep; nothing was changed.",
  })

export const paste = {
  headline: (n: number) =>
    plural("en", n, {
      one: "The first line stayed in the headline; the rest went to the start of the body as a paragraph.",
      other:
        "The first line stayed in the headline; the rest went to the start of the body as {n} paragraphs.",
    }),
  standfirst: (n: number) =>
    plural("en", n, {
      one: "The first paragraph stayed in the standfirst; the rest went to the start of the body as a paragraph.",
      other:
        "The first paragraph stayed in the standfirst; the rest went to the start of the body as {n} paragraphs.",
    }),
  after: (n: number) =>
    plural("en", n, {
      one: "The first line stayed here; the rest went after the block as a paragraph.",
      other: "The first line stayed here; the rest went after the block as {n} paragraphs.",
    }),
  deletion: (n: number) =>
    plural("en", n, {
      one: "One word that was deleted under tracked changes was left out.",
      other: "{n} words that were deleted under tracked changes were left out.",
    }),
  footnote: (n: number) =>
    plural("en", n, { one: "A footnote was left out.", other: "{n} footnotes were left out." }),
  remark: (n: number) =>
    plural("en", n, {
      one: "A comment on the text was left out.",
      other: "{n} comments on the text were left out.",
    }),
  hidden: (n: number) =>
    plural("en", n, { one: "One hidden word was left out.", other: "{n} hidden words were left out." }),
  joined: (n: number) =>
    plural("en", n, {
      one: "One broken line was joined to the one before.",
      other: "{n} broken lines were joined into their paragraphs.",
    }),
  furniture: (n: number) =>
    plural("en", n, {
      one: "One line, the number or head of a page, was left out.",
      other: "{n} lines, numbers and heads of pages, were left out.",
    }),
  /** The action that gives the lines back. */
  lines: "Give the lines back",
  pictures: "Pictures and media were not pasted; insert each picture with {key}.",
  tables: "The table became paragraphs, one for each row.",
  links: "Links that lead to no page or mailbox were left out; their text stayed.",
}
