/** The rooms inside the desk and the window, and what each may import: a room is a folder, or a file that stands alone. */
import { importGraph } from "./circles.ts"

/** Which rooms each room may import, besides itself. A room that is not named here must not be there. */
export type Rooms = Record<string, readonly string[]>

/** The rooms of `main/desk`. */
export const deskRooms: Rooms = {
  disk: [],
  files: ["disk"],
  bin: ["disk", "files"],
  newsroom: ["disk"],
  settings: ["disk"],
  pictures: ["disk", "files"],
  history: ["disk"],
  journal: ["disk", "files"],
  locks: ["disk"],
  library: ["disk", "files"],
  lost: ["bin", "disk", "files", "history", "library"],
  saving: ["disk", "files", "history", "journal", "library"],
  opening: ["disk", "files", "bin", "history", "journal", "library", "locks", "saving"],
  search: ["disk", "library"],
  replacing: ["disk", "files", "history", "opening", "saving"],
  import: ["disk"],
  export: [],
  checks: ["disk", "export"],
  calls: [
    "bin",
    "checks",
    "disk",
    "export",
    "files",
    "history",
    "import",
    "journal",
    "library",
    "lost",
    "opening",
    "pictures",
    "replacing",
    "saving",
    "search",
    "settings",
  ],
  following: ["history", "journal", "library", "locks", "lost", "opening", "saving", "search"],
  desk: [
    "bin",
    "calls",
    "checks",
    "disk",
    "following",
    "history",
    "import",
    "journal",
    "library",
    "locks",
    "lost",
    "newsroom",
    "opening",
    "replacing",
    "saving",
    "search",
    "settings",
  ],
  sample: ["desk", "import"],
  doctor: ["bin", "disk", "files", "history", "import", "journal", "library", "lost", "search"],
}

/** The rooms of `renderer`. Those below another have their path from it. */
export const windowRooms: Rooms = {
  look: [],
  editor: ["editor/clipboard", "editor/views"],
  "editor/clipboard": ["editor"],
  "editor/views": ["editor"],
  session: [
    "editor",
    "session/article",
    "session/checks",
    "session/imports",
    "session/library",
    "session/replacing",
  ],
  "session/article": ["editor", "session"],
  "session/checks": ["editor", "session", "session/article", "session/library"],
  "session/imports": ["editor", "session", "session/article"],
  "session/library": ["session", "session/article"],
  "session/replacing": ["session", "session/article", "session/library"],
  commands: ["panels/library", "session", "session/library"],
  dialogs: ["commands", "panels", "session", "session/article", "session/imports", "session/library"],
  panels: [
    "commands",
    "dialogs",
    "editor",
    "look",
    "panels/beside",
    "panels/board",
    "panels/checks",
    "panels/dossier",
    "panels/library",
    "panels/replacing",
    "panels/settings",
    "session",
  ],
  "panels/settings": ["panels", "session", "session/library"],
  "panels/replacing": ["panels", "session", "session/replacing"],
  "panels/library": ["panels", "session", "session/library"],
  "panels/board": ["panels", "panels/library", "session", "session/library"],
  "panels/beside": ["editor", "editor/clipboard", "editor/views", "panels", "session"],
  "panels/checks": ["commands", "editor", "panels", "session", "session/checks"],
  "panels/dossier": ["editor", "panels", "session"],
  main: ["commands", "dialogs", "look", "panels", "session"],
}

/** The room of a module: its folder below `base`, as deep as rooms are named; a file that stands alone is one by its name. */
export function roomOf(path: string, base: string, rooms: Rooms): string {
  const inside = path.slice(base.length + 1).replace(/\.\w+$/, "")
  const parts = inside.split("/")
  if (parts.length === 1) return inside
  const deep = parts.slice(0, 2).join("/")
  return parts.length > 2 && deep in rooms ? deep : (parts[0] ?? "")
}

/** Every import from one room of `base` into another that it may not know, as `file imports file: why`. */
export function trespasses(sources: ReadonlyMap<string, string>, base: string, rooms: Rooms): string[] {
  const found: string[] = []
  for (const [path, targets] of importGraph(sources)) {
    if (!path.startsWith(`${base}/`)) continue
    const room = roomOf(path, base, rooms)
    const known = rooms[room]
    if (!known) found.push(`${path}: there is no room ${room}`)
    for (const target of targets) {
      if (!target.startsWith(`${base}/`)) continue
      const other = roomOf(target, base, rooms)
      if (other !== room && !known?.includes(other))
        found.push(`${path} imports ${target}: ${room} may not know ${other}`)
    }
  }
  return found.sort()
}
