import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { writeArticle } from "../../main/article/html.ts"
import { sized } from "../support/size.ts"
import { changed, file, read, textOf } from "./story.ts"

describe("hostile files", () => {
  const bombs: [what: string, piece: string][] = [
    ["divisions", "<div>"],
    ["lists", "<ul><li>"],
    ["quotes", "<blockquote>"],
    ["marks", "<b>"],
    ["paragraphs with marks", '<p><b id="1">'],
    ["links", '<a href="https://example.org/">'],
    ["tables", "<table><tr><td>"],
    ["drawings", "<svg><foreignObject>"],
    ["related blocks", '<aside class="related">'],
  ]
  it.each(bombs)("of 100,000 nested %s are read", (_, piece) => {
    const reading = read(`${piece.repeat(100_000)}قلب${"</x>".repeat(100_000)}`)
    expect(textOf(reading)).toContain("قلب")
  })

  it.each(bombs)("of ours with 100,000 nested %s are read", (_, piece) => {
    const reading = read(changed("<hr>", `${piece.repeat(100_000)}قلب`))
    expect(textOf(reading)).toContain("قلب")
  })

  it("of 20 MB of somebody else's paragraphs are read", () => {
    const reading = read(`<p>${"كلمة نص ".repeat(20)}</p>\n`.repeat(69_000))
    expect(reading.kind === "foreign" && reading.page.blocks.length).toBe(69_000)
  })

  it("with a million attributes or entities are read", () => {
    const attributes = Array.from({ length: 300_000 }, (_, index) => `a${index}`).join(" ")
    expect(textOf(read(`<p ${attributes}>نص</p>`))).toBe("نص")
    expect(textOf(read(`<p>${"&amp;".repeat(1_000_000)}</p>`))).toHaveLength(1_000_000)
  })

  it("changed anywhere are read as what they are, and nothing throws", () => {
    const pieces = fc.constantFrom(
      ...[
        "<p>",
        "</p>",
        "<ul>",
        "<li>",
        "</ul>",
        "<b>",
        "</a>",
        "&",
        "&#",
        "<!--",
        "-->",
        '"',
        ">",
        "<",
        "\n",
        " ",
      ],
      ...[
        "<script>",
        "<svg>",
        "<![CDATA[",
        "</article>",
        '<meta name="midad:x" content="y">',
        "<template>",
        "نص",
      ],
    )
    fc.assert(
      fc.property(
        fc.nat(file.length),
        fc.nat(40),
        fc.array(pieces, { maxLength: 3 }),
        (at, length, added) => {
          const source = file.slice(0, at) + added.join("") + file.slice(at + length)
          const reading = read(source)
          if (reading.kind === "article") expect(writeArticle(reading.article)).toBe(source)
          else expect(reading.kind).toBe("foreign")
        },
      ),
      { numRuns: sized(3000) },
    )
  })
})
