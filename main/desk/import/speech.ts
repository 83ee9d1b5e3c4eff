/** Lines of an interview that tell by their signs who speaks: "* متى تفتح؟", "- في الربيع." */

const isQuestion = (text: string) => /[؟?]/.test(text.slice(-4))

/**
 * Whether lines that begin with bullets are questions and answers, and no list: `signs` are their bullets, `texts` the
 * lines. Either two signs take turns, or every second line of one sign asks.
 */
export function isSpeech(signs: readonly string[], texts: readonly string[]): boolean {
  if (signs.length < 2) return false
  const kinds = [...new Set(signs)]
  if (kinds.length === 1) {
    const asking = texts.map(isQuestion)
    return asking.every((asks, at) => asks === (at % 2 === 0))
  }
  if (kinds.length > 3) return false
  // One sign asks: most of its lines are questions, and few of the others are.
  for (const kind of kinds) {
    const asked = texts.filter((text, at) => signs[at] === kind && isQuestion(text)).length
    const own = signs.filter((sign) => sign === kind).length
    const others = texts.filter((text, at) => signs[at] !== kind && isQuestion(text)).length
    if (asked * 2 >= own && others * 3 <= signs.length - own && asked > 0) return true
  }
  let turns = 0
  for (let at = 1; at < signs.length; at++) if (signs[at] !== signs[at - 1]) turns++
  return turns >= 2 && turns * 3 >= (signs.length - 1) * 2
}
