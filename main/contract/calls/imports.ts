/** Calls about imports into the open newsroom. */
import { z } from "zod"
import { articleId } from "../../article/dossier.ts"
import { articleJSON } from "../article.ts"
import { corrections, encoding, importDraft } from "../importing.ts"
import { sizeLimit } from "../limits.ts"
import type { CallShapes } from "./shapes.ts"

export const importCalls = {
  /** Reads pasted text, or a dropped file's bytes. */
  readImport: {
    in: z.discriminatedUnion("from", [
      z.strictObject({ from: z.literal("text"), text: z.string().max(sizeLimit) }),
      z.strictObject({
        from: z.literal("bytes"),
        name: z.string().max(1024),
        bytes: z.instanceof(Uint8Array).refine((bytes) => bytes.byteLength <= sizeLimit),
      }),
    ]),
    out: importDraft,
  },
  /**
   * Puts a pasted or dropped picture into the newsroom. `name` is that of its file, empty if it has none. Problems
   * "not-a-picture", "picture-format", "picture-large".
   */
  storePicture: {
    in: z.strictObject({
      name: z.string().max(1024),
      bytes: z.instanceof(Uint8Array).refine((bytes) => bytes.byteLength <= sizeLimit),
    }),
    out: z.strictObject({ src: z.string() }),
  },
  /** Reads the same bytes in another encoding. */
  recodeImport: { in: z.strictObject({ id: z.string(), encoding }), out: importDraft },
  /** The article that a draft makes, without a file: for pasting into an empty article. */
  buildImport: { in: z.strictObject({ id: z.string(), corrections }), out: articleJSON },
  /** Makes the draft an article of the newsroom. */
  acceptImport: {
    in: z.strictObject({ id: z.string(), corrections }),
    out: z.strictObject({ id: articleId, name: z.string() }),
  },
} as const satisfies CallShapes
