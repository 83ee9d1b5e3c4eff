import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { icns } from "../../main/pack/icns.ts"
import { type Image, ico } from "../../main/pack/ico.ts"
import { drawIcons, pngSizes } from "../../main/pack/icons.ts"

/** The width and height that a PNG file says it has; null for anything else. */
function sizeOf(png: Buffer): [number, number] | null {
  const isPng = png.subarray(0, 8).toString("latin1") === "\x89PNG\r\n\x1a\n"
  return isPng ? [png.readUInt32BE(16), png.readUInt32BE(20)] : null
}

/** The images of an ICO file: the size that the file says, and the image's own. */
function readIco(file: Buffer): { told: number; size: [number, number] | null }[] {
  expect([file.readUInt16LE(0), file.readUInt16LE(2)]).toEqual([0, 1])
  return Array.from({ length: file.readUInt16LE(4) }, (_, index) => {
    const entry = 6 + 16 * index
    const from = file.readUInt32LE(entry + 12)
    const image = file.subarray(from, from + file.readUInt32LE(entry + 8))
    expect(image.subarray(-8, -4).toString("latin1")).toBe("IEND")
    return { told: file.readUInt8(entry) || 256, size: sizeOf(image) }
  })
}

/** The images of an ICNS file by their types. */
function readIcns(file: Buffer): Record<string, [number, number] | null> {
  expect(file.subarray(0, 4).toString("latin1")).toBe("icns")
  expect(file.readUInt32BE(4)).toBe(file.length)
  const found: Record<string, [number, number] | null> = {}
  for (let at = 8; at < file.length; at += file.readUInt32BE(at + 4))
    found[file.subarray(at, at + 4).toString("latin1")] = sizeOf(
      file.subarray(at + 8, at + file.readUInt32BE(at + 4)),
    )
  return found
}

describe("the icons that are drawn", () => {
  let folder = ""
  const file = (name: string) => readFileSync(join(folder, name))
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "midad-icons-"))
    await drawIcons(folder)
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  test("are a PNG file a size, under the names that packagers look for", () => {
    const names = pngSizes.map((size) => `${size}x${size}.png`)
    expect(readdirSync(folder).sort()).toEqual([...names, "icon.icns", "icon.ico"].sort())
    for (const size of pngSizes) expect(sizeOf(file(`${size}x${size}.png`))).toEqual([size, size])
  })

  test("are in one file for Windows", () => {
    const images = readIco(file("icon.ico"))
    expect(images.map(({ told }) => told)).toEqual([16, 20, 24, 32, 40, 48, 64, 128, 256])
    for (const { told, size } of images) expect(size).toEqual([told, told])
  })

  test("are in one file for macOS, at one and two pixels a point", () => {
    const square = (size: number) => [size, size]
    expect(readIcns(file("icon.icns"))).toEqual({
      icp4: square(16),
      icp5: square(32),
      icp6: square(64),
      ic07: square(128),
      ic08: square(256),
      ic09: square(512),
      ic10: square(1024),
      ic11: square(32),
      ic12: square(64),
      ic13: square(256),
      ic14: square(512),
    })
  })
})

test("a size that a file cannot have is refused", () => {
  const image: Image = { size: 300, png: new Uint8Array() }
  expect(() => ico([image])).toThrow(RangeError)
  expect(() => icns([image])).toThrow(RangeError)
})
