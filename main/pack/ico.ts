/** Windows icons: PNG images of several sizes in one ICO file. */

/** A PNG image and its width and height, which are equal, in pixels. */
export type Image = { size: number; png: Uint8Array }

const headSize = 6
const entrySize = 16

/** The bytes of an ICO file with these images, each of 256 pixels at most. Windows Vista and later read PNG in it. */
export function ico(images: readonly Image[]): Uint8Array {
  const head = Buffer.alloc(headSize + entrySize * images.length)
  head.writeUInt16LE(1, 2)
  head.writeUInt16LE(images.length, 4)
  let at = head.length
  for (const [index, { size, png }] of images.entries()) {
    if (size > 256) throw new RangeError(`An ICO file has no images of ${size} pixels`)
    const entry = headSize + entrySize * index
    // 256 is written as 0.
    head.writeUInt8(size % 256, entry)
    head.writeUInt8(size % 256, entry + 1)
    // One plane of 32 bits a pixel.
    head.writeUInt16LE(1, entry + 4)
    head.writeUInt16LE(32, entry + 6)
    head.writeUInt32LE(png.length, entry + 8)
    head.writeUInt32LE(at, entry + 12)
    at += png.length
  }
  return Buffer.concat([head, ...images.map(({ png }) => png)])
}
