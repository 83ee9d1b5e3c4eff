import { execFileSync } from "node:child_process"
import { chmod, mkdir, readdir, readFile, stat, symlink, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { describe, expect, onTestFinished, test } from "vitest"
import { DeskError } from "../../../main/contract/problem.ts"
import {
  isLeftover,
  pauses,
  renameExclusively,
  targetAt,
  writeAtomic,
  writeTarget,
} from "../../../main/desk/disk/atomic.ts"
import { type Disk, realDisk } from "../../../main/desk/disk/disk.ts"
import { temporaryFolder } from "../temporary.ts"

const bytes = (text: string) => new TextEncoder().encode(text)
const text = (path: string) => readFile(path, "utf8")

/** An error as the system throws it. */
const systemError = (code: string) => Object.assign(new Error(`${code}: refused`), { code })

/** The real disk, whose every step is written down, and fails where `fails` says so. */
function watched(fails: (step: string) => Error | null = () => null, change: Partial<Disk> = {}) {
  const steps: string[] = []
  const step = (name: string) => {
    steps.push(name)
    const error = fails(name)
    if (error) throw error
  }
  const disk: Disk = {
    ...realDisk,
    async create(path) {
      step("create")
      const file = await realDisk.create(path)
      return {
        ...file,
        async write(part) {
          step("write")
          return file.write(part)
        },
        async chmod(mode) {
          step("chmod")
          await file.chmod(mode)
        },
        async sync() {
          step("sync")
          await file.sync()
        },
        async close() {
          await file.close()
          step("close")
        },
      }
    },
    async rename(from, to) {
      step("rename")
      await realDisk.rename(from, to)
    },
    async link(from, to) {
      step("link")
      await realDisk.link(from, to)
    },
    async unlink(path) {
      step("unlink")
      await realDisk.unlink(path)
    },
    async syncFolder(path) {
      step("syncFolder")
      await realDisk.syncFolder(path)
    },
    ...change,
  }
  return { disk, steps }
}

async function problemOf(work: Promise<unknown>): Promise<{ code: string; cause: string | undefined }> {
  try {
    await work
  } catch (error) {
    if (!(error instanceof DeskError)) throw error
    return { code: error.problem.code, cause: (error.cause as { code?: string } | undefined)?.code }
  }
  throw new Error("It did not fail")
}

describe("writeAtomic", () => {
  test("writes a new file and leaves nothing beside it", async () => {
    const folder = await temporaryFolder()
    expect(await writeAtomic(join(folder, "a.html"), bytes("نص"))).toBe(true)
    expect(await text(join(folder, "a.html"))).toBe("نص")
    expect(await readdir(folder)).toEqual(["a.html"])
  })

  test("brings everything to the disk before the name, and the name before it returns", async () => {
    const folder = await temporaryFolder()
    await writeFile(join(folder, "a.html"), "old")
    const { disk, steps } = watched()
    await writeAtomic(join(folder, "a.html"), bytes("new"), {
      disk,
      still: async () => {
        steps.push("still")
        return true
      },
    })
    expect(steps).toEqual(["create", "write", "chmod", "sync", "still", "close", "rename", "syncFolder"])
  })

  test("gives the name only when what goes on meanwhile has ended, and not if it fails", async () => {
    const folder = await temporaryFolder()
    await writeFile(join(folder, "a.html"), "old")
    const { disk, steps } = watched()
    const meanwhile = async () => {
      await realDisk.look(folder)
      steps.push("meanwhile")
    }
    await writeAtomic(join(folder, "a.html"), bytes("new"), { disk, meanwhile })
    expect(steps.indexOf("meanwhile")).toBeLessThan(steps.indexOf("close"))
    const failing = writeAtomic(join(folder, "a.html"), bytes("newer"), {
      meanwhile: () => Promise.reject(systemError("EIO")),
    })
    expect(await problemOf(failing)).toEqual({ code: "unexpected", cause: "EIO" })
    expect(await text(join(folder, "a.html"))).toBe("new")
    expect(await readdir(folder)).toEqual(["a.html"])
  })

  test("goes on where a short write ended", async () => {
    const folder = await temporaryFolder()
    const { disk } = watched(undefined, {
      async create(path) {
        const file = await realDisk.create(path)
        return { ...file, write: (part) => file.write(part.subarray(0, 3)) }
      },
    })
    await writeAtomic(join(folder, "a.html"), bytes("نص طويل"), { disk })
    expect(await text(join(folder, "a.html"))).toBe("نص طويل")
  })

  test("keeps the file's permissions", async () => {
    const folder = await temporaryFolder()
    const path = join(folder, "a.html")
    await writeFile(path, "old")
    await chmod(path, 0o640)
    await writeAtomic(path, bytes("new"))
    expect((await stat(path)).mode & 0o777).toBe(0o640)
  })

  test("writes where the file server lets nobody set permissions", async () => {
    const folder = await temporaryFolder()
    const path = join(folder, "a.html")
    await writeFile(path, "old")
    for (const code of ["EPERM", "EOPNOTSUPP"]) {
      const { disk } = watched((step) => (step === "chmod" ? systemError(code) : null))
      expect(await writeAtomic(path, bytes(code), { disk })).toBe(true)
      expect(await text(path)).toBe(code)
    }
  })

  test("follows a link to its target and leaves the link a link", async () => {
    const folder = await temporaryFolder()
    await mkdir(join(folder, "there"))
    await writeFile(join(folder, "there", "a.html"), "old")
    await symlink(join(folder, "there", "a.html"), join(folder, "link.html"))
    await writeAtomic(join(folder, "link.html"), bytes("new"))
    expect(await text(join(folder, "there", "a.html"))).toBe("new")
    expect(
      (await readdir(folder, { withFileTypes: true })).find((item) => item.name === "link.html"),
    ).toSatisfy((item: { isSymbolicLink(): boolean }) => item.isSymbolicLink())
    expect(await readdir(join(folder, "there"))).toEqual(["a.html"])
  })

  test("does nothing when it is told not to at the last moment", async () => {
    const folder = await temporaryFolder()
    await writeFile(join(folder, "a.html"), "theirs")
    expect(await writeAtomic(join(folder, "a.html"), bytes("ours"), { still: async () => false })).toBe(false)
    expect(await text(join(folder, "a.html"))).toBe("theirs")
    expect(await readdir(folder)).toEqual(["a.html"])
  })

  test("never writes over a file when it may not", async () => {
    const folder = await temporaryFolder()
    await writeFile(join(folder, "a.html"), "theirs")
    expect(await writeAtomic(join(folder, "a.html"), bytes("ours"), { exclusive: true })).toBe(false)
    expect(await text(join(folder, "a.html"))).toBe("theirs")
    expect(await readdir(folder)).toEqual(["a.html"])
  })

  test.each(["create", "write", "chmod", "sync", "close", "rename"])(
    "leaves the old bytes and nothing beside them when the disk is full at %s",
    async (at) => {
      const folder = await temporaryFolder()
      await writeFile(join(folder, "a.html"), "old")
      const { disk } = watched((step) => (step === at ? systemError("ENOSPC") : null))
      expect(await problemOf(writeAtomic(join(folder, "a.html"), bytes("new"), { disk }))).toEqual({
        code: "disk-full",
        cause: "ENOSPC",
      })
      expect(await text(join(folder, "a.html"))).toBe("old")
      expect(await readdir(folder)).toEqual(["a.html"])
    },
  )

  test.each(["ENOTCONN", "ESTALE", "EHOSTDOWN", "EHOSTUNREACH", "ENETUNREACH", "ETIMEDOUT", "ENODEV"])(
    "says that the file server does not answer when the system says %s",
    async (code) => {
      const folder = await temporaryFolder()
      await writeFile(join(folder, "a.html"), "old")
      const { disk } = watched((step) => (step === "create" ? systemError(code) : null))
      expect(await problemOf(writeAtomic(join(folder, "a.html"), bytes("new"), { disk }))).toEqual({
        code: "server-away",
        cause: code,
      })
      expect(await text(join(folder, "a.html"))).toBe("old")
    },
  )

  test("says so when only the name did not reach the disk", async () => {
    const folder = await temporaryFolder()
    const { disk } = watched((step) => (step === "syncFolder" ? systemError("EIO") : null))
    expect(await problemOf(writeAtomic(join(folder, "a.html"), bytes("new"), { disk }))).toEqual({
      code: "unexpected",
      cause: "EIO",
    })
  })

  test("waits longer and longer for a program that holds the file on Windows", async () => {
    const folder = await temporaryFolder()
    let held = 3
    const waits: number[] = []
    const { disk } = watched((step) => (step === "rename" && held-- > 0 ? systemError("EPERM") : null), {
      platform: "win32",
      wait: async (pause) => {
        waits.push(pause)
      },
    })
    expect(await writeAtomic(join(folder, "a.html"), bytes("new"), { disk })).toBe(true)
    expect(waits).toEqual(pauses.slice(0, 3))
  })

  test("gives up at last, with the file as it was and nothing beside it", async () => {
    const folder = await temporaryFolder()
    await writeFile(join(folder, "a.html"), "old")
    const waits: number[] = []
    const { disk } = watched((step) => (step === "rename" ? systemError("EBUSY") : null), {
      platform: "win32",
      wait: async (pause) => {
        waits.push(pause)
      },
    })
    expect(await problemOf(writeAtomic(join(folder, "a.html"), bytes("new"), { disk }))).toEqual({
      code: "file-busy",
      cause: "EBUSY",
    })
    expect(waits).toEqual([...pauses])
    expect(await text(join(folder, "a.html"))).toBe("old")
    expect(await readdir(folder)).toEqual(["a.html"])
  })

  test.each([
    ["EROFS", "read-only"],
    ["EACCES", "read-only"],
    ["EDQUOT", "disk-full"],
    ["EIO", "unexpected"],
  ])("tells %s as %s", async (code, told) => {
    const folder = await temporaryFolder()
    const { disk } = watched((step) => (step === "create" ? systemError(code) : null))
    expect(await problemOf(writeAtomic(join(folder, "a.html"), bytes("new"), { disk }))).toEqual({
      code: told,
      cause: code,
    })
  })

  test("tells real refusals of the system: a folder that is missing, one that is a file, a name too long", async () => {
    const folder = await temporaryFolder()
    await writeFile(join(folder, "file"), "")
    const at = (name: string) => problemOf(writeAtomic(join(folder, name), bytes("new")))
    expect(await at("missing/a.html")).toEqual({ code: "newsroom-missing", cause: "ENOENT" })
    expect(await at("file/a.html")).toEqual({ code: "newsroom-missing", cause: "ENOTDIR" })
    expect(await at(`${"خ".repeat(200)}.html`)).toEqual({ code: "name-too-long", cause: "ENAMETOOLONG" })
    expect(await readdir(folder)).toEqual(["file"])
  })

  const mayMount = process.platform === "linux" && process.getuid?.() === 0
  test.skipIf(!mayMount)(
    "keeps the old file on a disk that is really full (not run without the right to mount)",
    async () => {
      const folder = await temporaryFolder()
      execFileSync("mount", ["-t", "tmpfs", "-o", "size=64k", "tmpfs", folder])
      onTestFinished(() => void execFileSync("umount", [folder]))
      await writeAtomic(join(folder, "a.html"), bytes("old"))
      const large = new Uint8Array(200 * 1024).fill(65)
      expect(await problemOf(writeAtomic(join(folder, "a.html"), large))).toEqual({
        code: "disk-full",
        cause: "ENOSPC",
      })
      expect(await text(join(folder, "a.html"))).toBe("old")
      expect(await readdir(folder)).toEqual(["a.html"])
    },
  )
})

describe("writeTarget begins where the file was last time", () => {
  /** Two folders with a file in each; what the disk does is written down, also when the target is found. */
  async function two(fails?: (step: string) => Error | null) {
    const folder = await temporaryFolder()
    for (const name of ["here", "there"]) {
      await mkdir(join(folder, name))
      await writeFile(join(folder, name, "a.html"), "old")
    }
    const { disk, steps } = watched(fails)
    const path = join(folder, "here", "a.html")
    const found = async () => {
      const target = await targetAt(path, realDisk)
      while (!steps.includes("write")) await realDisk.look(folder)
      steps.push("found")
      return target
    }
    const left = () => readdir(folder, { recursive: true })
    return { folder, path, disk, steps, found, left }
  }
  const whole = ["here", "here/a.html", "there", "there/a.html"]

  test("and has the bytes there when it is found", async () => {
    const { path, disk, steps, found, left } = await two()
    expect(await writeTarget(found(), bytes("new"), { disk, likely: path })).toBe(true)
    expect(steps).toEqual(["create", "write", "found", "chmod", "sync", "close", "rename", "syncFolder"])
    expect(await text(path)).toBe("new")
    expect((await left()).sort()).toEqual(whole)
  })

  test("and begins again beside it where it is in another folder now", async () => {
    const { folder, path, disk, steps, found, left } = await two()
    const likely = join(folder, "there", "a.html")
    expect(await writeTarget(found(), bytes("new"), { disk, likely })).toBe(true)
    expect(steps.filter((step) => step === "create")).toHaveLength(2)
    expect([await text(path), await text(likely)]).toEqual(["new", "old"])
    expect((await left()).sort()).toEqual(whole)
  })

  test("and beside it alone where that folder is gone", async () => {
    const { folder, path, disk, left } = await two()
    const likely = join(folder, "gone", "a.html")
    expect(await writeTarget(targetAt(path, realDisk), bytes("new"), { disk, likely })).toBe(true)
    expect(await text(path)).toBe("new")
    expect((await left()).sort()).toEqual(whole)
  })

  test("and leaves nothing there when the target may not be written", async () => {
    const { path, disk, found, left } = await two()
    const refused = found().then(() => {
      throw new DeskError("read-only", { name: "a.html" })
    })
    expect((await problemOf(writeTarget(refused, bytes("new"), { disk, likely: path }))).code).toBe(
      "read-only",
    )
    expect(await text(path)).toBe("old")
    expect((await left()).sort()).toEqual(whole)
  })

  test("and says why it cannot be written there either, with nothing left", async () => {
    const full = (step: string) => (step === "write" ? systemError("ENOSPC") : null)
    const { path, disk, found, left } = await two(full)
    expect(await problemOf(writeTarget(found(), bytes("new"), { disk, likely: path }))).toEqual({
      code: "disk-full",
      cause: "ENOSPC",
    })
    expect(await text(path)).toBe("old")
    expect((await left()).sort()).toEqual(whole)
  })
})

describe("renameExclusively", () => {
  test("renames, but not onto another file", async () => {
    const folder = await temporaryFolder()
    await writeFile(join(folder, "a"), "a")
    await writeFile(join(folder, "b"), "b")
    expect(await renameExclusively(join(folder, "a"), join(folder, "b"))).toBe(false)
    expect(await renameExclusively(join(folder, "a"), join(folder, "c"))).toBe(true)
    expect(await readdir(folder)).toEqual(["b", "c"])
    expect(await text(join(folder, "b"))).toBe("b")
  })

  test("has the new name on the disk itself before it takes the old one away", async () => {
    const folder = await temporaryFolder()
    await writeFile(join(folder, "a"), "a")
    const { disk, steps } = watched()
    await renameExclusively(join(folder, "a"), join(folder, "b"), disk)
    expect(steps).toEqual(["link", "syncFolder", "unlink"])
  })

  test("does the same where the file system has no links", async () => {
    const folder = await temporaryFolder()
    await writeFile(join(folder, "a"), "a")
    await writeFile(join(folder, "b"), "b")
    const { disk } = watched((step) => (step === "link" ? systemError("EPERM") : null))
    expect(await renameExclusively(join(folder, "a"), join(folder, "b"), disk)).toBe(false)
    expect(await renameExclusively(join(folder, "a"), join(folder, "c"), disk)).toBe(true)
    expect(await readdir(folder)).toEqual(["b", "c"])
    expect([await text(join(folder, "b")), await text(join(folder, "c"))]).toEqual(["b", "a"])
  })

  test.each([
    ["Windows says of FAT and exFAT", "EISDIR"],
    ["is said between two parts of one tree", "EXDEV"],
    ["is said of folders that are an app's own", "EACCES"],
  ])("does the same where the lack of links is told as %s", async (_who, code) => {
    const folder = await temporaryFolder()
    await writeFile(join(folder, "a"), "a")
    const { disk } = watched((step) => (step === "link" ? systemError(code) : null))
    expect(await renameExclusively(join(folder, "a"), join(folder, "b"), disk)).toBe(true)
    expect(await readdir(folder)).toEqual(["b"])
    expect(await text(join(folder, "b"))).toBe("a")
  })

  test("leaves no empty file at the new name where it failed without links", async () => {
    const folder = await temporaryFolder()
    await writeFile(join(folder, "a"), "a")
    const { disk } = watched((step) =>
      step === "link" ? systemError("EPERM") : step === "rename" ? systemError("EIO") : null,
    )
    await expect(renameExclusively(join(folder, "a"), join(folder, "b"), disk)).rejects.toThrow("EIO")
    expect(await readdir(folder)).toEqual(["a"])
  })
})

test("files that were left half written are known by their names", () => {
  expect([".midad-0123456789abcdef.tmp", "a.html", ".midad-x.tmp"].map(isLeftover)).toEqual([
    true,
    false,
    false,
  ])
})
