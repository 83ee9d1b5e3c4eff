/** The faces of the first drawing. `index.html` has their files on the way before the script is there. */

/** Each face, as in a style, with signs of the scripts whose files are loaded. */
const first = [
  ["1rem 'IBM Plex Sans Arabic'", "ا a"],
  ["1rem 'Midad Naskh'", "ا"],
  ["1rem 'Noto Naskh Arabic Variable'", "a"],
] as const

/**
 * Resolves when the faces of the first drawing can be used, or cannot be had. A text that is drawn before that is set
 * in faces of the system, which are looked for first, and set again when its own are there.
 */
export async function loadFaces(): Promise<void> {
  await Promise.allSettled(first.map(([face, text]) => document.fonts.load(face, text)))
}
