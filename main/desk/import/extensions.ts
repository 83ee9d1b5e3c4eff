/** Files that can be imported, by extension. */
export const importExtensions = [".html", ".htm", ".txt", ".text", ".md"] as const
