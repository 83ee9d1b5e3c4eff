/** Turns the system's errors into `DeskError`. */
import { DeskError, type ProblemCode } from "../../contract/problem.ts"
import { codeOf } from "./disk.ts"

const always: Record<string, ProblemCode> = {
  ENOSPC: "disk-full",
  EDQUOT: "disk-full",
  EROFS: "read-only",
  ENAMETOOLONG: "name-too-long",
  EBUSY: "file-busy",
  ETXTBSY: "file-busy",
  ENOTCONN: "server-away",
  ESTALE: "server-away",
  EHOSTDOWN: "server-away",
  EHOSTUNREACH: "server-away",
  ENETDOWN: "server-away",
  ENETUNREACH: "server-away",
  ETIMEDOUT: "server-away",
  ENODEV: "server-away",
  ENXIO: "server-away",
  EFTYPE: "not-a-file",
  EISDIR: "not-a-file",
  ELOOP: "not-a-file",
  EFBIG: "too-long",
  // A part of the path that is not a folder counts as missing.
  ENOTDIR: "newsroom-missing",
}

const writing: Record<string, ProblemCode> = {
  ...always,
  EACCES: "read-only",
  EPERM: "read-only",
  ENOENT: "newsroom-missing",
}

const reading: Record<string, ProblemCode> = {
  ...always,
  EACCES: "no-permission",
  EPERM: "no-permission",
  ENOENT: "article-missing",
  ENOTDIR: "article-missing",
}

/**
 * `error` as a `DeskError` that names `name`, with the system's error as its cause. A `DeskError` is returned as it
 * is.
 */
export function fault(error: unknown, doing: "writing" | "reading", name: string): DeskError {
  if (error instanceof DeskError) return error
  const code = (doing === "writing" ? writing : reading)[codeOf(error)]
  if (code) return new DeskError(code, { name }, error)
  return new DeskError(
    "unexpected",
    { message: error instanceof Error ? error.message : String(error) },
    error,
  )
}
