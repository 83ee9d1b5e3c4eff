/**
 * HTML as a stream of tags and text: parse5's tokenizer without its tree. A tree of
 * a hostile page can be as deep as the page is long, and as large as its square; a
 * stream takes time and memory in proportion to the page, whatever is in it.
 */
import { type Token, Tokenizer, TokenizerMode } from "parse5"

/** A start tag: its name in lower case, its attributes with the first value of each. */
export type Tag = { name: string; attributes: ReadonlyMap<string, string> }

/**
 * Receives the tokens of a page, in their order. Character references are resolved, line ends are LF, NUL is U+FFFD.
 * Elements that have no content have no end.
 */
export type TokenSink = {
  start(tag: Tag): void
  end(name: string): void
  text(characters: string): void
  comment(): void
  doctype(): void
  /** A parse error that may have lost a part of the page, by its name in the HTML standard. */
  fault(code: string): void
}

/** Elements that have no content and no end tag. */
export const voidElements: ReadonlySet<string> = new Set([
  ...["area", "base", "basefont", "bgsound", "br", "col", "embed", "frame", "hr", "img", "input", "keygen"],
  ...["link", "meta", "param", "source", "track", "wbr"],
])

/** How to read the content of elements whose content is not markup. */
const modes: ReadonlyMap<string, Tokenizer["state"]> = new Map([
  ["title", TokenizerMode.RCDATA],
  ["textarea", TokenizerMode.RCDATA],
  ["script", TokenizerMode.SCRIPT_DATA],
  ["style", TokenizerMode.RAWTEXT],
  ["xmp", TokenizerMode.RAWTEXT],
  ["plaintext", TokenizerMode.PLAINTEXT],
])

/** Parse errors that lose nothing, as the characters are kept. */
const harmless: ReadonlySet<string> = new Set([
  "control-character-in-input-stream",
  "control-character-reference",
  "noncharacter-in-input-stream",
  "noncharacter-character-reference",
])

/** Elements of drawings and formulas whose content is HTML again. */
const islands: ReadonlySet<string> = new Set(["foreignobject", "desc", "annotation-xml"])

/** How many of them are followed into each other. */
const deepest = 64

/** Elements that end a drawing or formula that was not closed before them. */
const breakouts: ReadonlySet<string> = new Set([
  ...["article", "b", "big", "blockquote", "body", "br", "center", "code", "dd", "div", "dl", "dt", "em"],
  ...["embed", "h1", "h2", "h3", "h4", "h5", "h6", "head", "hr", "i", "img", "li", "listing", "menu", "meta"],
  ...["nobr", "ol", "p", "pre", "ruby", "s", "small", "span", "strong", "strike", "sub", "sup", "table"],
  ...["tt", "u", "ul", "var"],
])

/** Reads `source` from beginning to end and passes its tokens to `sink`. An error of `sink` ends the reading. */
export function readTokens(source: string, sink: TokenSink): void {
  /** The open drawings, formulas and islands, the innermost last. */
  let surroundings: string[] = []
  const surround = (name: string) => {
    if (surroundings.length < deepest) surroundings.push(name)
  }
  const inside = () => surroundings.length > 0 && !islands.has(surroundings.at(-1)!)
  /** The tokenizer gives text in pieces; they are passed on as one. */
  let pending = ""
  const told = () => {
    if (pending === "") return
    const text = pending
    pending = ""
    sink.text(text)
  }
  const text = (token: Token.CharacterToken) => {
    pending += token.chars
  }
  const tokenizer = new Tokenizer(
    {},
    {
      onStartTag(token) {
        told()
        const name = token.tagName
        sink.start({ name, attributes: attributesOf(token) })
        if (inside() && breakouts.has(name)) surroundings = []
        if (inside()) {
          if (token.selfClosing) sink.end(name)
          else if (islands.has(name)) surround(name)
        } else if (name === "svg" || name === "math") {
          if (token.selfClosing) sink.end(name)
          else surround(name)
        } else {
          const mode = modes.get(name)
          if (mode !== undefined) tokenizer.state = mode
        }
        tokenizer.inForeignNode = inside()
      },
      onEndTag(token) {
        told()
        const name = token.tagName
        const around = surroundings.lastIndexOf(name)
        if (around >= 0) surroundings.length = around
        tokenizer.inForeignNode = inside()
        if (!voidElements.has(name)) sink.end(name)
        // HTML takes </br> for <br>.
        else if (name === "br") sink.start({ name, attributes: new Map() })
        else sink.fault("end-tag-of-void-element")
      },
      onCharacter: text,
      onWhitespaceCharacter: text,
      onNullCharacter(token) {
        pending += "\uFFFD".repeat(token.chars.length)
      },
      onComment() {
        told()
        sink.comment()
      },
      onDoctype() {
        told()
        sink.doctype()
      },
      onEof: told,
      // Errors come before the token that they are in.
      onParseError({ code }) {
        if (!harmless.has(code)) sink.fault(code)
      },
    },
  )
  tokenizer.write(source, true)
}

function attributesOf(token: Token.TagToken): ReadonlyMap<string, string> {
  return new Map(token.attrs.map(({ name, value }) => [name, value]))
}
