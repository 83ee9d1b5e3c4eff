/** A name or headline within a sentence of the interface, whose own direction moves nothing around it. */
export const isolate = (text: string) => `\u2068${text}\u2069`
