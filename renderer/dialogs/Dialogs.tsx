/** What stands before the window: one question at a time, imports first come first. */

import { useSession } from "../session/context.ts"
import { ArchiveDialog } from "./ArchiveDialog.tsx"
import { ArticleDialog } from "./ArticleDialog.tsx"
import { BinDialog } from "./BinDialog.tsx"
import { SectionDialog, StatusDialog } from "./ChangeDialogs.tsx"
import { ConflictDialog } from "./ConflictDialog.tsx"
import { DifferenceDialog } from "./DifferenceDialog.tsx"
import { ExportDialog } from "./ExportDialog.tsx"
import { HelpDialog } from "./HelpDialog.tsx"
import { HistoryDialog } from "./HistoryDialog.tsx"
import { ImportReview } from "./ImportReview.tsx"
import { LinkDialog } from "./LinkDialog.tsx"
import { LinkersDialog } from "./LinkersDialog.tsx"
import { Palette } from "./Palette.tsx"

export function Dialogs() {
  const session = useSession()
  const dialog = session.dialog.value
  const pending = session.imports.pending.value[0]
  if (pending) return <ImportReview key={`${pending.draft.id} ${pending.draft.encoding}`} pending={pending} />
  switch (dialog?.kind) {
    case "link":
      return <LinkDialog dialog={dialog} />
    case "article":
      return <ArticleDialog dialog={dialog} />
    case "export":
      return <ExportDialog />
    case "palette":
      return <Palette />
    case "help":
      return <HelpDialog />
    case "conflict":
      return <ConflictDialog dialog={dialog} />
    case "history":
      return <HistoryDialog dialog={dialog} />
    case "difference":
      return <DifferenceDialog dialog={dialog} />
    case "archive":
      return <ArchiveDialog />
    case "status":
      return <StatusDialog dialog={dialog} />
    case "section":
      return <SectionDialog dialog={dialog} />
    case "linkers":
      return <LinkersDialog dialog={dialog} />
    case "bin":
      return <BinDialog />
    default:
      return null
  }
}
