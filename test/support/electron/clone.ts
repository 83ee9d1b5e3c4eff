/**
 * Structured clone over a channel that carries only text.
 *
 * Both functions are also sent into the page as source text, so neither may use imports or variables from outside.
 *
 * The text is JSON in which a value is either a JSON scalar or `[tag, …]`. Objects are numbered in the order they are
 * met; `["r", n]` names one again, which keeps shared and cyclic references.
 */

/** The text for `value`. Throws `DataCloneError` as `structuredClone` would for functions and symbols. */
export function encode(value: unknown): string {
  const seen = new Map<object, number>()
  const refuse = (what: unknown): never => {
    throw new DOMException(`${String(what)} could not be cloned.`, "DataCloneError")
  }
  const base64 = (bytes: Uint8Array): string => {
    if (typeof Buffer === "function")
      return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("base64")
    let text = ""
    for (let at = 0; at < bytes.length; at += 0x8000)
      text += String.fromCharCode(...bytes.subarray(at, at + 0x8000))
    return btoa(text)
  }
  const write = (item: unknown): unknown => {
    if (item === undefined) return ["u"]
    if (item === null || typeof item === "string" || typeof item === "boolean") return item
    if (typeof item === "number")
      return Number.isFinite(item) && !Object.is(item, -0)
        ? item
        : ["n", Object.is(item, -0) ? "-0" : `${item}`]
    if (typeof item === "bigint") return ["b", `${item}`]
    if (typeof item !== "object") return refuse(item)
    const known = seen.get(item)
    if (known !== undefined) return ["r", known]
    seen.set(item, seen.size)
    if (item instanceof Date) return ["D", write(item.getTime())]
    if (item instanceof RegExp) return ["R", item.source, item.flags]
    if (item instanceof Error) return ["E", item.name, item.message, item.stack ?? ""]
    if (item instanceof ArrayBuffer) return ["B", base64(new Uint8Array(item))]
    if (ArrayBuffer.isView(item)) {
      const bytes = new Uint8Array(item.buffer as ArrayBuffer, item.byteOffset, item.byteLength)
      const name = item.constructor.name === "Buffer" ? "Uint8Array" : item.constructor.name
      return ["V", name, base64(bytes)]
    }
    if (item instanceof Map) return ["M", [...item].map(([key, held]) => [write(key), write(held)])]
    if (item instanceof Set) return ["S", [...item].map(write)]
    if (Array.isArray(item)) return ["a", Array.from(item, write)]
    if (item instanceof Promise || item instanceof WeakMap || item instanceof WeakSet)
      return refuse(Object.prototype.toString.call(item))
    if (typeof Node === "function" && item instanceof Node)
      return refuse(Object.prototype.toString.call(item))
    return ["o", Object.entries(item).map(([key, held]) => [key, write(held)])]
  }
  return JSON.stringify(write(value))
}

/** The value that `encode` made `text` of. */
export function decode(text: string): unknown {
  const met: unknown[] = []
  const bytes = (base64: string): Uint8Array<ArrayBuffer> => {
    if (typeof Buffer === "function") return new Uint8Array(Buffer.from(base64, "base64"))
    const packed = atob(base64)
    const made = new Uint8Array(packed.length)
    for (let at = 0; at < packed.length; at++) made[at] = packed.charCodeAt(at)
    return made
  }
  const meet = <T>(item: T): T => {
    met.push(item)
    return item
  }
  const read = (item: unknown): unknown => {
    if (!Array.isArray(item)) return item
    const [tag, first, second, third] = item
    switch (tag) {
      case "u":
        return undefined
      case "n":
        return Number(first)
      case "b":
        return BigInt(first)
      case "r":
        return met[first]
      case "D":
        return meet(new Date(read(first) as number))
      case "R":
        return meet(new RegExp(first, second))
      case "E": {
        const made = meet(new Error(second))
        made.name = first
        made.stack = third
        return made
      }
      case "B":
        return meet(bytes(first).buffer)
      case "V": {
        const made = globalThis[first as "Uint8Array"]
        const unit = made.BYTES_PER_ELEMENT ?? 1
        const held = bytes(second)
        return meet(new made(held.buffer, 0, held.byteLength / unit))
      }
      case "M": {
        const made = meet(new Map())
        for (const [key, held] of first) made.set(read(key), read(held))
        return made
      }
      case "S": {
        const made = meet(new Set())
        for (const held of first) made.add(read(held))
        return made
      }
      case "a": {
        const made: unknown[] = meet([])
        for (const held of first) made.push(read(held))
        return made
      }
      case "o": {
        const made = meet({})
        for (const [key, held] of first)
          Object.defineProperty(made, key, {
            value: read(held),
            writable: true,
            enumerable: true,
            configurable: true,
          })
        return made
      }
      default:
        throw new RangeError(`Not a clone: ${JSON.stringify(item).slice(0, 100)}`)
    }
  }
  return read(JSON.parse(text))
}
