/**
 * Three-way merging of articles: joins two sides that changed one version.
 *
 * The headline and the standfirst are a block each, the body is its blocks, the dossier is its fields. What one side
 * changed and the other left is taken from the one that changed it; the same change on both sides is one change. So
 * changes in different blocks are merged, also in neighbouring ones. Beyond that:
 *
 * - Blocks that both sides inserted at one position are all kept, ours before theirs; equal ones once.
 * - A block that one side moved is where it was moved to, with the other side's changes in it. If both moved it, it
 *   is where ours has it, as no text is lost by that.
 * - Topics, bylines and related articles are merged as sets. `updated` is the later one, `id` is ours.
 * - A block that both sides changed otherwise, or that one changed and the other removed, is a conflict, and so is a
 *   field. If the block was split, its parts are in the conflict too.
 *
 * No text gets lost: whatever a side changed is in the merged article or in a conflict.
 */
import { Fragment, type Node } from "prosemirror-model"
import { alignBlocks, isCutFrom, keyOf } from "./alignment.ts"
import { commonPairs } from "./common-sequence.ts"
import { type Dossier, type DossierField, dossierOrder } from "./dossier.ts"
import { type Article, dossierOf, schema } from "./schema.ts"

/**
 * Blocks that both sides changed. `at` is where ours begin among the blocks of the part in the merged
 * article, or would begin if there are none. `base` is empty if the ancestor is not known.
 */
type BlockConflict = {
  part: "headline" | "standfirst" | "body"
  at: number
  base: Node[]
  ours: Node[]
  theirs: Node[]
}

/** A field of the dossier that both sides changed. `base` is null if the ancestor is not known. */
type FieldConflict = {
  [Field in DossierField]: {
    part: "dossier"
    field: Field
    base: Dossier[Field] | null
    ours: Dossier[Field]
    theirs: Dossier[Field]
  }
}[DossierField]

/** A block or a field that both sides changed. */
export type Conflict = BlockConflict | FieldConflict

/** Whose version is taken; `both`: ours, then theirs. */
export type Choice = "ours" | "theirs" | "both"

/** A merged article. Made by `mergeArticles`; `pieces` is for `resolve`. */
export type Merge = {
  /** The article with ours in every conflict. */
  article: Article
  /** In reading order, the dossier's last. */
  conflicts: Conflict[]
  /** The body: blocks that are settled, and the indexes of conflicts. */
  pieces: (Node | number)[]
}

/** Merges `theirs` into `ours`. `base` is the version that both come from; null if it is not known: then all that differs is a conflict. */
export function mergeArticles(base: Article | null, ours: Article, theirs: Article): Merge {
  const conflicts: Conflict[] = []
  const parts = (["headline", "standfirst"] as const).map((part, index) => {
    const [b, o, t] = [base?.child(index) ?? null, ours.child(index), theirs.child(index)]
    const merged = oneOf(b, o, t, same)
    if (merged) return merged
    conflicts.push({ part, at: 0, base: b ? [b] : [], ours: [o], theirs: [t] })
    return o
  })
  const pieces = base
    ? mergedBodies(base.child(2).children, ours.child(2).children, theirs.child(2).children, conflicts)
    : comparedBodies(ours.child(2).children, theirs.child(2).children, conflicts)
  const dossier = mergedDossiers(base && dossierOf(base), dossierOf(ours), dossierOf(theirs), conflicts)

  const blocks: Node[] = []
  for (const piece of pieces) {
    if (typeof piece !== "number") blocks.push(piece)
    else {
      const conflict = conflicts[piece]
      if (conflict?.part !== "body") throw new RangeError(`Not a conflict of the body: ${piece}`)
      conflict.at = blocks.length
      blocks.push(...conflict.ours)
    }
  }
  return { article: composed(dossier, parts, blocks), conflicts, pieces }
}

/** What may be chosen for `conflict`: some fields of the dossier hold one value only. */
export function choicesFor(conflict: Conflict): Choice[] {
  return conflict.part !== "dossier" || conflict.field === "summary"
    ? ["ours", "theirs", "both"]
    : ["ours", "theirs"]
}

/**
 * The merged article with each conflict as it was chosen, by the order of `merge.conflicts`. Conflicts without a
 * choice are ours, and so are those with the choice "both" that cannot hold both. It may be called repeatedly, with
 * choices in any order.
 */
