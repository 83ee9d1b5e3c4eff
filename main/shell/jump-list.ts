/** The jump list of Windows: the recent newsrooms behind Midad's sign in the task bar. */
import type { JumpListCategory } from "electron"
import { newsroomAt } from "../desk/newsroom.ts"

/** The longest description that Windows takes of an entry, in characters. */
const longest = 260

/** An argument as Windows' programs read it: in quotation marks, with backslashes before the last one doubled. */
function quoted(path: string): string {
  let end = path.length
  while (path[end - 1] === "\\") end--
  return `"${path}${path.slice(end)}"`
}

/** The jump list of Windows: each newsroom starts `program` with its folder. */
export function jumpList(recent: readonly string[], name: string, program: string): JumpListCategory[] {
  if (recent.length === 0) return []
  const items = recent.map((path) => ({
    type: "task" as const,
    title: newsroomAt(path).name,
    description: path.slice(0, longest),
    program,
    args: quoted(path),
    iconPath: program,
    iconIndex: 0,
  }))
  return [{ type: "custom", name, items }]
}
