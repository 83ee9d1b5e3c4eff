/**
 * What reads foreign text takes time in proportion to it, whatever the text: the longest time is looked for with
 * signs that repeat, which is what makes an expression or a loop go over the same text again and again.
 */
import { describe, expect, test } from "vitest"
import { unborn } from "../../main/article/dossier.ts"
import { readFragment } from "../../main/article/foreign.ts"
import { readArticle } from "../../main/article/html.ts"
import { isConflictCopy } from "../../main/desk/files/conflict-names.ts"
import { summaryOf } from "../../main/desk/files/summary.ts"
import { buildArticle } from "../../main/desk/import/build.ts"
import { decode } from "../../main/desk/import/encoding.ts"
import { ownPatterns } from "../../main/desk/import/patterns.ts"
import { readSource } from "../../main/desk/import/reading.ts"
import { extractFrom } from "../../main/desk/search/extract.ts"

/** A piece that is repeated, between a beginning and an end that make the whole almost fit something. */
type Family = [piece: string, before?: string, after?: string]

const hostile: Record<string, Family> = {
  spaces: [" "],
  "spaces in a line": [" ", "خبر", "خبر"],
  tabs: ["\t", "خبر", "خبر"],
  "no-break spaces": ["\u00a0", "x", "x"],
  "line ends": ["\n", "x", "x"],
  "white space of all kinds": [" \t\n\f", "x", "x"],
  "white space in a paragraph": [" \n", "<p>x", "x</p>"],
  digits: ["1"],
  "digits of both kinds": ["1٢"],
  "digits and colons": ["12:"],
  "single digits": ["1 "],
  letters: ["ا"],
  words: ["خبر "],
  "quotation marks": ['"', "", "x"],
  "angle quotation marks": ["»", "", "x"],
  "full stops": [".", "", "x"],
  "full stops between spaces": [". ", "", "x"],
  ellipses: ["…", "x", "x"],
  colons: [":", "", "x"],
  dashes: ["-", "", "x"],
  "dashes between words": ["خبر-", "", "!"],
  strokes: ["س/", "", "!"],
  bullets: ["• "],
  "quote marks": ["> "],
  "marks above letters": ["\u064b", "ا"],
  "bidi signs": ["\u200f", "x", "x"],
  "isolates that stay open": ["\u2067", "x", "x"],
  surrogates: ["😀"],
  "half a surrogate": ["\ud83d"],
  addresses: ["http://x", "", " x"],
  "addresses between spaces": [" http://x", "", " "],
  "opening brackets": ["("],
  "closing brackets": [")"],
  "square brackets": ["["],
  "less than": ["<"],
  "greater than": [">"],
  ampersands: ["&"],
  references: ["&amp"],
  "number references": ["&#32;", "<p>x", "x</p>"],
  comments: ["<!---->", "", "<section>"],
  "spaced comments": ["<!-- -- > -->\n", "", "<section>"],
  "open comments": ["<!--"],
  "closed declarations": ["<?xml >", "", "<x>"],
  "open titles": ["<title"],
  "open tags": ["<p", "<p>"],
  paragraphs: ["<p>x"],
  "open lists": ["<ul><li>x"],
  "open quotes": ["<blockquote>x"],
  "open marks": ["<b><i>x"],
  "crossed marks": ["<b><i>x</b></i>"],
  "marks in marks": ["<b>x<i>y</i>"],
  divisions: ["<div>x"],
  tables: ["<table><tr><td>x"],
  rows: ["<tr><td>x", "<table>"],
  figures: ["<figure><img src=a.jpg><figcaption>x"],
  breaks: ["<br>", "<p>x", "x</p>"],
  "end tags": ["</p>"],
  drawings: ["<svg><desc>"],
  attributes: [" a=b", "<p", ">x</p>"],
  "distinct attributes": ["#", "<p ", ">x</p>"],
  "long attributes": ["x", '<a href="http://', '">x</a>'],
  "character sets": ["<meta charset=\t", "\x85"],
  "wrapped lines": ["كلمة أخرى من سطر طويل انكسر عند عمود من أعمدة الوكالة دوما هنا\n"],
  "headlines again": ["قطار الجبل يصل أخيرا\n"],
  "related labels": ["اقرأ المزيد\nخبر أول هنا\n"],
  datelines: ["القاهرة 19 يناير (رويترز) - قال مصدر\n"],
  "places of datelines": ["القاهرة ، "],
  "lines of names": ["أحمد علي وسالم حسن، واس (زحلة)\n", "عنوان الخبر هنا\n"],
  "names in a line": ["أحمد علي و", "عنوان الخبر هنا\n"],
  "towns in a line": ["جدة - ", "عنوان الخبر هنا\n"],
  times: ["18:20\nقال مصدر إن القطار وصل\n", "عنوان الخبر هنا\n"],
  networks: ["فيسبوك إكس "],
  "share bars": ["فيسبوك\n"],
  "questions and answers": ["* متى؟\n- غدا.\n", "عنوان الخبر هنا\n"],
  "pictures with descriptions": ['<img src="x" alt="المحطة">'],
  "figure lines": ['</p><p class="credit">x', '<figure><img src="" alt=""><figcaption><p>', "\n"],
}

