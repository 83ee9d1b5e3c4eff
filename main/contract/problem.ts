/** The codes of everything that can go wrong. The messages are in `words`, in both languages. */
import * as z from "zod/mini"

/** Every problem that a call can end with. Each has a message in `words/{ar,en}/problems.ts`. */
export const problemCodes = [
  /** No article of that id is in the newsroom (any more). */
  "article-missing",
  /** A file that was to be opened or read is not there. */
  "file-missing",
  /** The newsroom's folder is not there: removed, renamed or unmounted. */
  "newsroom-missing",
  /** The drive or file server with the newsroom does not answer. */
  "server-away",
  /** The folder or file may not be written. */
  "read-only",
  /** The folder or file may not be read. */
  "no-permission",
  "disk-full",
  "name-too-long",
  /** Steps are missing between what the journal has and what was sent. */
  "journal-gap",
  /** A later version of Midad keeps unsaved text of the article, which this one cannot read. Details: `name`. */
  "journal-newer",
  /** Not all of the unsaved text could be read; what there is was kept aside. Details: `name`. */
  "journal-damaged",
  /** Another desk has the article open. Details: `who`. */
  "locked",
  /** The folder that was chosen for an export is not there. Details: `folder`, `name`. */
  "export-folder-missing",
  /** The drive or server with the folder of an export does not answer. Details: `folder`, `name`. */
  "export-folder-away",
  /** The folder of an export, or a file of that name in it, may not be written. Details: `folder`, `name`. */
  "export-refused",
  /** There is no room where an export was to go. Details: `folder`, `name`. */
  "export-full",
  /** Another program holds the file that an export was to replace. Details: `folder`, `name`. */
  "export-busy",
  /** That version is not in the history any more. */
  "version-missing",
  /** Another program holds the file. */
  "file-busy",
  /** The file is larger than Midad takes. Details: `limit` in megabytes. */
  "too-large",
  /** The file is longer than any of its kind is. Details: `name`. */
  "too-long",
  /** A folder, a pipe, a device or a link stands where a file should be. Details: `name`. */
  "not-a-file",
  /** Something in the newsroom's own folder was not what belongs there; it got another name. Details: `name`, `aside`. */
  "set-aside",
  /** The same, but it could not be renamed. Details: `name`. */
  "not-set-aside",
  /** The article is larger than can be journaled, so it cannot be written in. Details: `name`. */
  "article-too-large",
  /** What was given holds no text that can be read. */
  "not-text",
  /** The file is no picture that Midad can show. */
  "not-a-picture",
  /** The file is a picture of a kind that Midad does not take. Details: `name`, `format`. */
  "picture-format",
  /** The picture is larger than Midad takes. Details: `limit` in megabytes. */
  "picture-large",
  /** The system could not print. Details: `message`, the system's own. */
  "not-printed",
  /** Reading a file to import took too long and was ended. Details: `name`. */
  "import-late",
  /** Reading pasted text took too long and was ended. */
  "paste-late",
  /** The draft is not open any more. */
  "import-missing",
  /** The call needs an article, and the file is a page to import. */
  "not-an-article",
  /** There is no index: the library finds headlines only. Details: `message`, the system's own. */
  "no-index",
  /** What was typed is no regular expression. Details: `message`, the engine's own. */
  "bad-expression",
  /** The thread of the checks died or took too long, and begins anew. */
  "checks-stopped",
  /** A list that the newsroom keeps for the checks does not fit and is not used. Details: `name`, `message`. */
  "bad-list",
  /** The replacement is not noted on the disk any more. */
  "replacement-missing",
  /** The newsroom's own import patterns do not fit and are left out. Details: `name`, `message`. */
  "bad-patterns",
  /** The newsroom's own settings do not fit, and the defaults hold. Details: `name`, `message`. */
  "bad-settings",
  /** The person's own settings cannot be read: the defaults hold. Details: `name`, and `aside`, the name under which the file is kept. */
  "settings-broken",
  /** Some of the person's own settings do not fit, and have their defaults. Details: `name`; `message`, their names. */
  "settings-misfit",
  /** The person's own keys cannot be read: Midad's own hold. Details as for "settings-broken". */
  "keys-broken",
  /** Some of the person's own keys do not fit, and those commands have their usual ones. Details as for "settings-misfit". */
  "keys-misfit",
  /** The policy of the machine's administrators does not fit. Details: `name`, its path; `message`. */
  "bad-policy",
  /** Administrators have turned looking for new versions off. */
  "update-off",
  /** This copy of Midad was not installed in a way that can be updated from inside. */
  "update-unsupported",
  /** Whether there is a new version could not be found out. Details: `message`. */
  "update-check",
  /** A new version could not be downloaded, or is not what was published. Details: `message`. */
  "update-download",
  /** Some text is not saved yet, so Midad does not start again. */
  "update-unsaved",
  /** Midad cannot open this address: it names no file, or its scheme is unknown. Details: `name`. */
  "bad-address",
  /** A `file:` address names another machine, which this system does not reach by that. Details: `name`. */
  "address-elsewhere",
  /** A `midad:` address is no link to an article. Details: `name`. */
  "bad-link",
  /** A link leads into a newsroom that was not opened here before. */
  "link-newsroom-unknown",
  /** The article of a link is not in its newsroom. Details: `name`, the newsroom's. */
  "link-article-missing",
  /** A file is named as a newsroom's marker is, and opens none. Details: `name`. */
  "bad-marker",
  /** Several newsrooms or articles were to be opened at once. Details: `name`, what is open; `others`, what is not. */
  "one-at-a-time",
  /** The call did not fit the contract: a bug or an attack, never a mistake of the user. */
  "invalid-call",
  /** Anything else. Details: `message`, the system's own. */
  "unexpected",
] as const
export type ProblemCode = (typeof problemCodes)[number]

/** A problem as it crosses between the processes. `details` holds what its message names: a file, a limit. */
export const problem = z.strictObject({
  code: z.enum(problemCodes),
  details: z.record(z.string(), z.union([z.string(), z.number()])),
})
export type Problem = z.infer<typeof problem>

/** A problem that was thrown. `cause` keeps the system's own error. */
export class DeskError extends Error {
  readonly problem: Problem
  constructor(code: ProblemCode, details: Problem["details"] = {}, cause?: unknown) {
    super(`${code} ${JSON.stringify(details)}`, { cause })
    this.name = "DeskError"
    this.problem = { code, details }
  }
}

/** The problem of what was thrown. Anything but a `DeskError` is "unexpected". */
export function problemOf(error: unknown): Problem {
  if (error instanceof DeskError) return error.problem
  return { code: "unexpected", details: { message: String(error) } }
}
