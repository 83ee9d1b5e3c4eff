/**
 * How a version's bytes are packed: whole, or by the lines in which they differ from another version, the keyframe.
 * An article's file has one block a line, so one edit is one line, and that line is deflated with the replaced lines
 * as dictionary.
 *
 * ```text
 * midad-object 1 5f0c2a91
 * {"size":15120,"key":"ab…","copies":[3,3,9,1,13,40]}
 * …deflated bytes…
 * ```
 *
 * `copies` is a row of threes: so many new lines, then from this line of the keyframe on, so many lines. The new
 * lines, one after the other, are what is deflated. Without `key` everything is new. The first line ends with the
 * first 8 digits of the second one's SHA-256: a keyframe's name that can be read is the right one.
 */
import { promisify } from "node:util"
import { deflateRaw, inflateRaw } from "node:zlib"
import { z } from "zod"
import { sizeLimit } from "../../contract/desk.ts"
import { hashOf } from "../disk/hash.ts"

const magic = "midad-object 1 "
/** How far deflate looks back, in bytes. */
const reach = 32 * 1024

const deflate = promisify<Uint8Array, { dictionary?: Uint8Array }, Buffer>(deflateRaw)
const inflate = promisify<Uint8Array, { dictionary?: Uint8Array; maxOutputLength: number }, Buffer>(
  inflateRaw,
)

const count = z.number().int().nonnegative()
const head = z.union([
  z.strictObject({
    size: count.max(sizeLimit),
    key: z.string().regex(/^[0-9a-f]{64}$/),
    copies: z.array(count),
  }),
  z.strictObject({ size: count.max(sizeLimit) }),
])

/** The two lines in front of what is deflated. */
function headLines(facts: z.infer<typeof head>): Buffer {
  const text = Buffer.from(JSON.stringify(facts))
  return Buffer.concat([Buffer.from(`${magic}${hashOf(text).slice(0, 8)}\n`), text, Buffer.from("\n")])
}

/** A version's bytes under their hash. */
export type VersionBytes = { hash: string; bytes: Uint8Array }

/** The lines of `bytes`, each with its line end. */
function linesOf(bytes: Uint8Array): Uint8Array[] {
  const lines: Uint8Array[] = []
  for (let from = 0; from < bytes.length; ) {
    const end = bytes.indexOf(10, from)
    const to = end < 0 ? bytes.length : end + 1
    lines.push(bytes.subarray(from, to))
    from = to
  }
  return lines
}

const textOf = (line: Uint8Array): string =>
  Buffer.from(line.buffer, line.byteOffset, line.byteLength).toString("latin1")

/** What `lines` takes from `key`, as in an object's head, and the lines that are new. */
function compared(
  lines: readonly Uint8Array[],
  key: readonly Uint8Array[],
): { copies: number[]; fresh: Uint8Array[] } {
  const firstIndexes = new Map<string, number>()
  const texts = key.map(textOf)
  for (const [at, text] of texts.entries()) if (!firstIndexes.has(text)) firstIndexes.set(text, at)
  const copies: number[] = []
  const fresh: Uint8Array[] = []
  let added = 0
  for (let at = 0; at < lines.length; ) {
    const expected = (copies.at(-2) ?? 0) + (copies.at(-1) ?? 0) + added
    const text = textOf(lines[at]!)
    const from = texts[expected] === text ? expected : firstIndexes.get(text)
    if (from === undefined) {
      fresh.push(lines[at]!)
      added += 1
      at += 1
      continue
    }
    let run = 1
    while (at + run < lines.length && texts[from + run] === textOf(lines[at + run]!)) run += 1
    copies.push(added, from, run)
    added = 0
    at += run
  }
  return { copies, fresh }
}

/** The lines of the keyframe that are copied nowhere: what the new lines have come from. */
function dictionaryOf(key: readonly Uint8Array[], copies: readonly number[]): { dictionary?: Uint8Array } {
  const copied = new Set<number>()
  for (let at = 0; at < copies.length; at += 3) {
    for (let line = 0; line < copies[at + 2]!; line++) copied.add(copies[at + 1]! + line)
  }
  const rest = Buffer.concat(key.filter((_line, at) => !copied.has(at)))
  return rest.length === 0 ? {} : { dictionary: rest.subarray(-reach) }
}

/** A version's bytes packed, and the hash of the keyframe that was used; null if none was. */
export type Packed = { object: Uint8Array; key: string | null }

/** Packs `bytes`, against `key` if that makes them smaller. Returns which key was used. */
export async function pack(bytes: Uint8Array, key: VersionBytes | null): Promise<Packed> {
  if (key) {
    const before = linesOf(key.bytes)
    const { copies, fresh } = compared(linesOf(bytes), before)
    const literal = Buffer.concat(fresh)
    if (literal.length <= bytes.length / 2) {
      const packed = await deflate(literal, dictionaryOf(before, copies))
      const lines = headLines({ size: bytes.length, key: key.hash, copies })
      return { object: Buffer.concat([lines, packed]), key: key.hash }
    }
  }
  const lines = headLines({ size: bytes.length })
  return { object: Buffer.concat([lines, await deflate(bytes, {})]), key: null }
}

/** An object whose bytes are not those that were written. */
export class DamagedObject extends Error {
  constructor(hash: string, cause?: unknown) {
    super(`The object ${hash} is damaged`, { cause })
    this.name = "DamagedObject"
  }
}

/** The parts of an object. Throws `DamagedObject`. */
function partsOf(hash: string, object: Uint8Array) {
  const start = magic.length + 9
  const end = object.indexOf(10, start)
  const text = object.subarray(start, Math.max(end, start))
  const first = `${magic}${hashOf(text).slice(0, 8)}\n`
  if (end < 0 || textOf(object.subarray(0, start)) !== first) throw new DamagedObject(hash)
  try {
    const parsed = head.parse(JSON.parse(textOf(text)))
    const { key, copies } = "key" in parsed ? parsed : { key: null, copies: [] }
    return { size: parsed.size, key, copies, packed: object.subarray(end + 1) }
  } catch (error) {
    throw new DamagedObject(hash, error)
  }
}

/** The keyframe that the object needs; null if it needs none. Throws `DamagedObject`. */
export function keyOf(hash: string, object: Uint8Array): string | null {
  return partsOf(hash, object).key
}

/**
 * The bytes of the object `hash`, which are certain to have that hash. `key` are those of its keyframe,
 * null if it has none. Throws `DamagedObject`.
 */
export async function unpack(hash: string, object: Uint8Array, key: Uint8Array | null): Promise<Uint8Array> {
  const { size, copies, packed } = partsOf(hash, object)
  const before = key ? linesOf(key) : []
  let bytes: Uint8Array
  try {
    const options = { ...dictionaryOf(before, copies), maxOutputLength: Math.max(size, 1) }
    const literal = await inflate(packed, options)
    const fresh = linesOf(literal)
    const lines: Uint8Array[] = []
    let used = 0
    for (let at = 0; at < copies.length; at += 3) {
      const [added = 0, from = 0, run = 0] = copies.slice(at, at + 3)
      lines.push(...fresh.slice(used, used + added), ...before.slice(from, from + run))
      used += added
    }
    bytes = Buffer.concat([...lines, ...fresh.slice(used)])
  } catch (error) {
    throw new DamagedObject(hash, error)
  }
  if (hashOf(bytes) !== hash) throw new DamagedObject(hash)
  return bytes
}
