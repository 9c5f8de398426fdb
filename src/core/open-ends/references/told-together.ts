import type { OpenEnd } from '../../facts.js'

interface Told {
  path: string
  /** 1-based. */
  line: number
  how: string
}

/**
 * One open end for all that a file names in the same way, at the first of its places. `fateOf` says what became of what is
 * named; what met the same fate is told together.
 */
export function tellTogether<Reference extends Told>(
  references: readonly Reference[],
  fateOf: (reference: Reference) => unknown,
  render: (group: readonly [Reference, ...Reference[]]) => string,
): OpenEnd[] {
  const groups = new Map<string, [Reference, ...Reference[]]>()
  for (const reference of references) {
    const key = JSON.stringify([reference.path, reference.how, fateOf(reference)])
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [reference])
    else group.push(reference)
  }
  return [...groups.values()].map((group) => ({
    kind: 'dangling-reference',
    path: group[0].path,
    line: Math.min(...group.map(({ line }) => line)),
    text: render(group),
  }))
}
