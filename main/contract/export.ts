/** What an article can be exported to. */
export const exportFormats = ["html", "text", "json"] as const
export type ExportFormat = (typeof exportFormats)[number]
