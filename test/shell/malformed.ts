/** Payloads that fit no call of the contract, or not the one they are for. */
import type { CallName } from "../../main/contract/desk.ts"

const cyclic: { self?: unknown } = {}
cyclic.self = cyclic

const article = { type: "doc", attrs: { id: "an-article" } }

const steps = {
  id: "an-article",
  epoch: "e",
  from: 0,
  doc: null,
  steps: [],
  place: { anchor: 0, head: 0, scroll: 0 },
}

/** What no call takes. */
const never: unknown[] = [
  undefined,
  null,
  true,
  0,
  -1,
  Number.NaN,
  "",
  "../../etc/passwd",
  [],
  [{}],
  10n,
  { 0: "start" },
  new Uint8Array(4),
  { path: "/etc/passwd" },
  { extra: 1 },
  { __proto__: null, constructor: 1 },
  { id: "an-article", path: "/etc/passwd" },
  cyclic,
  { toString: "x" },
  { when: 1 },
  { id: ["an-article"], corrections: [] },
]

/** What certain calls do not take. */
const own: Partial<Record<CallName, unknown[]>> = {
  openArticle: [
    {},
    { id: "" },
    { id: "../../etc/passwd" },
    { id: "AN-ARTICLE" },
    { id: "a".repeat(41) },
    { id: 5 },
    { id: "an-article\0" },
    { id: "an-article", name: "x" },
  ],
  saveArticle: [
    {},
    { doc: article, base: null },
    { doc: article, base: null, settle: true },
    { doc: article, base: null, settle: true, journal: { epoch: 1, version: 0 } },
    { doc: article, base: null, settle: true, journal: { epoch: "e", version: -1 } },
    { doc: article, base: "x", settle: true, journal: null },
    { doc: article, base: "A".repeat(64), settle: true, journal: null },
    { doc: { type: "paragraph" }, base: null, settle: true, journal: null },
    { doc: { type: "journaled" }, base: null, settle: true, journal: null },
    { doc: { type: "journaled", journaled: "../../etc/passwd" }, base: null, settle: true, journal: null },
    { doc: article, base: null, settle: "yes", journal: null },
    { doc: article, base: null, settle: true, journal: null, path: "/etc/passwd" },
  ],
  journal: [
    { ...steps, id: "../../etc/passwd" },
    { ...steps, epoch: 5 },
    { ...steps, from: -1 },
    { ...steps, from: 0.5 },
    { ...steps, doc: { type: "paragraph" } },
    { ...steps, steps: [{}] },
    { ...steps, steps: "all" },
    { ...steps, place: { anchor: -1, head: 0, scroll: 0 } },
    { ...steps, place: { anchor: 0, head: 0, scroll: Number.NaN } },
    { ...steps, path: "/etc/passwd" },
  ],
  leaveArticle: [{ id: "an-article" }, { id: "../../etc/passwd", epoch: "e" }],
  readVersion: [
    { id: "an-article", hash: "../../etc/passwd" },
    { id: "an-article", hash: "A".repeat(64) },
  ],
  restoreArticle: [{ bin: "x".repeat(301) }, { bin: 5 }],
  changeSettings: [
    { zoom: 99 },
    { zoom: "1" },
    { language: "xx" },
    { headlineBudget: 1.5 },
    { unknown: true },
  ],
  openRecent: [{ index: -1 }, { index: 1.5 }, { index: 51 }, { index: "0" }],
  readImport: [
    { from: "file", path: "/etc/passwd" },
    { from: "bytes", name: "a.txt", bytes: [1, 2] },
    { from: "bytes", name: "x".repeat(1025), bytes: new Uint8Array(1) },
    { from: "text" },
  ],
  storePicture: [
    { name: "a.png" },
    { name: "a.png", bytes: [1, 2] },
    { name: "x".repeat(1025), bytes: new Uint8Array(1) },
    { name: "a.png", bytes: new Uint8Array(1), path: "/etc/passwd" },
    { src: "pictures/a.png" },
  ],
  recodeImport: [
    { id: "x", encoding: "utf-7" },
    { id: 1, encoding: "utf-8" },
  ],
  buildImport: [
    { id: "x", corrections: { a: "paragraph" } },
    { id: "x", corrections: { 1: "script" } },
  ],
  acceptImport: [{ id: "x", corrections: { 1: 2 } }, { id: "x" }],
  exportArticle: [
    { doc: article, format: "exe" },
    { doc: article, format: "html", path: "/etc/passwd" },
  ],
  openLink: [{ href: 1 }, { href: "x".repeat(4097) }],
  reportFault: [{ message: "x".repeat(10_001) }, { message: 1 }],
}

/** At least twenty payloads that `name` must refuse. */
export function malformed(name: CallName): unknown[] {
  return [...never, ...(own[name] ?? [])]
}
