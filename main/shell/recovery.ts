/** The page that is shown when the window's process ended twice. It does not use the window's code. */
import type { Language } from "../contract/desk.ts"
import { directionOf, wordsIn } from "../contract/words/index.ts"

/** The content of an address. */
export type Page = { type: string; body: string | Uint8Array<ArrayBuffer> }

export const recoveryAddress = "app://desk/recovery.html"

const style = `
  :root { color-scheme: light dark; font: 18px/1.8 system-ui, sans-serif }
  main { max-inline-size: 34em; margin: 20vh auto; padding-inline: 1.5em }
`

/** The recovery page and its style by their addresses. */
export function recoveryPages(language: Language): Record<string, Page> {
  const words = wordsIn(language).shell.recovery
  const body = `<!doctype html>
<html lang="${language}" dir="${directionOf(language)}">
<meta charset="utf-8">
<title>${words.title}</title>
<link rel="stylesheet" href="/recovery.css">
<main>
<h1>${words.title}</h1>
<p>${words.text}</p>
<p><a href="/index.html" autofocus>${words.again}</a></p>
</main>
</html>
`
  return {
    [recoveryAddress]: { type: "text/html; charset=utf-8", body },
    "app://desk/recovery.css": { type: "text/css; charset=utf-8", body: style },
  }
}
