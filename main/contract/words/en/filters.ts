import type { Status } from "../../../article/dossier.ts"
import type { DayName, FieldName } from "../../filters.ts"

export const fields: Record<FieldName, readonly string[]> = {
  section: ["section", "desk"],
  status: ["status"],
  byline: ["byline", "by", "author"],
  topic: ["topic", "tag"],
  before: ["before"],
  after: ["after"],
  on: ["on", "date"],
}

export const statuses: Record<Status | "foreign", readonly string[]> = {
  draft: ["draft"],
  editing: ["editing"],
  ready: ["ready"],
  published: ["published"],
  spiked: ["spiked"],
  foreign: ["foreign", "page"],
}

export const days: Record<DayName, readonly string[]> = {
  today: ["today"],
  yesterday: ["yesterday"],
}
