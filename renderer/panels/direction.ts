/**
 * The direction of a text in a list or a field. A headline that begins with a Latin name
 * is still Arabic, so not the first letter decides but whether there is any Arabic
 * (or other right-to-left) letter at all.
 */
export function directionOf(text: string): "rtl" | "ltr" | undefined {
  if (/[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u.test(text)) return "rtl"
  return /\p{L}/u.test(text) ? "ltr" : undefined
}
