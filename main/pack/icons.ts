/** Draws the icons from `icon/*.svg`: PNG files named by their size, and one file each for Windows and macOS. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs"
import { createRequire } from "node:module"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { initWasm, Resvg } from "@resvg/resvg-wasm"
import { icns, icnsSizes } from "./icns.ts"
import { type Image, ico } from "./ico.ts"

/** The sizes of the PNG files, in pixels. */
export const pngSizes = [16, 20, 24, 32, 40, 48, 64, 96, 128, 256, 512, 1024]
/** The sizes in the Windows icon, in pixels: those of the title bar, lists and the desktop at the usual scales. */
const icoSizes = [16, 20, 24, 32, 40, 48, 64, 128, 256]
/** Up to this size, in pixels, the drawing for small sizes is used. */
const small = 20

/** How much of the square an icon fills on macOS, which gives every icon the same margin. */
const macShare = 824 / 1024

const source = (name: string) =>
  readFileSync(fileURLToPath(new URL(`./icon/${name}.svg`, import.meta.url)), "utf8")

/** `svg` with the margin of macOS around it. */
function withMargin(svg: string): string {
  const edge = (512 / macShare - 512) / 2
  return svg.replace(
    'viewBox="0 0 512 512"',
    `viewBox="${-edge} ${-edge} ${512 + 2 * edge} ${512 + 2 * edge}"`,
  )
}

function draw(svg: string, size: number): Image {
  const drawn = new Resvg(svg, { fitTo: { mode: "width", value: size } }).render()
  return { size, png: drawn.asPng() }
}

/** Writes the icons into `folder`: `16x16.png` to `1024x1024.png`, `icon.ico` and `icon.icns`. */
export async function drawIcons(folder: string): Promise<void> {
  await initWasm(readFileSync(createRequire(import.meta.url).resolve("@resvg/resvg-wasm/index_bg.wasm")))
  const [large, little] = [source("icon"), source("icon-small")]
  const fitting = (size: number) => (size <= small ? little : large)
  mkdirSync(folder, { recursive: true })
  for (const size of pngSizes)
    writeFileSync(join(folder, `${size}x${size}.png`), draw(fitting(size), size).png)
  writeFileSync(join(folder, "icon.ico"), ico(icoSizes.map((size) => draw(fitting(size), size))))
  const mac = icnsSizes.map((size) => draw(withMargin(fitting(size)), size))
  writeFileSync(join(folder, "icon.icns"), icns(mac))
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  await drawIcons(fileURLToPath(new URL("../../dist/icons", import.meta.url)))
