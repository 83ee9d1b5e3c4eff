/**
 * An article's list of versions: one line each, oldest first, in `.midad/history/articles/<id>.jsonl`. A line is the
 * first 16 digits of the SHA-256 of its JSON, a space, and the JSON. Saving only appends to it. A line that a crash
 * cut off is skipped, and the next record begins on a new line.
 *
 * A line that holds the version's packed bytes too has a plus for the space: Midad before 0009 takes it for a damaged
 * line, which it keeps as it is, where it would write a line with a space anew without the bytes.
 */
import { z } from "zod"
import { version } from "../../contract/desk.ts"
import { hashOf } from "../disk/hash.ts"

const record = version.omit({ change: true }).extend({
  /** The version that this one is packed against; null if it is packed whole. */
  key: version.shape.hash.nullable(),
  /** The version's packed bytes in base64, if they are here and need no file of their own. */
  packed: z.string().optional(),
})
export type Record = z.infer<typeof record>

export type List = {
  records: Record[]
  /** Damaged lines, unchanged. */
  bad: string[]
}

const encoder = new TextEncoder()

/** A record as a line, with its line end. */
export function lineOf(one: Record): string {
  const text = JSON.stringify(one)
  return `${hashOf(encoder.encode(text)).slice(0, 16)}${markOf(one)}${text}\n`
}

const markOf = ({ packed }: Record): string => (packed === undefined ? " " : "+")

function readLine(line: string): Record | null {
  const text = line.slice(17)
  if (
    (line[16] !== " " && line[16] !== "+") ||
    hashOf(encoder.encode(text)).slice(0, 16) !== line.slice(0, 16)
  )
    return null
  try {
    const read = z.nullable(record).catch(null).parse(JSON.parse(text))
    return read && markOf(read) === line[16] ? read : null
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

/** Reads the bytes of a list. Never throws; damaged lines are in `bad`. */
export function readList(bytes: Uint8Array): List {
  const list: List = { records: [], bad: [] }
  for (const line of new TextDecoder().decode(bytes).split("\n")) {
    if (line === "") continue
    const read = readLine(line)
    if (read) list.records.push(read)
    else list.bad.push(line)
  }
  return list
}

/** The bytes to append to a list that holds `bytes`, so that `one` is on a new line. */
export function addition(bytes: Uint8Array, one: Record): Uint8Array {
  const open = bytes.length > 0 && bytes.at(-1) !== 10
  return encoder.encode(`${open ? "\n" : ""}${lineOf(one)}`)
}

/** The bytes of a whole list. Damaged lines stay in it, at the beginning, as they may name versions. */
export function writeList({ records, bad }: List): Uint8Array {
  return encoder.encode([...bad.map((line) => `${line}\n`), ...records.map(lineOf)].join(""))
}

/** Gives the packed bytes of a version by its hash, where a list holds them; null where it does not. */
export type Held = (hash: string) => Uint8Array | null

/** The packed bytes that the lines of a list hold. */
export function heldIn(records: readonly Record[]): Held {
  return (hash) => {
    const packed = records.findLast((one) => one.hash === hash && one.packed !== undefined)?.packed
    return packed === undefined ? null : Buffer.from(packed, "base64")
  }
}

/** Every hash in a damaged line. */
export function namedIn(line: string): string[] {
  return line.match(/[0-9a-f]{64}/g) ?? []
}
