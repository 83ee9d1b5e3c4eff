/** `dialog`: records dialogs and answers them as the launcher has asked; never shows the system's dialogs. */

export type DialogKind = "open" | "save" | "message" | "error"
export type DialogRecord = { kind: DialogKind; options: Record<string, unknown>; answer: unknown }

const answers: Record<DialogKind, unknown[]> = { open: [], save: [], message: [], error: [] }
const shown: DialogRecord[] = []

/** Answers the next dialog of `kind`: paths for open (none = cancelled), a path or null for save, a button's index for message. */
export function answerNext(kind: DialogKind, answer: unknown): void {
  answers[kind].push(answer)
}

/** Every dialog so far, with its options and its answer. */
export function dialogs(): readonly DialogRecord[] {
  return shown
}

function optionsOf(args: unknown[]): Record<string, unknown> {
  // The window may be an argument before the options.
  return (args.at(-1) ?? {}) as Record<string, unknown>
}

function show<T>(kind: DialogKind, args: unknown[], unanswered: T): T {
  const options = optionsOf(args)
  const answer = answers[kind].length > 0 ? (answers[kind].shift() as T) : unanswered
  const plain = Object.fromEntries(
    Object.entries(options).filter(
      ([, value]) => (typeof value !== "function" && typeof value !== "object") || Array.isArray(value),
    ),
  )
  shown.push({ kind, options: plain, answer })
  console.error(`Dialog (${kind}): ${JSON.stringify(plain)} answered ${JSON.stringify(answer)}`)
  return answer
}

function open(args: unknown[]): string[] {
  return show<string[]>("open", args, [])
}

function save(args: unknown[]): string | null {
  return show<string | null>("save", args, null)
}

function message(args: unknown[]): number {
  const { cancelId, defaultId, buttons } = optionsOf(args) as {
    cancelId?: number
    defaultId?: number
    buttons?: string[]
  }
  return show<number>(
    "message",
    args,
    cancelId ?? (buttons && buttons.length > 1 ? buttons.length - 1 : (defaultId ?? 0)),
  )
}

export const dialog = {
  async showOpenDialog(...args: unknown[]) {
    const filePaths = open(args)
    return { canceled: filePaths.length === 0, filePaths }
  },
  showOpenDialogSync(...args: unknown[]): string[] | undefined {
    const filePaths = open(args)
    return filePaths.length === 0 ? undefined : filePaths
  },
  async showSaveDialog(...args: unknown[]) {
    const filePath = save(args)
    return { canceled: filePath === null, filePath: filePath ?? "" }
  },
  showSaveDialogSync(...args: unknown[]): string {
    return save(args) ?? ""
  },
  async showMessageBox(...args: unknown[]) {
    return { response: message(args), checkboxChecked: false }
  },
  showMessageBoxSync(...args: unknown[]): number {
    return message(args)
  },
  showErrorBox(title: string, content: string): void {
    show("error", [{ title, content }], null)
  },
}
