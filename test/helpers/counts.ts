/**
 * How often the long tests try: properties, races and kills. Every run of the tests tries a part; `npm run test:full` and the
 * nightly workflow, which set `GIT_HANDOFF_TEST_FULL=1`, try all.
 */
export const isFull = process.env['GIT_HANDOFF_TEST_FULL'] === '1'

/** Runs of a property: `full` ones in a full run, 100 at most in any other. */
export function propertyRuns(full: number): number {
  return isFull ? full : Math.min(full, 100)
}

/** Races, kills and whatever else starts programs: `full` times in a full run, 10 times at most in any other. */
export function rounds(full: number): number {
  return isFull ? full : Math.min(full, 10)
}

/** All of a list in a full run, `few` of it from beginning to end in any other. */
export function someOf<Value>(list: readonly Value[], few: number): Value[] {
  const share = isFull ? 1 : Math.min(1, few / list.length)
  return list.filter((_, at) => Math.floor((at + 1) * share + 1e-9) > Math.floor(at * share + 1e-9))
}
