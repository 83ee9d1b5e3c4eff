/**
 * A dictionary in the format TrieXv3 of the cspell project, read into flat arrays.
 *
 * The text after `__DATA__` walks through the tree of all words: a letter goes down to a new node, `$` marks the node
 * as the end of a word and goes back once, `<` goes back once and a digit so many times less one, `#n;` hangs the
 * earlier node `n` in the place of the present one, and a backslash takes the next character as a letter.
 * Numbers of nodes are in the base that the head names; nodes without children have none.
 */

/** What is asked of a dictionary. Words have no tashkeel and no tatweel. */
export type Dictionary = {
  /** Whether it has `word` in exactly this spelling. */
  has(word: string): boolean
  /** All words that can be made by taking one letter of `choices[i]` in each place i. At most `limit`, 64 unless told. */
  among(choices: readonly string[], limit?: number): string[]
}

/** A tree of words: the edges that leave a node are a chain from `first`, by `next`. 0 ends a chain. */
type Tree = {
  first: Int32Array
  /** 1 where a word ends. */
  ends: Uint8Array
  letter: Uint16Array
  target: Int32Array
  next: Int32Array
}

const root = 0
/** The most letters of a word. */
const deepest = 512

/** The node at which words end that nothing follows. */
const leaf = 1

const code = (character: string) => character.charCodeAt(0)
const [newline, carriage, backslash, dollar, less, hash] = [..."\n\r\\$<#"].map(code) as [
  number,
  number,
  number,
  number,
  number,
  number,
]

/** Reads `text`, the whole file unpacked. Throws `RangeError` if it is no TrieXv3. */
export function readDictionary(text: string): Dictionary {
  const head = /^TrieXv3\nbase=(\d+)\n/m.exec(text.slice(0, 1000))
  const start = text.indexOf("__DATA__\n")
  if (!head || start < 0) throw new RangeError("Not a dictionary in the format TrieXv3")
  return dictionaryOf(readTree(text, start + "__DATA__\n".length, Number(head[1])))
}

/** Walks through the data that begins at `start`; numbers are in the base `radix`. */
function readTree(text: string, start: number, radix: number): Tree {
  // A letter takes more than four characters of the file, with what is written around it.
  let room = Math.ceil((text.length - start) / 4) + 2
  let first = new Int32Array(room)
  let ends = new Uint8Array(room)
  let letter = new Uint16Array(room)
  let target = new Int32Array(room)
  let next = new Int32Array(room)
  /** Nodes by their numbers in the file. A node gets its number when it gets its first child. */
  let numbered = new Int32Array(room)
  let numbers = 0
  ends[leaf] = 1
  let nodes = 2
  let edges = 1
  /** The edges from the root to the present node, and the nodes that they leave. */
  const path = new Int32Array(deepest)
  const from = new Int32Array(deepest)
  let depth = 0
  let node = root
  let goesBack = false

  const back = (steps: number) => {
    depth = Math.max(0, depth - steps)
    node = from[depth]!
  }

  const grow = () => {
    room *= 2
    const longer = (numbers: Int32Array) => {
      const grown = new Int32Array(room)
      grown.set(numbers)
      return grown
    }
    first = longer(first)
    target = longer(target)
    next = longer(next)
    numbered = longer(numbered)
    const moreEnds = new Uint8Array(room)
    moreEnds.set(ends)
    ends = moreEnds
    const moreLetters = new Uint16Array(room)
    moreLetters.set(letter)
    letter = moreLetters
  }

  const down = (character: number) => {
    if (edges === room || nodes === room) grow()
    if (depth === deepest) throw new RangeError("Not a dictionary: a word has too many letters")
    if (first[node] === 0) numbered[numbers++] = node
    const edge = edges++
    letter[edge] = character
    next[edge] = first[node]!
    first[node] = edge
    target[edge] = nodes
    path[depth] = edge
    from[depth] = node
    depth++
    node = nodes++
  }

  for (let at = start; at < text.length; at++) {
    const character = text.charCodeAt(at)
    if (character === newline || character === carriage) continue
    if (goesBack && (character === less || (character >= 0x32 && character <= 0x39))) {
      back(character === less ? 1 : character - 0x31)
      continue
    }
    goesBack = false
    if (character === backslash) {
      at++
      // A letter that a backslash names: a backslash, or one that would be read as a command.
      if (text.charCodeAt(at) === backslash) at++
      down(text.charCodeAt(at))
    } else if (character === dollar) {
      if (first[node] === 0) target[path[depth - 1]!] = leaf
      else ends[node] = 1
      back(1)
      goesBack = true
    } else if (character === less) {
      back(1)
      goesBack = true
    } else if (character === hash) {
      const close = text.indexOf(";", at)
      target[path[depth - 1]!] = numbered[Number.parseInt(text.slice(at + 1, close), radix)]!
      at = close
    } else down(character)
  }
  return {
    first: first.slice(0, nodes),
    ends: ends.slice(0, nodes),
    letter: letter.slice(0, edges),
    target: target.slice(0, edges),
    next: next.slice(0, edges),
  }
}

function dictionaryOf({ first, ends, letter, target, next }: Tree): Dictionary {
  /** The node that `character` leads to from `node`; -1 if none. */
  function step(node: number, character: number): number {
    for (let edge = first[node]!; edge !== 0; edge = next[edge]!)
      if (letter[edge] === character) return target[edge]!
    return -1
  }

  return {
    has(word) {
      let node = root
      for (let at = 0; at < word.length && node >= 0; at++) node = step(node, word.charCodeAt(at))
      return node > root && ends[node] === 1
    },
    among(choices, limit = 64) {
      const found: string[] = []
      const walk = (node: number, at: number, word: string) => {
        if (found.length >= limit) return
        if (at === choices.length) {
          if (ends[node] === 1) found.push(word)
          return
        }
        for (const character of choices[at]!) {
          const to = step(node, character.charCodeAt(0))
          if (to >= 0) walk(to, at + 1, word + character)
        }
      }
      walk(root, 0, "")
      return found
    },
  }
}
