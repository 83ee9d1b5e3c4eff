/** `nativeImage`, as far as a captured page needs it. */
export type Image = { toPNG(): Buffer; isEmpty(): boolean; getSize(): { width: number; height: number } }

/** An image of the bytes of a PNG file. */
export function image(png: Buffer): Image {
  return {
    toPNG: () => png,
    isEmpty: () => png.length === 0,
    // Width and height are in the header chunk, at bytes 16 and 20.
    getSize: () => ({ width: png.readUInt32BE(16), height: png.readUInt32BE(20) }),
  }
}