export function resolve(merge: Merge, choices: readonly (Choice | null | undefined)[]): Article {
  const dossier: Dossier = dossierOf(merge.article)
  const parts = [merge.article.child(0), merge.article.child(1)]
  merge.conflicts.forEach((conflict, index) => {
    const choice = choices[index] ?? "ours"
    if (conflict.part === "dossier") Object.assign(dossier, chosenField(conflict, choice))
    else if (conflict.part !== "body")
      parts[conflict.part === "headline" ? 0 : 1] = chosenPart(conflict, choice)
  })
  const blocks = merge.pieces.flatMap((piece) => {
    if (typeof piece !== "number") return [piece]
    const conflict = merge.conflicts[piece]
    return conflict?.part === "body" ? chosenBlocks(conflict, choices[piece] ?? "ours") : []
  })
  return composed(dossier, parts, blocks)
}

function chosenField(conflict: FieldConflict, choice: Choice): Partial<Dossier> {
  if (choice === "both" && conflict.field === "summary")
    return { summary: [conflict.ours, conflict.theirs].filter((text) => text !== "").join("\n") }
  return { [conflict.field]: choice === "theirs" ? conflict.theirs : conflict.ours }
}

/** Both headlines are one line: ours, a space, theirs. */
function chosenPart({ ours, theirs }: BlockConflict, choice: Choice): Node {
  const [o, t] = [ours[0]!, theirs[0]!]
  if (choice !== "both") return choice === "ours" ? o : t
  if (o.content.size === 0) return t
  if (t.content.size === 0) return o
  return o.copy(o.content.append(Fragment.from(schema.text(" "))).append(t.content))
}

function chosenBlocks({ ours, theirs }: BlockConflict, choice: Choice): Node[] {
  if (choice === "both") return united(ours, theirs, keyOf)
  return choice === "ours" ? ours : theirs
}

/** An article of these parts; a body without blocks is an empty paragraph. */
function composed(dossier: Dossier, parts: readonly Node[], blocks: readonly Node[]): Article {
  const { doc, body, paragraph } = schema.nodes
  const filled = blocks.length > 0 ? blocks : [paragraph.create()]
  const article = doc.create(dossier, [...parts, body.create(null, filled)])
  article.check()
  return article
}

const same = (one: Node, other: Node) => one === other || one.eq(other)

/** The merged value of one that two sides may have changed; null if both changed it in different ways. */
function oneOf<Value>(
  base: Value | null,
  ours: Value,
  theirs: Value,
  equal: (one: Value, other: Value) => boolean,
): Value | null {
  if (equal(ours, theirs)) return ours
  if (base === null) return null
  if (equal(base, theirs)) return ours
  return equal(base, ours) ? theirs : null
}

/**
 * All of `ours` and all of `theirs` in the order of both, ours first at one position; items that both have (by `key`)
 * occur once.
 */
function united<Item>(ours: readonly Item[], theirs: readonly Item[], key: (item: Item) => string): Item[] {
  const [ourKeys, theirKeys] = [ours.map(key), theirs.map(key)]
  const shared = commonPairs(ourKeys, theirKeys)
  /** How many of each of our items are not matched yet. */
  const unmet = new Map<string, number>()
  for (const one of ourKeys) unmet.set(one, (unmet.get(one) ?? 0) + 1)
  for (const [o] of shared) unmet.set(ourKeys[o]!, unmet.get(ourKeys[o]!)! - 1)
  const all: Item[] = []
  let [a, b] = [0, 0]
  for (const [o, t] of [...shared, [ours.length, theirs.length] as const]) {
    all.push(...ours.slice(a, o))
    for (let index = b; index < t; index++) {
      const left = unmet.get(theirKeys[index]!) ?? 0
      if (left > 0) unmet.set(theirKeys[index]!, left - 1)
      else all.push(theirs[index]!)
    }
    all.push(...ours.slice(o, o + 1))
    a = o + 1
    b = t + 1
  }
  return all
}

/** What a block of the base became on one side: another block or the same; null if it was removed. */
type Fate = { block: Node | null; moved: boolean }

/** A block that came to a position: a new one, or one of the base that was moved there. */
type Arrival = { block: Node; origin: number | null }

/** One side's changes: the fate of each block of the base, and what came before each and after the last. */
type Script = { fates: Fate[]; arrivals: Arrival[][] }

