import { describe, expect, test } from "vitest"
import { emptyArticle } from "../../../main/article/schema.ts"
import type { ArticleJSON } from "../../../main/contract/desk.ts"
import {
  decodeJournal,
  encodeJournal,
  encodeRecord,
  type JournalRecord,
  magic,
  recordLimit,
  schemaVersion,
} from "../../../main/desk/journal/record.ts"

const at = "2026-11-23T12:00:00.000Z"
const place = { anchor: 1, head: 1, scroll: 0 }
const records: JournalRecord[] = [
  {
    kind: "base",
    schema: schemaVersion,
    epoch: "e",
    version: 0,
    hash: "a".repeat(64),
    name: "خبر.html",
    doc: emptyArticle({ id: "an-article" }).toJSON() as ArticleJSON,
    unsaved: 0,
    place: null,
    at,
  },
  {
    kind: "steps",
    epoch: "e",
    from: 0,
    steps: [{ stepType: "docAttr", attr: "slug", value: "خبر" }],
    place,
    at,
  },
  { kind: "saving", epoch: "e", version: 1, hash: "b".repeat(64), merged: false, at },
  { kind: "steps", epoch: "e", from: 1, steps: [], place, at },
]
const whole = encodeJournal(records)

/** Where each record ends. */
const ends = records
  .map((_record, index) => encodeJournal(records.slice(0, index)).length)
  .concat(whole.length)

/** How many records end at or before `length`. */
const intact = (length: number) => ends.filter((end) => end <= length).length - 1

const alone = (bytes: Uint8Array) => Buffer.concat([magic, bytes])

function head(length: number, crc = 0): Uint8Array {
  const bytes = new Uint8Array(8)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, length, true)
  view.setUint32(4, crc, true)
  return bytes
}

describe("a journal's file", () => {
  test("gives back the records that went in", () => {
    expect(decodeJournal(whole)).toEqual({ records, length: whole.length, end: "whole" })
  })

  test("cut anywhere, gives back every record before the cut and calls the rest torn", () => {
    for (let length = 0; length < whole.length; length++) {
      const decoded = decodeJournal(whole.subarray(0, length))
      const count = Math.max(0, intact(length))
      expect(decoded.records).toEqual(records.slice(0, count))
      expect(decoded.end).toBe(ends.includes(length) ? "whole" : "torn")
      expect(decoded.length).toBe(length < magic.length ? 0 : ends[count])
    }
  })

  test("with any one byte changed, gives back every record before it and none from there on", () => {
    for (let index = 0; index < whole.length; index++) {
      for (const mask of [0x01, 0x80, 0xff]) {
        const broken = Uint8Array.from(whole)
        broken[index] = (broken[index] ?? 0) ^ mask
        const decoded = decodeJournal(broken)
        expect(decoded.records).toEqual(records.slice(0, Math.max(0, intact(index))))
        expect(decoded.end).not.toBe("whole")
      }
    }
  })

  test("made longer by the system and never written into, ends before the zeros", () => {
    const decoded = decodeJournal(Buffer.concat([whole, new Uint8Array(4096)]))
    expect(decoded).toEqual({ records, length: whole.length, end: "torn" })
  })

  test("with garbage in the middle, ends there, though good records follow", () => {
    const [first, second] = records.map(encodeRecord) as [Uint8Array, Uint8Array]
    const garbage = Buffer.concat([head(6), new TextEncoder().encode('{"a":1')])
    const decoded = decodeJournal(Buffer.concat([alone(first), garbage, second]))
    expect(decoded).toEqual({
      records: records.slice(0, 1),
      length: magic.length + first.length,
      end: "corrupt",
    })
  })

  test("takes no length on trust", () => {
    for (const length of [recordLimit + 1, 0xffffffff])
      expect(decodeJournal(alone(Buffer.concat([head(length), new Uint8Array(64)])))).toMatchObject({
        records: [],
        end: "corrupt",
      })
    expect(decodeJournal(alone(Buffer.concat([head(recordLimit), new Uint8Array(64)]))).end).toBe("torn")
  })

  test("of a later version is known as such, and so is a record of one", () => {
    expect(decodeJournal(new TextEncoder().encode("midad journal 2\nanything")).end).toBe("newer")
    const newer = { ...records[0], schema: schemaVersion + 1 } as JournalRecord
    expect(decodeJournal(encodeJournal([newer]))).toMatchObject({ records: [], end: "newer" })
    const unknown = { kind: "melody" } as unknown as JournalRecord
    expect(decodeJournal(encodeJournal([...records, unknown]))).toMatchObject({ records, end: "newer" })
  })

  test("of anybody's is none", () => {
    for (const bytes of [new Uint8Array(100), new TextEncoder().encode("<!doctype html>")])
      expect(decodeJournal(bytes)).toEqual({ records: [], length: 0, end: "corrupt" })
    expect(decodeJournal(new Uint8Array(0))).toEqual({ records: [], length: 0, end: "torn" })
  })
})
