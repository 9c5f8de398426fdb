import { isMap, isScalar, isSeq, type Node, type Pair, type YAMLMap, type YAMLSeq } from 'yaml'
import { lineEndOf } from '../install/sentinels.js'
import { parseYaml } from '../install/yaml-text.js'
import { blankComments } from './json-comments.js'

/** A JSON text, comments and all, with the places of everything in it, so that no byte of the rest changes. */
export interface JsonText {
  text: string
  /** The same places, without comments. */
  blanked: string
  root: YAMLMap
}

export type Member = Pair<Node, Node | null>
/** Half-open, in UTF-16 units. */
export interface Range {
  start: number
  end: number
}

/** Null where the text is no JSON with an object at its top. JSON is YAML, and that parser knows the places. */
export function parseJsonText(text: string): JsonText | null {
  const blanked = blankComments(text)
  try {
    JSON.parse(blanked)
  } catch {
    return null
  }
  const root = parseYaml(blanked)?.document.contents ?? null
  return isMap(root) ? { text, blanked, root } : null
}

export function membersOf(map: YAMLMap): readonly Member[] {
  return map.items as Member[]
}

export function findMember(map: YAMLMap, name: string): Member | undefined {
  return membersOf(map).find(({ key }) => isScalar(key) && key.value === name)
}

export function rangeOf(node: Node | Member): Range {
  if ('key' in node) return { start: rangeOf(node.key).start, end: rangeOf(node.value ?? node.key).end }
  return { start: node.range?.[0] ?? 0, end: node.range?.[1] ?? 0 }
}

/**
 * Puts an entry before all others of an object or a list: `name` is its key, in an object. `removeEntry` undoes it to the
 * byte.
 */
export function insertEntry(
  { text }: JsonText,
  container: YAMLMap | YAMLSeq,
  name: string | null,
  value: unknown,
): string {
  const { start, end } = rangeOf(container)
  const inside = start + 1
  const [before, after] = [text.slice(0, inside), text.slice(inside)]
  const inner = text.slice(inside, end - 1)
  const nl = lineEndOf(text)
  const indent = /^[\t ]*/.exec(text.slice(text.lastIndexOf('\n', start) + 1))?.[0] ?? ''
  const deeper = indent + unitOf(text)
  if (container.items.length === 0) {
    const entry = renderEntry(name, value, { nl, indent: deeper, unit: unitOf(text) })
    // With white space in it, it keeps that, so that both can be told apart again.
    return inner === ''
      ? `${before}${nl}${deeper}${entry}${nl}${indent}${after}`
      : `${before}${entry}${after}`
  }
  const gap = /^\s*/.exec(inner)?.[0] ?? ''
  const column = gap.includes('\n') ? gap.slice(gap.lastIndexOf('\n') + 1) : null
  const layout = column === null ? null : { nl, indent: column, unit: unitOf(text) }
  return `${before}${gap}${renderEntry(name, value, layout)},${after}`
}

/** Takes an entry out, with the comma and the white space that belong to it. */
export function removeEntry({ text, blanked }: JsonText, container: YAMLMap | YAMLSeq, entry: Range): string {
  const place = rangeOf(container)
  const before = text.slice(0, entry.start).trimEnd()
  const comma = /^\s*,/.exec(blanked.slice(entry.end))?.[0].length
  if (comma !== undefined) {
    const between = text.slice(entry.end, entry.end + comma - 1)
    return before + (between.trim() === '' ? '' : between) + text.slice(entry.end + comma)
  }
  if (before.endsWith(',')) return before.slice(0, -1) + text.slice(entry.end)
  const isFilled = before.length < entry.start && text.slice(entry.end, place.end - 1).trim() === ''
  return isFilled ? before + text.slice(place.end - 1) : text.slice(0, entry.start) + text.slice(entry.end)
}

export { isMap, isScalar, isSeq }

/** How far one level stands in, as far as the first indented line tells. */
function unitOf(text: string): string {
  return /\n([\t ]+)\S/.exec(text)?.[1] ?? '  '
}

/** On one line without a layout. */
function renderEntry(
  name: string | null,
  value: unknown,
  layout: { nl: string; indent: string; unit: string } | null,
): string {
  const key = name === null ? '' : `${JSON.stringify(name)}:${layout === null ? '' : ' '}`
  if (layout === null) return key + JSON.stringify(value)
  return key + JSON.stringify(value, null, layout.unit).replaceAll('\n', layout.nl + layout.indent)
}
