/**
 * A journal's file: a line that names the format, then records, each of them the length of its text
 * and the CRC-32 of it (four bytes each, little-endian) and the text, JSON in UTF-8.
 */
import { crc32 } from "node:zlib"
import { z } from "zod"
import { articleJSON, place, sizeLimit } from "../../contract/desk.ts"

/** The version of the article's schema whose documents and steps the records hold. */
export const schemaVersion = 1

const count = z.number().int().nonnegative()
const hash = z.string().regex(/^[0-9a-f]{64}$/)
const at = z.iso.datetime()

/** The whole document after `version` steps of the opening `epoch`. */
const base = z.object({
  kind: z.literal("base"),
  schema: z.number().int().positive(),
  epoch: z.string(),
  version: count,
  /** The hash of the file that the document is based on; null before there is one. */
  hash: hash.nullable(),
  /** The name of that file; empty before there is one. */
  name: z.string(),
  doc: articleJSON,
  /** How many steps `doc` has beyond that file. */
  unsaved: count,
  place: place.nullable(),
  at,
})

const step = z.looseObject({ stepType: z.string() })
export type StepJSON = z.infer<typeof step>

/** Steps that follow the `from` first ones of the opening. */
const steps = z.object({
  kind: z.literal("steps"),
  epoch: z.string(),
  from: count,
  steps: z.array(step),
  place,
  at,
})

/**
 * The document after `version` steps is about to become a file of this hash: if there is such a file, it holds these
 * steps. `merged`: the file also has changes of others, which the steps that follow are not based on.
 */
const saving = z.object({
  kind: z.literal("saving"),
  epoch: z.string(),
  /**
   * How many steps of the opening the file holds. If the document was given anew since then, one less than the steps
   * up to that point, so it can be -1.
   */
  version: z.number().int().min(-1),
  hash,
  merged: z.boolean(),
  at,
})

const record = z.discriminatedUnion("kind", [base, steps, saving])
export type JournalRecord = z.infer<typeof record>

const encoder = new TextEncoder()
const decoder = new TextDecoder("utf-8", { fatal: true })

/** The first bytes of a journal's file. */
export const magic: Uint8Array = encoder.encode("midad journal 1\n")

/** The longest text of a record in bytes; a longer one is damaged. */
export const recordLimit = sizeLimit * 2

const headLength = 8

/** The bytes of one record. */
export function encodeRecord(record: JournalRecord): Uint8Array {
  const text = encoder.encode(JSON.stringify(record))
  const bytes = new Uint8Array(headLength + text.length)
  const head = new DataView(bytes.buffer)
  head.setUint32(0, text.length, true)
  head.setUint32(4, crc32(text), true)
  bytes.set(text, headLength)
  return bytes
}

/** The bytes of a whole file. */
export function encodeJournal(records: readonly JournalRecord[]): Uint8Array {
  return Buffer.concat([magic, ...records.map(encodeRecord)])
}

export type Decoded = {
  /** The records before the first damage. */
  records: JournalRecord[]
  /** How many bytes hold them. */
  length: number
  /**
   * What follows them in the file. `whole`: nothing. `torn`: the beginning of a record, as after a power failure.
   * `corrupt`: damaged bytes. `newer`: records of a later version of Midad.
   */
  end: "whole" | "torn" | "corrupt" | "newer"
}

/** Reads a file's bytes. Never throws, and trusts no length in them. */
export function decodeJournal(bytes: Uint8Array): Decoded {
  const start = bytes.subarray(0, magic.length)
  if (Buffer.compare(start, magic) !== 0) {
    const beginning = Buffer.compare(start, magic.subarray(0, start.length)) === 0
    const named = /^midad journal \d+\n/.test(Buffer.from(bytes.subarray(0, 40)).toString("latin1"))
    return { records: [], length: 0, end: beginning ? "torn" : named ? "newer" : "corrupt" }
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const records: JournalRecord[] = []
  let length = magic.length
  const over = (end: Decoded["end"]): Decoded => ({ records, length, end })
  while (length < bytes.length) {
    // After a power failure the file may be longer without the bytes having been written.
    const blank = () => bytes.subarray(length).every((byte) => byte === 0)
    if (bytes.length - length < headLength) return over("torn")
    const size = view.getUint32(length, true)
    const end = length + headLength + size
    if (size === 0) return over(blank() ? "torn" : "corrupt")
    if (size > recordLimit) return over("corrupt")
    if (end > bytes.length) return over("torn")
    const text = bytes.subarray(length + headLength, end)
    if (crc32(text) !== view.getUint32(length + 4, true))
      return over(end === bytes.length ? "torn" : "corrupt")
    const read = readRecord(text)
    if (!read) return over("newer")
    records.push(read)
    length = end
  }
  return over("whole")
}

/** The record in a text whose checksum is right; null for a record that this version of Midad does not know. */
function readRecord(text: Uint8Array): JournalRecord | null {
  let json: unknown
  try {
    json = JSON.parse(decoder.decode(text))
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError) return null
    throw error
  }
  const read = record.safeParse(json)
  if (!read.success || (read.data.kind === "base" && read.data.schema > schemaVersion)) return null
  return read.data
}
