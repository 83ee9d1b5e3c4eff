/** The window around an editor. */
import type { EditorState } from "prosemirror-state"
import type { Step } from "prosemirror-transform"
import type { CommandId } from "../../main/contract/commands.ts"
import type { Language } from "../../main/contract/desk.ts"
import type { Platform } from "../../main/contract/keys.ts"
import type { Described, Hit } from "../../main/contract/library.ts"
import type { Words } from "../../main/contract/words/index.ts"
import type { LinkTarget } from "./target.ts"

/**
 * A change of the editor: `doc` says whether the user changed text or dossier (a stamp or an adopted version does not
 * count); `steps` are all steps from the document before.
 */
export type EditorChange = { doc: boolean; steps: readonly Step[]; state: EditorState }

/** What the editor asks of the window around it. */
export type EditorHost = {
  /** The interface's words; the language may change while the editor is open, see `relabel`. */
  words(): Words
  language(): Language
  platform: Platform
  /** The key of a command that is shown; undefined if it has none. It may change, see `relabel`. */
  keyOf(id: CommandId): string | undefined
  /** Where a figure's picture is served. `src` is the path in the newsroom. */
  pictureUrl(src: string): string
  /** What a link to an article leads to; undefined until that is known, when `relink` is called. */
  described(id: string): Described | undefined
  /** Articles that belong to the one that is open, likeliest first. */
  suggest(count: number): Promise<readonly Hit[]>
  /** Called after every transaction, and after `open`. */
  changed(change: EditorChange): void
  /** Asks for a link. The editor takes the focus back itself afterwards. Null if the user cancels. */
  askLink(current: LinkTarget): Promise<LinkTarget | "remove" | null>
  /** Puts a picture file into the newsroom; its name there, or null if that could not be, which is said. */
  storePicture(file: File): Promise<string | null>
  choosePicture(): Promise<{ src: string; alt: string } | null>
  /** A page was pasted into an empty article: the window runs an import. */
  pasteWhole(pasted: string | { html: string }): void
  /** A quiet notice, read out by screen readers. */
  notice(message: string): void
  /** A notice with an action, which one key takes. */
  offer(message: string, action: { label: string; run(): void }): void
  /** A message for screen readers only. */
  hint(message: string): void
  /** Escape that nothing in the text has a use for. Returns whether the window has one. */
  escape(): boolean
  /** Opens a web or mail address, or `article:ID`. */
  openLink(href: string): void
}
