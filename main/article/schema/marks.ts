/** The marks of an article's text. */
import type { Mark, MarkSpec } from "prosemirror-model"
import { linkTarget } from "../addresses.ts"
import { attribute, type Element, isDirection, isText, readDir, required } from "./attributes.ts"

/** The marks by their names, in the order in which they lie around text. */
export const marks = {
  link: {
    attrs: {
      href: required(attribute("href", "", (value) => isText(value) && linkTarget.test(value as string))),
    },
    inclusive: false,
    toDOM: (mark) => ["a", { href: mark.attrs.href }, 0],
    parseDOM: [
      {
        tag: "a[href]",
        getAttrs: (element: Element) => {
          const href = element.getAttribute("href") ?? ""
          return linkTarget.test(href) ? { href } : false
        },
      },
    ],
  },
  strong: {
    toDOM: () => ["strong", 0],
    parseDOM: [
      { tag: "strong" },
      // Google Docs wraps whole pastes in <b style="font-weight: normal">.
      {
        tag: "b",
        getAttrs: (element: Element) =>
          !/font-weight:\s*normal/.test(element.getAttribute("style") ?? "") && null,
      },
      { style: "font-weight=400", clearMark: (mark: Mark) => mark.type.name === "strong" },
      { style: "font-weight", getAttrs: (value: string) => /^(bold(er)?|[6-9]\d\d)$/.test(value) && null },
    ],
  },
  emphasis: {
    toDOM: () => ["em", 0],
    parseDOM: [{ tag: "em" }, { tag: "i" }, { style: "font-style=italic" }],
  },
  // A run with another direction than the text around it: a Latin name, a phone number, a score.
  isolate: {
    attrs: {
      dir: attribute("dir", "ltr", isDirection),
      lang: attribute(
        "lang",
        null,
        (value) => value === null || (isText(value) && /^[a-zA-Z0-9-]{2,35}$/.test(value as string)),
      ),
    },
    inclusive: false,
    toDOM: (mark) => [
      "bdi",
      mark.attrs.lang ? { dir: mark.attrs.dir, lang: mark.attrs.lang } : { dir: mark.attrs.dir },
      0,
    ],
    parseDOM: [
      {
        tag: "bdi",
        getAttrs: (element: Element) => ({ ...readDir(element), lang: element.getAttribute("lang") }),
      },
    ],
  },
} satisfies Record<string, MarkSpec>
