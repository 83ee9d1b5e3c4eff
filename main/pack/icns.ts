/** macOS icons: PNG images of several sizes in one ICNS file. */
import type { Image } from "./ico.ts"

/** The types of images by their size in pixels: those of plain displays, and those with two pixels a point. */
const types: Readonly<Record<number, readonly string[]>> = {
  16: ["icp4"],
  32: ["icp5", "ic11"],
  64: ["icp6", "ic12"],
  128: ["ic07"],
  256: ["ic08", "ic13"],
  512: ["ic09", "ic14"],
  1024: ["ic10"],
}

/** The sizes that an ICNS file has, in pixels. */
export const icnsSizes = Object.keys(types).map(Number)

/** The bytes of an ICNS file with these images, whose sizes are among `icnsSizes`. */
export function icns(images: readonly Image[]): Uint8Array {
  const entries = images.flatMap(({ size, png }) => {
    const names = types[size]
    if (!names) throw new RangeError(`An ICNS file has no images of ${size} pixels`)
    return names.map((name) => {
      const head = Buffer.from(`${name}\0\0\0\0`, "latin1")
      head.writeUInt32BE(head.length + png.length, 4)
      return Buffer.concat([head, png])
    })
  })
  const head = Buffer.from("icns\0\0\0\0", "latin1")
  head.writeUInt32BE(head.length + entries.reduce((sum, entry) => sum + entry.length, 0), 4)
  return Buffer.concat([head, ...entries])
}
