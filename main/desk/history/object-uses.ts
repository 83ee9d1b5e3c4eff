/**
 * How many versions need each object of a newsroom's history, in little memory: some 25 bytes an object, where a
 * `Map` by hashes takes 150. An object is known by the first 64 bits of its hash. Two that share them count as one,
 * which can only keep one of them longer than needed.
 */

/** The number of an object here: 0 for the first that was added, 1 for the next and so on. */
export type ObjectNumber = number

/** `numbers` with room for twice as many. */
function doubled(numbers: Uint32Array): Uint32Array<ArrayBuffer> {
  const longer = new Uint32Array(numbers.length * 2)
  longer.set(numbers)
  return longer
}

/** The value in `users` of an object that is kept even if no version needs it. */
const pinned = 0xffff_ffff

/** Counts, for each object, the versions that need it. Starts empty and grows as objects are added. */
export class ObjectUses {
  /** A hash table with open addressing: an object's number and one, 0 where there is none. */
  #slots = new Uint32Array(1_024)
  /** The first 64 bits of each object's hash. */
  #high = new Uint32Array(512)
  #low = new Uint32Array(512)
  #users = new Uint32Array(512)
  /** The size of each object's file in bytes, 0 as long as it is not known. */
  #sizes = new Uint32Array(512)
  #count = 0
  #total = 0

  /** The bytes of all objects that are needed, as far as their sizes are known. */
  get total(): number {
    return this.#total
  }

  /** The number of an object; null if it was never added. */
  find(hash: string): ObjectNumber | null {
    const held = this.#slots[this.#slotOf(...halves(hash))]!
    return held === 0 ? null : held - 1
  }

  /** Notes that one more version needs the object. Returns its number. */
  add(hash: string): ObjectNumber {
    const object = this.#number(hash)
    const users = this.#users[object]!
    if (users === 0) this.#total += this.#sizes[object]!
    if (users !== pinned) this.#users[object] = users + 1
    return object
  }

  /** Keeps the object even if no version needs it. Returns whether that is new. */
  pin(hash: string): boolean {
    const object = this.#number(hash)
    const users = this.#users[object]!
    if (users === 0) this.#total += this.#sizes[object]!
    this.#users[object] = pinned
    return users !== pinned
  }

  /** Notes that one version less needs the object. */
  remove(object: ObjectNumber): void {
    const users = this.#users[object]!
    if (users === 0 || users === pinned) return
    this.#users[object] = users - 1
    if (users === 1) this.#total -= this.#sizes[object]!
  }

  /** Forgets what the versions need; what is pinned stays so. */
  removeAll(): void {
    for (let object = 0; object < this.#count; object++) {
      if (this.#users[object] === pinned) continue
      if (this.#users[object]! > 0) this.#total -= this.#sizes[object]!
      this.#users[object] = 0
    }
  }

  /** Whether a version needs the object. */
  isNeeded(hash: string): boolean {
    const object = this.find(hash)
    return object !== null && this.#users[object]! > 0
  }

  /** Notes how many bytes the file of an object takes, if it is known here. */
  setSize(hash: string, bytes: number): void {
    const object = this.find(hash)
    if (object === null) return
    if (this.#users[object]! > 0) this.#total += bytes - this.#sizes[object]!
    this.#sizes[object] = bytes
  }

  #number(hash: string): ObjectNumber {
    const [high, low] = halves(hash)
    const slot = this.#slotOf(high, low)
    const held = this.#slots[slot]!
    if (held !== 0) return held - 1
    const object = this.#count++
    if (object === this.#users.length) {
      this.#high = doubled(this.#high)
      this.#low = doubled(this.#low)
      this.#users = doubled(this.#users)
      this.#sizes = doubled(this.#sizes)
    }
    this.#high[object] = high
    this.#low[object] = low
    this.#slots[slot] = object + 1
    if (this.#count * 2 > this.#slots.length) this.#rehash()
    return object
  }

  /** The slot that holds the object, or the empty one where it belongs. */
  #slotOf(high: number, low: number): number {
    const mask = this.#slots.length - 1
    for (let slot = low & mask; ; slot = (slot + 1) & mask) {
      const held = this.#slots[slot]!
      if (held === 0 || (this.#high[held - 1] === high && this.#low[held - 1] === low)) return slot
    }
  }

  #rehash(): void {
    this.#slots = new Uint32Array(this.#slots.length * 2)
    for (let object = 0; object < this.#count; object++)
      this.#slots[this.#slotOf(this.#high[object]!, this.#low[object]!)] = object + 1
  }
}

/** The first 64 bits of a hash, as two numbers. */
function halves(hash: string): [high: number, low: number] {
  return [Number.parseInt(hash.slice(0, 8), 16), Number.parseInt(hash.slice(8, 16), 16)]
}