function scriptOf(base: readonly Node[], side: readonly Node[]): Script {
  const fates: Fate[] = base.map(() => ({ block: null, moved: false }))
  const arrivals: Arrival[][] = [...base, null].map(() => [])
  const origins = new Map<number, number>()
  const anchors: [from: number, to: number][] = []
  for (const { from, to, moved } of alignBlocks(base, side)) {
    fates[from] = { block: side[to]!, moved }
    if (moved) origins.set(to, from)
    else anchors.push([from, to])
  }
  // Between two blocks that stayed, new blocks replace removed ones, one by one.
  const paired: [from: number, to: number][] = []
  let [a, b] = [0, 0]
  for (const [x, y] of [...anchors, [base.length, side.length] as const]) {
    const gone: number[] = []
    for (let from = a; from < x; from++) if (!fates[from]!.block) gone.push(from)
    for (let to = b; to < y && gone.length > 0; to++) if (!origins.has(to)) paired.push([gone.shift()!, to])
    a = x + 1
    b = y + 1
  }
  for (const [from, to] of paired) fates[from] = { block: side[to]!, moved: false }
  const stays = new Map([...anchors, ...paired].map(([from, to]) => [to, from]))
  let gap = 0
  side.forEach((block, to) => {
    const from = stays.get(to)
    if (from !== undefined) gap = from + 1
    else arrivals[gap]!.push({ block, origin: origins.get(to) ?? null })
  })
  return { fates, arrivals }
}

function mergedBodies(
  base: readonly Node[],
  ours: readonly Node[],
  theirs: readonly Node[],
  conflicts: Conflict[],
): (Node | number)[] {
  const [our, their] = [scriptOf(base, ours), scriptOf(base, theirs)]
  const pieces: (Node | number)[] = []
  const conflict = (b: Node[], o: Node[], t: Node[]) => {
    pieces.push(conflicts.length)
    conflicts.push({ part: "body", at: 0, base: b, ours: o, theirs: t })
  }

  /** Adds the result for block `index` of the base. `cuts` is what was cut from it and put before and after it. */
  const settle = (index: number, cuts: Cuts = noCuts) => {
    const origin = base[index]!
    const [o, t] = [our.fates[index]!.block, their.fates[index]!.block]
    if (!isDisputed(origin, o, t)) {
      const block = oneOf<Node | null>(origin, o, t, equalOrNone)
      if (block) pieces.push(block)
      return
    }
    const around = ([before, after]: [Node[], Node[]], block: Node | null) => [
      ...before,
      ...(block ? [block] : []),
      ...after,
    ]
    conflict([origin], around(cuts.ours, o), around(cuts.theirs, t))
  }

  /** Adds the blocks that both sides brought to a position. A block that both moved is where ours has it. */
  const arrive = (ourArrivals: readonly Arrival[], theirArrivals: readonly Arrival[]) => {
    const mine = new Set(ourArrivals.map(({ origin }) => origin))
    const others = theirArrivals.filter(
      ({ origin }) => origin === null || mine.has(origin) || !our.fates[origin]!.moved,
    )
    const name = ({ block, origin }: Arrival) => (origin === null ? keyOf(block) : `moved ${origin}`)
    for (const { block, origin } of united(ourArrivals, others, name)) {
      if (origin === null) pieces.push(block)
      else settle(origin)
    }
  }

  const taken = new Set<Arrival>()
  const left = (arrivals: readonly Arrival[]) => arrivals.filter((arrival) => !taken.has(arrival))
  /** Takes the blocks out of a position that were cut from `origin`: the nearest new blocks that share its words. */
  const cutOff = (arrivals: readonly Arrival[], origin: Node, side: "before" | "after"): Node[] => {
    const free = left(arrivals)
    const near: Arrival[] = []
    for (const arrival of side === "after" ? free : free.toReversed()) {
      if (arrival.origin !== null || !isCutFrom(arrival.block, origin)) break
      near.push(arrival)
      taken.add(arrival)
    }
    return (side === "after" ? near : near.reverse()).map(({ block }) => block)
  }

  for (let index = 0; index <= base.length; index++) {
    const origin = base[index]
    const [o, t] = [our.fates[index], their.fates[index]]
    const stays = origin && o && t && !o.moved && !t.moved
    let cuts = noCuts
    if (stays && isDisputed(origin, o.block, t.block))
      cuts = {
        ours: [
          cutOff(our.arrivals[index]!, origin, "before"),
          cutOff(our.arrivals[index + 1]!, origin, "after"),
        ],
        theirs: [
          cutOff(their.arrivals[index]!, origin, "before"),
          cutOff(their.arrivals[index + 1]!, origin, "after"),
        ],
      }
    arrive(left(our.arrivals[index]!), left(their.arrivals[index]!))
    if (stays) settle(index, cuts)
  }
  return pieces
}

