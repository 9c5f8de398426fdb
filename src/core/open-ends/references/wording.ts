import type { OpenEnd } from '../../facts.js'
import { renderCode } from '../../text/code.js'
import { isMember, type LostSymbol, lastPart } from './lost-symbols.js'
import type { Reference } from './references.js'

/** So many names are told of one file, in one line. */
const mostNames = 6

/**
 * ``it still calls the removed `signToken` ``; names that a file uses in the same way are told together, at the first
 * of their places.
 */
export function renderReferences(references: readonly Reference[]): OpenEnd[] {
  const groups = new Map<string, [Reference, ...Reference[]]>()
  for (const reference of references) {
    const { path, how, lost } = reference
    // A rename is told with both names, so by itself.
    const fate =
      lost.change === 'renamed' ? lost : [lost.paths[0], lost.newPath].filter(() => lost.change === 'moved')
    const key = JSON.stringify([path, how, lost.change, fate])
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [reference])
    else group.push(reference)
  }
  return [...groups.values()].map((group) => ({
    kind: 'dangling-reference',
    path: group[0].path,
    line: Math.min(...group.map(({ line }) => line)),
    text: renderGroup(group),
  }))
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

/** `a`, `b` and `c`; `a`, … and 4 more. */
function renderNames(names: readonly string[]): string {
  const spans = [...new Set(names)].map(renderCode)
  const told = spans.length > mostNames ? spans.slice(0, mostNames - 1) : spans
  const rest = spans.length - told.length
  const last = rest > 0 ? `${rest} more` : told.pop()
  return told.length === 0 ? `${last}` : `${told.join(', ')} and ${last}`
}
