/** What a run of kills found. */

export type Toll = {
  kills: number
  /** Articles that came back without a change that was acknowledged, and marks that are offered nowhere. */
  lost: number
  /** Files that are no articles, and versions that do not open to their bytes. */
  unreadable: number
  /** Marks that stand at two places. */
  twice: number
  /** Files in the bin that could not be restored. */
  unrestored: number
  /** Desks that ended by themselves, which none should. */
  faults: number
  /** The longest time from sending a change to its acknowledgement, in milliseconds. */
  worst: number
  /** How often the desk was killed at which operation; "any" are kills by the clock. */
  places: Map<string, number>
  /** How much was amiss. */
  amiss(): number
}

/** Nothing was found yet. */
export function createToll(): Toll {
  const toll: Toll = {
    kills: 0,
    lost: 0,
    unreadable: 0,
    twice: 0,
    unrestored: 0,
    faults: 0,
    worst: 0,
    places: new Map(),
    amiss: () => toll.lost + toll.unreadable + toll.twice + toll.unrestored + toll.faults,
  }
  return toll
}

/** The line that a run ends with. */
export function tollLine({ kills, lost, unreadable, twice, unrestored, worst }: Toll): string {
  return (
    `kills ${kills}, lost ${lost}, unreadable ${unreadable}, twice ${twice}, unrestored ${unrestored}, ` +
    `worst window ${Math.ceil(worst)} ms`
  )
}