/** What each side cut from a block and put before it and after it. */
type Cuts = { ours: [Node[], Node[]]; theirs: [Node[], Node[]] }
const noCuts: Cuts = { ours: [[], []], theirs: [[], []] }

const equalOrNone = (one: Node | null, other: Node | null) =>
  one === null || other === null ? one === other : same(one, other)

/** Whether both sides changed a block, each in its own way. */
function isDisputed(base: Node, ours: Node | null, theirs: Node | null): boolean {
  return !equalOrNone(ours, theirs) && !equalOrNone(base, ours) && !equalOrNone(base, theirs)
}

/**
 * Merges two bodies without a known ancestor: equal blocks are settled, where ours has them; everything else is a
 * conflict.
 */
function comparedBodies(
  ours: readonly Node[],
  theirs: readonly Node[],
  conflicts: Conflict[],
): (Node | number)[] {
  const pieces: (Node | number)[] = []
  const conflict = (o: Node[], t: Node[]) => {
    if (o.length + t.length === 0) return
    pieces.push(conflicts.length)
    conflicts.push({ part: "body", at: 0, base: [], ours: o, theirs: t })
  }
  const pair = (from: number, to: number) => {
    const [o, t] = [ours[from]!, theirs[to]!]
    if (same(o, t)) pieces.push(o)
    else conflict([o], [t])
  }
  const matches = alignBlocks(ours, theirs)
  const elsewhere = new Map(matches.filter(({ moved }) => moved).map(({ from, to }) => [from, to]))
  const met = new Set(elsewhere.values())
  let [a, b] = [0, 0]
  const anchors = matches.filter(({ moved }) => !moved)
  for (const { from, to } of [...anchors, { from: ours.length, to: theirs.length }]) {
    let t: Node[] = theirs.slice(b, to).filter((_, n) => !met.has(b + n))
    let o: Node[] = []
    for (let index = a; index < from; index++) {
      const moved = elsewhere.get(index)
      if (moved === undefined) o.push(ours[index]!)
      else {
        if (o.length > 0) {
          conflict(o, t)
          ;[o, t] = [[], []]
        }
        pair(index, moved)
      }
    }
    conflict(o, t)
    if (from < ours.length) pair(from, to)
    a = from + 1
    b = to + 1
  }
  return pieces
}

const lists: ReadonlySet<DossierField> = new Set(["bylines", "topics", "related"])

function mergedDossiers(
  base: Dossier | null,
  ours: Dossier,
  theirs: Dossier,
  conflicts: Conflict[],
): Dossier {
  const equal = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)
  const merged: Partial<Record<DossierField, unknown>> = {}
  for (const field of dossierOrder) {
    const [b, o, t] = [base ? base[field] : null, ours[field], theirs[field]]
    if (field === "id" || equal(o, t) || (base && equal(b, t))) merged[field] = o
    else if (base && equal(b, o)) merged[field] = t
    else if (field === "updated") merged[field] = later(ours.updated, theirs.updated)
    else if (field === "created") merged[field] = o ?? t
    else if (lists.has(field)) merged[field] = mergedSets((b ?? []) as string[], o as string[], t as string[])
    else {
      merged[field] = o
      conflicts.push({ part: "dossier", field, base: b, ours: o, theirs: t } as FieldConflict)
    }
  }
  return merged as Dossier
}

/** The later of two moments; both are written alike. */
function later(one: string | null, other: string | null): string | null {
  return one !== null && (other === null || one > other) ? one : other
}

/** Our items in our order without those that they removed, then those that they added. */
function mergedSets(base: readonly string[], ours: readonly string[], theirs: readonly string[]): string[] {
  const kept = ours.filter((item) => theirs.includes(item) || !base.includes(item))
  return [...kept, ...theirs.filter((item) => !base.includes(item) && !ours.includes(item))]
}
