import { readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { describe, expect, test } from "vitest"
import { encodings } from "../../../main/contract/importing.ts"
import { DeskError } from "../../../main/contract/problem.ts"
import { decode, decodeAs } from "../../../main/desk/import/encoding.ts"
import { twin } from "../../../main/desk/sample/twin.ts"
import { bytesIn } from "./bytes.ts"

const arabic =
  "قال المتحدث باسم الوزارة إن الأعمال في المرفأ الجديد ستبدأ في الأسبوع المقبل، وإن السفن ستعود إليه تباعاً."
const refused = (bytes: Uint8Array) => {
  try {
    return decode(bytes, "x").encoding
  } catch (error) {
    return error instanceof DeskError ? error.problem : error
  }
}

describe("the encoding of a source", () => {
  test.each(encodings)("%s is told from the text alone", (encoding) => {
    const decoded = decode(bytesIn(encoding, twin))
    expect(decoded).toEqual({
      text: twin,
      encoding,
      certainty: encoding === "utf-8" ? "certain" : "likely",
    })
  })

  test.each([
    ["utf-8", [0xef, 0xbb, 0xbf]],
    ["utf-16le", [0xff, 0xfe]],
    ["utf-16be", [0xfe, 0xff]],
  ] as const)("a byte order mark makes %s certain and is no text", (encoding, mark) => {
    const bytes = Uint8Array.from([...mark, ...bytesIn(encoding, "قصير")])
    expect(decode(bytes)).toEqual({ text: "قصير", encoding, certainty: "certain" })
  })

  test("windows-1256 is kept apart from ISO-8859-6 in one sentence", () => {
    expect(decode(bytesIn("windows-1256", arabic))).toMatchObject({
      text: arabic,
      encoding: "windows-1256",
      certainty: "likely",
    })
    const plain = arabic.replace("،", " ")
    expect(decode(bytesIn("iso-8859-6", plain))).toMatchObject({
      text: plain,
      encoding: "iso-8859-6",
      certainty: "likely",
    })
  })

  test("a stored windows-1256 file of the twin is read back letter by letter", () => {
    const file = fileURLToPath(new URL("../../fixtures/twin.windows-1256.txt", import.meta.url))
    const decoded = decode(readFileSync(file))
    expect(decoded.encoding).toBe("windows-1256")
    expect(decoded.text.replaceAll("\r\n", "\n")).toBe(`${twin}\n`)
  })

  test("too few letters to tell by are a guess, not a claim", () => {
    expect(decode(bytesIn("windows-1256", "نعم")).certainty).toBe("guess")
    expect(decode(Uint8Array.from([...bytesIn("utf-8", "caf"), 0xe9, 0x20, 0x6f, 0x6b])).certainty).toBe(
      "guess",
    )
  })

  test("UTF-8 that is cut in the middle of a letter stays UTF-8, as a guess", () => {
    const bytes = bytesIn("utf-8", arabic).slice(0, -2)
    const decoded = decode(bytes)
    expect(decoded.encoding).toBe("utf-8")
    expect(decoded.certainty).toBe("guess")
    expect(decoded.text.startsWith(arabic.slice(0, 90))).toBe(true)
  })

  test("text that was already read wrongly and stored again is a guess", () => {
    const scrambled = decodeAs(bytesIn("utf-8", arabic), "windows-1256")
    expect(decode(bytesIn("utf-8", scrambled))).toMatchObject({ encoding: "utf-8", certainty: "guess" })
  })

  test("plain ASCII and nothing at all are certain", () => {
    expect(decode(bytesIn("utf-8", "Plain words.\n"))).toMatchObject({
      encoding: "utf-8",
      certainty: "certain",
    })
    expect(decode(new Uint8Array())).toEqual({ text: "", encoding: "utf-8", certainty: "certain" })
  })

  test("a page that names its code page is read in it", () => {
    const page = `<!doctype html><meta charset="windows-1256"><p>${arabic}</p>`
    expect(decode(bytesIn("windows-1256", page))).toMatchObject({ text: page, encoding: "windows-1256" })
  })

  test.each([
    ["a PDF", bytesIn("utf-8", "%PDF-1.7 words words words")],
    ["a Word file", Uint8Array.from([0x50, 0x4b, 3, 4, 20, 0, 6, 0])],
    ["RTF", bytesIn("utf-8", "{\\rtf1\\ansi words}")],
    ["a picture", Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0])],
    ["bytes with NUL", bytesIn("utf-8", "some words\0and more words")],
    ["control characters", Uint8Array.from({ length: 400 }, (_, at) => (at * 7) % 32)],
    ["UTF-32", Uint8Array.from([0xff, 0xfe, 0, 0, 0x28, 6, 0, 0])],
  ])("%s is no text", (_, bytes) => {
    expect(refused(bytes)).toEqual({ code: "not-text", details: { name: "x" } })
  })

  test("the frame of an old wire story is no reason to refuse it", () => {
    const framed = `\u0001ZCZC\r\n\u0002${arabic}\r\n\u0003NNNN\u0004\u001a`
    expect(decode(bytesIn("windows-1256", framed))).toMatchObject({
      encoding: "windows-1256",
      certainty: "likely",
    })
  })
})
