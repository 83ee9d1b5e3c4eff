import type { Loss as PageLoss } from "../../../article/foreign/losses.ts"
import type { Encoding, ImportReason, LineKind } from "../../importing.ts"

/** What a line of an import is taken for. */
export const kinds: Record<LineKind, string> = {
  headline: "Headline",
  standfirst: "Standfirst",
  paragraph: "Paragraph",
  subhead: "Subhead",
  quote: "Quote",
  list: "List item",
  related: "Read more",
  "related-note": "“Read more” note",
  "related-link": "“Read more” link",
  section: "Section",
  byline: "Byline",
  place: "Place",
  boilerplate: "Page furniture",
  dropped: "Dropped",
  blank: "Blank line",
}

export const encodings: Record<Encoding, string> = {
  "utf-8": "UTF-8",
  "utf-16le": "UTF-16 LE",
  "utf-16be": "UTF-16 BE",
  "windows-1256": "Arabic (Windows-1256)",
  "iso-8859-6": "Arabic (ISO-8859-6)",
}

/** Why a line is taken for what it is. */
export const reasons: Record<string, string> = {
  blank: "No text in it",
  "first-line": "The first line of text, and it reads as a headline",
  "standfirst-open": "After the headline, without a full stop, before whole paragraphs",
  "standfirst-echo": "After the headline, and the next paragraph says it again",
  sentences: "Whole sentences",
  unsure: "No rule fits, so it stays a paragraph",
  wrapped: "Goes on from the line before, which was broken at the column's edge; joined to it by a space",
  "short-line": "A short line without a full stop before a longer paragraph",
  "list-marker": "One of several lines with a bullet or number, which is now the list's own",
  "quote-marker": "Begins with the > of a quotation, which is now the quote's own",
  dateline: "Begins with place and agency; the text is untouched, the place is in the dossier too",
  "dateline-line": "Place and agency only; the place is in the dossier",
  "label-related": "The label of a “read more” block",
  "label-related-link": "The label of a “read more” block with a link after it",
  "note-related": "A note to editors in a “read more” block",
  "link-related": "An article's title after “read more”",
  "section-footer": "The page's footer names the section, which is in the dossier",
  "section-line": "Names the section, which is in the dossier",
  byline: "The writer's name, now in the dossier",
  notice: "A notice of the site, not of the article",
  advert: "An advertisement's marker",
  "share-bar": "Buttons for sharing",
  copyright: "Copyright line",
  newsletter: "A call to subscribe",
  navigation: "From the site's menus",
  timestamp: "Time of publishing or reading",
  "wire-code": "A code of the wire",
  credit: "A note on a picture",
  rule: "A rule across the page",
  repeated: "The same short line three times or more",
  "headline-again": "The headline once more",
  "newsroom-pattern": "One of the newsroom's own patterns",
  markup: "The page's own markup says so",
  corrected: "You said so",
  "second-headline": "An article has one headline and another line is it, so this is a paragraph",
  "second-standfirst": "An article has one standfirst and another line is it, so this is a paragraph",
} satisfies Record<ImportReason, string>

/** What a foreign page holds that an article has no place for. */
export const losses: Record<string, string> = {
  script: "scripts",
  style: "styles",
  comment: "comments in the page's source",
  picture: "pictures that are no files of the newsroom",
  video: "video",
  audio: "sound",
  frame: "frames",
  object: "embedded objects",
  drawing: "drawings",
  formula: "formulas",
  table: "tables, their text kept",
  form: "forms",
  link: "links that are not taken, their text kept",
  formatting: "formatting, its text kept",
  title: "the page's title",
  facts: "facts without a place in the dossier",
} satisfies Record<PageLoss["what"], string>
