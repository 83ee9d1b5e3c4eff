/** Learns which of two spellings stands beside which words: counts of real text go in, one weight a word comes out. */

/** One place in a text: what is seen beside the word, and whether it was spelt in the second way. */
export type Example = { seen: readonly string[]; isSecond: boolean }

/**
 * Weights by logistic regression, in natural logarithms of odds for the second spelling. `""` is the weight of every
 * place. What is seen less than `least` times is left out.
 */
export function learn(examples: readonly Example[], least: number): Map<string, number> {
  const times = new Map<string, number>()
  for (const { seen } of examples) for (const name of seen) times.set(name, (times.get(name) ?? 0) + 1)
  const weights = new Map<string, number>([["", 0]])
  for (const [name, count] of times) if (count >= least) weights.set(name, 0)
  let seed = 12345
  const random = () => {
    seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff
    return seed / 0x7fffffff
  }
  const order = examples.map((_, index) => index)
  for (let round = 0; round < 8; round++) {
    for (let at = order.length - 1; at > 0; at--) {
      const other = Math.floor(random() * (at + 1))
      ;[order[at], order[other]] = [order[other]!, order[at]!]
    }
    const rate = 0.2 / (1 + round)
    for (const index of order) {
      const { seen, isSecond } = examples[index]!
      let odds = weights.get("")!
      for (const name of seen) odds += weights.get(name) ?? 0
      const error = (isSecond ? 1 : 0) - 1 / (1 + Math.exp(-odds))
      weights.set("", weights.get("")! + rate * error)
      for (const name of seen) {
        const weight = weights.get(name)
        if (weight !== undefined) weights.set(name, weight + rate * (error - 0.0005 * weight))
      }
    }
  }
  return weights
}
