/** Numbers that look random and come again for the same seed: every failure can be run again. */
export interface Random {
  /** 0 to `below` - 1. */
  int(below: number): number
  chance(probability: number): boolean
  pick<Value>(values: readonly Value[]): Value
  /** Between `least` and `most` values. */
  list<Value>(least: number, most: number, make: () => Value): Value[]
}

/** mulberry32, seeded with a hash of the words. */
export function createRandom(...words: readonly (string | number)[]): Random {
  let state = 2_166_136_261
  for (const character of words.join('\0')) state = Math.imul(state ^ character.charCodeAt(0), 16_777_619)
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const int = (below: number) => Math.floor(next() * below)
  return {
    int,
    chance: (probability) => next() < probability,
    pick: (values) => {
      const value = values[int(values.length)]
      if (value === undefined) throw new Error('There is nothing to pick from.')
      return value
    },
    list: (least, most, make) => Array.from({ length: least + int(most - least + 1) }, make),
  }
}
