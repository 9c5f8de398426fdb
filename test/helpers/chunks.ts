import fc from 'fast-check'

/** The same bytes, cut anywhere: as a pipe may deliver them. */
export function chunksOf(bytes: Buffer): fc.Arbitrary<Buffer[]> {
  return fc
    .uniqueArray(fc.nat({ max: bytes.length }), { maxLength: 12 })
    .map((cuts) => [0, ...cuts.sort((a, b) => a - b), bytes.length])
    .map((cuts) => cuts.slice(1).map((end, index) => bytes.subarray(cuts[index], end)))
}
