import { renderShortList } from '../entries/lines.js'
import type { OpenEnd } from '../facts.js'
import { groupBy } from '../groups.js'
import { isMember, type LostSymbol, lastPart } from '../languages/naming-rules.js'
import { renderCode } from '../text/code.js'
import type { Reference } from './judge.js'

/** A line about one file lists at most so many names. */
const mostNames = 5

/** ``it still calls the removed `signToken` ``; names that a file uses in the same way share a line. */
export function renderReferences(references: readonly Reference[]): OpenEnd[] {
  return renderGroups(references, fateOf, renderGroup)
}

/** A rename shows both names, so it gets its own line. */
function fateOf({ lost }: Reference): unknown {
  if (lost.change === 'renamed') return lost
  return lost.change === 'moved' ? [lost.change, lost.paths[0], lost.newPath] : lost.change
}

function renderGroup(group: readonly [Reference, ...Reference[]]): string {
  const { how, lost } = group[0]
  const names = renderNames(group.map((reference) => nameOf(reference.lost)))
  const are = group.length > 1 ? 'are' : 'is'
  if (lost.change === 'renamed' && lost.newName !== null)
    return `it still ${how} ${names}, which ${are} now ${renderCode(lost.newName)}`
  if (lost.change === 'moved' && lost.newPath !== null)
    return `it still ${how} ${names} from ${renderCode(lost.paths[0])}, which ${are} now in ${renderCode(lost.newPath)}`
  return `it still ${how} the removed ${names}`
}

function nameOf(lost: LostSymbol): string {
  return lost.owner === null || !isMember(lost) ? lost.name : `${lastPart(lost.owner)}.${lost.name}`
}

function renderNames(names: readonly string[]): string {
  return renderShortList([...new Set(names)].map(renderCode), mostNames)
}

interface Reported {
  path: string
  /** 1-based. */
  line: number
  how: string
}

/**
 * One open end for all that a file names in the same way, at the first of its places. `fateOf` says what became of what is
 * named; what met the same fate shares a line.
 */
export function renderGroups<Reference extends Reported>(
  references: readonly Reference[],
  fateOf: (reference: Reference) => unknown,
  render: (group: readonly [Reference, ...Reference[]]) => string,
): OpenEnd[] {
  const groups = groupBy(references, (reference) =>
    JSON.stringify([reference.path, reference.how, fateOf(reference)]),
  )
  return [...groups.values()].map((group) => ({
    kind: 'dangling-reference',
    path: group[0].path,
    line: Math.min(...group.map(({ line }) => line)),
    text: render(group),
  }))
}
