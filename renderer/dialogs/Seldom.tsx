/** The dialogs that are not needed at the start. Their code is one file, which `Dialogs` loads. */
import type { Dialog } from "../session/dialogs.ts"
import type { PendingImport } from "../session/imports/imports.ts"
import { AboutDialog } from "./AboutDialog.tsx"
import { ArchiveDialog } from "./ArchiveDialog.tsx"
import { AwayDialog } from "./AwayDialog.tsx"
import { BinDialog } from "./BinDialog.tsx"
import { SectionDialog, StatusDialog } from "./ChangeDialogs.tsx"
import { ConflictDialog } from "./ConflictDialog.tsx"
import { DifferenceDialog } from "./DifferenceDialog.tsx"
import { ExportDialog } from "./ExportDialog.tsx"
import { HelpDialog } from "./HelpDialog.tsx"
import { HistoryDialog } from "./HistoryDialog.tsx"
import { ImportReview } from "./ImportReview.tsx"
import { LinkersDialog } from "./LinkersDialog.tsx"
import { OutlineDialog } from "./OutlineDialog.tsx"
import { ReplacementsDialog } from "./ReplacementsDialog.tsx"

export type SeldomDialog = Exclude<Dialog, { kind: "link" | "article" | "palette" }>

/** Draws the review of an import, or a dialog. */
export function Seldom({ asked }: { asked: PendingImport | SeldomDialog }) {
  if ("draft" in asked)
    return <ImportReview key={`${asked.draft.id} ${asked.draft.encoding}`} pending={asked} />
  switch (asked.kind) {
    case "export":
      return <ExportDialog />
    case "outline":
      return <OutlineDialog />
    case "about":
      return <AboutDialog />
    case "help":
      return <HelpDialog />
    case "conflict":
      return <ConflictDialog dialog={asked} />
    case "history":
      return <HistoryDialog dialog={asked} />
    case "difference":
      return <DifferenceDialog dialog={asked} />
    case "archive":
      return <ArchiveDialog />
    case "status":
      return <StatusDialog dialog={asked} />
    case "section":
      return <SectionDialog dialog={asked} />
    case "linkers":
      return <LinkersDialog dialog={asked} />
    case "replacements":
      return <ReplacementsDialog />
    case "away":
      return <AwayDialog />
    case "bin":
      return <BinDialog />
  }
}
