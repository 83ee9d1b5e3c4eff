/** Pictures of a newsroom. Their kind is recognised by their bytes, never by their names. */
import { basename, extname } from "node:path"
import { newsroomFile } from "../article/addresses.ts"
import { sizeLimit } from "../contract/desk.ts"
import { DeskError } from "../contract/problem.ts"
import { writeAtomic } from "./disk/atomic.ts"
import { codeOf, type Disk, realDisk } from "./disk/disk.ts"
import { fault } from "./disk/fault.ts"
import { isInside, pathIn, realFolder, writablePath } from "./disk/folder.ts"
import { hashOf } from "./disk/hash.ts"
import { freeNames, nameKey, stemOf } from "./files/names.ts"

/** The kinds of pictures that Midad shows, with their MIME types and extensions. */
export const pictureTypes = {
  jpeg: { mime: "image/jpeg", extensions: [".jpg", ".jpeg"] },
  png: { mime: "image/png", extensions: [".png"] },
  gif: { mime: "image/gif", extensions: [".gif"] },
  webp: { mime: "image/webp", extensions: [".webp"] },
  avif: { mime: "image/avif", extensions: [".avif"] },
} as const
export type PictureKind = keyof typeof pictureTypes

const ascii = (bytes: Uint8Array, from: number, to: number) =>
  String.fromCharCode(...bytes.subarray(from, to))

/** What kind of picture `bytes` begin, or null. Sources: the formats' own signatures; for AVIF the `ftyp` box of ISO 14496-12. */
export function pictureKind(bytes: Uint8Array): PictureKind | null {
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return "jpeg"
  if (ascii(bytes, 0, 8) === "\x89PNG\r\n\x1a\n") return "png"
  if (/^GIF8[79]a$/.test(ascii(bytes, 0, 6))) return "gif"
  if (ascii(bytes, 0, 4) === "RIFF" && ascii(bytes, 8, 12) === "WEBP") return "webp"
  if (ascii(bytes, 4, 8) === "ftyp") {
    const size = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0)
    const brands = ascii(bytes, 8, Math.min(size, bytes.length, 128))
    if (/^(.{4})*?avi[fs]/s.test(brands)) return "avif"
  }
  return null
}

/** Kinds of pictures that browsers do not show, or that may hold scripts, by what their files begin with. */
const otherKinds: readonly (readonly [name: string, test: (bytes: Uint8Array) => boolean])[] = [
  ["HEIC", (bytes) => ascii(bytes, 4, 8) === "ftyp" && /^(?:hei|hev|mif1|msf1)/.test(ascii(bytes, 8, 12))],
  ["TIFF", (bytes) => ["II*\0", "MM\0*"].includes(ascii(bytes, 0, 4))],
  ["BMP", (bytes) => ascii(bytes, 0, 2) === "BM" && bytes.length > 26],
  ["PSD", (bytes) => ascii(bytes, 0, 4) === "8BPS"],
  ["PDF", (bytes) => ascii(bytes, 0, 5) === "%PDF-"],
  ["JPEG XL", (bytes) => ascii(bytes, 4, 8) === "JXL " || (bytes[0] === 0xff && bytes[1] === 0x0a)],
  ["SVG", (bytes) => /^[\s\S]{0,1000}?<svg[\s>]/i.test(ascii(bytes, 0, 1024))],
]

/** The name of a kind of pictures that Midad does not take, if `bytes` begin one; else null. */
function otherPictureKind(bytes: Uint8Array): string | null {
  return otherKinds.find(([, test]) => test(bytes))?.[0] ?? null
}

/** The MIME type by which a picture file's name may be served, or null if it is no picture's name. */
export function pictureMime(name: string): string | null {
  const extension = extname(name).toLowerCase()
  for (const { mime, extensions } of Object.values(pictureTypes))
    if ((extensions as readonly string[]).includes(extension)) return mime
  return null
}

/** Copies the picture at `path` into the newsroom; see `storePicture`. Throws `DeskError` no-permission too. */
export async function addPicture(root: string, path: string, disk: Disk = realDisk): Promise<string> {
  const given = basename(path)
  let bytes: Uint8Array
  try {
    bytes = await disk.read(path)
  } catch (error) {
    throw fault(error, "reading", given)
  }
  return storePicture(root, given, bytes, disk)
}

/**
 * Writes a picture into `pictures/` of the newsroom and returns its name inside the newsroom. It is named after
 * `given`, the name of its file, or after its content if that is empty. A picture that is there already, byte for byte
 * under the same name, is not written twice. The bytes are not changed, so what a camera says of the picture's
 * orientation stays in them. Throws `DeskError`: not-a-picture, picture-format, picture-large, or what `writeAtomic`
 * throws.
 */
export async function storePicture(
  root: string,
  given: string,
  bytes: Uint8Array,
  disk: Disk = realDisk,
): Promise<string> {
  if (bytes.length > sizeLimit) throw new DeskError("picture-large", { limit: sizeLimit / 1024 / 1024 })
  const kind = pictureKind(bytes)
  if (!kind) {
    const format = otherPictureKind(bytes)
    throw format
      ? new DeskError("picture-format", { name: given, format })
      : new DeskError("not-a-picture", { name: given })
  }

  const folder = pathIn(await realFolder(root, disk), "pictures")
  try {
    await disk.makeFolder(folder)
  } catch (error) {
    throw fault(error, "writing", "pictures")
  }
  // Letters, digits and hyphens only: names that stay the same in URLs, archives and on every system.
  const words = basename(given, extname(given))
    .normalize("NFC")
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, "-")
    .replace(/^[-\p{M}]+|-$/gu, "")
  // Browsers call every pasted picture image.png.
  const stem = (words === "image" ? "" : stemOf(words)) || `picture-${hashOf(bytes).slice(0, 12)}`
  const extension = pictureTypes[kind].extensions[0]
  for (const name of freeNames(stem, new Set(), extension)) {
    const src = `pictures/${name}`
    if (!newsroomFile.test(src)) throw new DeskError("not-a-picture", { name: given })
    const names = await disk.names(folder)
    const same = names.find((other) => nameKey(other) === nameKey(name))
    if (same !== undefined) {
      const there = await disk.read(pathIn(folder, same))
      if (Buffer.compare(there, bytes) === 0) return `pictures/${same}`
      continue
    }
    if (await writeAtomic(await writablePath(root, src, disk), bytes, { disk, exclusive: true })) return src
  }
  throw new DeskError("unexpected", { message: `Every name like ${stem} is taken` })
}

/**
 * The picture `src` of the newsroom at `root`, with its MIME type; null if no picture of readable size is there, or it lies
 * outside of the newsroom.
 */
export async function readPicture(
  root: string,
  src: string,
  disk: Disk = realDisk,
): Promise<{ mime: string; bytes: Uint8Array } | null> {
  try {
    const real = await disk.realpath(root)
    const path = await disk.realpath(pathIn(real, src))
    if (!isInside(real, path)) return null
    const bytes = await disk.read(path)
    const kind = bytes.length > sizeLimit ? null : pictureKind(bytes)
    return kind && { mime: pictureTypes[kind].mime, bytes }
  } catch (error) {
    if (codeOf(error) === undefined) throw error
    return null
  }
}
