/** The baseline of typing: the same text with the same face and measure in a bare contenteditable. */
import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"

const assets = new URL("../../dist/renderer/assets/", import.meta.url).pathname

function face(): string {
  const name = readdirSync(assets).find((file) => /noto-naskh-arabic-arabic-wght.*\.woff2$/.test(file))
  if (!name) throw new Error("The built window has no Noto Naskh Arabic")
  return readFileSync(join(assets, name)).toString("base64")
}

const inHtml = (text: string) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;")

/** A page that holds `paragraphs` and nothing else. */
export function barePage(paragraphs: readonly string[]): string {
  return `<!doctype html><html lang="ar" dir="rtl"><meta charset="utf-8"><title>bare</title><style>
@font-face { font-family: naskh; font-weight: 400 700; src: url(data:font/woff2;base64,${face()}) }
body { margin: 0; overflow: hidden; height: 100vh }
.sheet { height: 100%; overflow-y: auto }
.text { font: 20px/2.05 naskh; inline-size: 660px; margin-inline: auto; white-space: pre-wrap; outline: none }
p { margin: 0 0 16px }
</style><div class="sheet"><div class="text" contenteditable="true" spellcheck="false">${paragraphs
    .map((text) => `<p>${inHtml(text)}</p>`)
    .join("")}</div></div></html>`
}