/** The text of a hostile family with about `size` code units. */
function textOf([piece, before = "", after = ""]: Family, size: number): string {
  const times = Math.ceil(size / piece.length)
  // Names of attributes that are all different.
  const middle =
    piece === "#"
      ? Array.from({ length: size / 5 }, (_, index) => `a${index} `).join("")
      : piece.repeat(times)
  return before + middle + after
}

const encoder = new TextEncoder()

/** What is done with foreign text. */
const readers: Record<string, (text: string) => unknown> = {
  "importing it": (text) => {
    const source = readSource(text, ownPatterns)
    return buildArticle({
      lines: source.lines,
      patterns: ownPatterns,
      markup: source.markup,
      tail: source.tail,
      dossier: { ...source.dossier, id: unborn },
    })
  },
  "opening, listing and indexing it": (text) => {
    const bytes = encoder.encode(text)
    return [readArticle(bytes), summaryOf(bytes), extractFrom(bytes)]
  },
  "pasting it": (text) => readFragment(text, "rtl"),
  "finding its encoding": (text) => {
    // After bytes that are no UTF-8.
    const bytes = encoder.encode(text)
    const all = new Uint8Array(bytes.length + 2)
    all.set([0xc7, 0x20])
    all.set(bytes, 2)
    return decode(all)
  },
  "telling it from a conflict copy": (text) => isConflictCopy(text),
}

/** Processor time of `run` in milliseconds: the least of `times`. */
function cost(run: () => unknown, times: number): number {
  let least = Number.POSITIVE_INFINITY
  for (let time = 0; time < times; time++) {
    const before = process.cpuUsage()
    try {
      run()
    } catch (error) {
      // What is no text is refused.
      if (!(error instanceof Error && error.name === "DeskError")) throw error
    }
    const { user, system } = process.cpuUsage(before)
    least = Math.min(least, (user + system) / 1000)
  }
  return least
}

/** From which time on growth is measured, in milliseconds: less is noise. */
const measurable = 5
const largest = 64 * 1024

/**
 * How many times as long `read` takes for four times the text, at the smallest size that can be measured; 0 if it
 * takes next to nothing for the largest text.
 */
function growth(read: (text: string) => unknown, family: Family): number {
  for (let size = 1024; size <= largest; size *= 2) {
    const text = textOf(family, size)
    if (cost(() => read(text), 1) < measurable) continue
    const once = cost(() => read(text), 2)
    if (once < measurable) continue
    const fourfold = textOf(family, size * 4)
    return cost(() => read(fourfold), 2) / once
  }
  return 0
}

describe.each(Object.entries(readers))("%s takes time in proportion to the text", (_, read) => {
  test.each(Object.entries(hostile))("of %s", (_family, family) => {
    // In proportion it is four times, by the square it is sixteen.
    expect(growth(read, family)).toBeLessThan(9)
  })
})
