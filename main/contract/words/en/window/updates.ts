import { isolate } from "../../isolate.ts"

export const updates = {
  looking: "Looking for a new version…",
  newest: "This is the newest version of Midad.",
  there: (version: string) =>
    `Version ${isolate(version)} of Midad is there. It is downloaded when you say so, while you write.`,
  download: "Download",
  downloading: (version: string) => `Downloading version ${isolate(version)} of Midad…`,
  ready: (version: string) =>
    `Version ${isolate(version)} of Midad is downloaded. Everything is saved first, then Midad starts again.`,
  restart: "Restart when saved",
  notify: "From now on Midad looks for new versions and tells you; it downloads nothing before you say so.",
  off: "From now on Midad looks for new versions only when you ask.",
}
