import { isNode, isScalar, type Node, type YAMLMap } from 'yaml'
import { renderCode } from '../text/code.js'
import { nearestName } from '../text/nearest.js'
import type { Report } from './problems.js'

export interface Entry {
  name: string
  /** What a message calls it, in Markdown. */
  label: string
  /** Offset of the key. */
  at: number
  /** Null where nothing stands behind the key. */
  node: Node | null
}

/** The entries of a mapping whose keys are known and stand once; the others are reported. */
export function parseEntries(map: YAMLMap, known: Iterable<string>, report: Report): Entry[] {
  const names = [...known]
  const entries = new Map<string, Entry>()
  for (const pair of map.items) {
    const at = offsetOf(pair.key, offsetOf(map, 0))
    const name = isScalar(pair.key) ? String(pair.key.value) : null
    if (name === null) {
      report(at, 'A key must be a name, not a list or mapping')
    } else if (!names.includes(name)) {
      report(at, `Unknown key ${renderCode(name)}`, suggest(name, names))
    } else if (entries.has(name)) {
      report(at, `Key ${renderCode(name)} appears twice`)
    } else {
      entries.set(name, { name, label: renderCode(name), at, node: isNode(pair.value) ? pair.value : null })
    }
  }
  return [...entries.values()]
}

/** What to write instead of an unknown name. */
export function suggest(name: string, known: readonly string[]): string {
  const nearest = nearestName(name, known)
  return nearest === null
    ? `Known are ${known.map((candidate) => `\`${candidate}\``).join(', ')}.`
    : `Did you mean \`${nearest}\`?`
}

export function offsetOf(node: unknown, otherwise: number): number {
  return isNode(node) ? (node.range?.[0] ?? otherwise) : otherwise
}
