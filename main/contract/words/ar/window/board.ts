/** The status board. */
import type { Status } from "../../../../article/dossier.ts"
import { isolate } from "../../isolate.ts"

export const board = {
  name: "لوحة الحالات",
  filter: "ابحث في اللوحة",
  column: (status: string, n: string) => `${status}، ${n}`,
  empty: "لا شيء هنا",
  open: "فتح",
  choose: "اختيار",
  move: "نقل",
  undo: "تراجع",
  leave: "إغلاق",
  moved: (headline: string, status: string) => `«${isolate(headline)}»: ${status}`,
  /** The board's columns; the words of the statuses where there are no better ones for many articles. */
  columns: {
    draft: "مسودات",
    editing: "قيد التحرير",
    ready: "جاهزة",
    published: "منشورة",
    spiked: "مطويّة",
  } satisfies Record<Status, string>,
}
