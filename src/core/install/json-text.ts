import {
  type Document,
  isMap,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  type ParsedNode,
  parseDocument,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml'
import { lineEndOf } from './managers.js'

/** Half-open, in UTF-16 units. */
export interface Range {
  start: number
  end: number
}

/** A YAML file with the places of everything in it, so that lines can be added and no byte of the rest changes. */
export interface YamlText {
  text: string
  document: Document.Parsed<ParsedNode>
}

/** A JSON text, comments and all, with the places of everything in it, so that no byte of the rest changes. */
interface JsonText {
  text: string
  /** The same places, without comments. */
  blanked: string
  root: YAMLMap
}

type Member = Pair<Node, Node | null>

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

/**
 * The same text as strict JSON, with spaces where comments and trailing commas stand, so that every place in it is a place
 * in the text. What is wrong otherwise stays wrong.
 */
export function blankComments(text: string): string {
  const blanks: [number, number][] = text.startsWith('\uFEFF') ? [[0, 1]] : []
  /** Of a comma after which nothing has come yet. */
  let comma: number | null = null
  for (let at = blanks.length, end = at; at < text.length; at = end) {
    end = endOfToken(text, at)
    const first = text[at] ?? ''
    if (first === '/' && end > at + 1) {
      blanks.push([at, end])
      continue
    }
    if (/\s/.test(first)) continue
    if (comma !== null && /[}\]]/.test(first)) blanks.push([comma, comma + 1])
    comma = first === ',' ? at : null
  }
  let blanked = ''
  let copied = 0
  for (const [start, end] of blanks.sort(([a], [b]) => a - b)) {
    blanked += text.slice(copied, start) + text.slice(start, end).replace(/[^\r\n]/g, ' ')
    copied = end
  }
  return blanked + text.slice(copied)
}

/** Behind a string, a comment, or one character. */
function endOfToken(text: string, at: number): number {
  if (text.startsWith('//', at)) return orEnd(text, text.indexOf('\n', at))
  if (text.startsWith('/*', at)) {
    const end = text.indexOf('*/', at + 2)
    // Half a comment is a mistake, and stays one.
    return end < 0 ? at + 1 : end + 2
  }
  if (text[at] !== '"') return at + 1
  let end = at + 1
  while (end < text.length && text[end] !== '"') end += text[end] === '\\' ? 2 : 1
  return Math.min(end + 1, text.length)
}

function orEnd(text: string, found: number): number {
  return found < 0 ? text.length : found
}

/** Null where the text is no YAML, or more than one document: then only a person can edit it. */
export function parseYaml(text: string): YamlText | null {
  const document = parseDocument(text, { ...quiet, keepSourceTokens: true })
  // After `...` nothing can be added to the document.
  return document.errors.length > 0 || /^\.\.\.(?:\s|$)/m.test(text) ? null : { text, document }
}

/** The parser would print its warnings itself, with text of the file in them. */
const quiet = { prettyErrors: false, logLevel: 'error' } as const

/** The value of a key, null where there is none; `undefined` where there is no such key. */
export function valueAt(map: Node | null, key: string): Node | null | undefined {
  if (!isMap(map)) return undefined
  const pair = map.items.find((item) => isScalar(item.key) && item.key.value === key)
  if (pair === undefined) return undefined
  const value = pair.value as Node | null
  return isScalar(value) && value.value === null ? null : value
}

/** The column at which the keys of a block mapping, or the dashes of a block sequence, stand; null for other nodes. */
export function columnOf(node: Node | null | undefined): number | null {
  if (!isMap(node) && !isSeq(node)) return null
  const token = (node as YAMLMap | YAMLSeq).srcToken
  return token?.type === 'block-map' || token?.type === 'block-seq' ? token.indent : null
}

/** Where a line after all of a node can be added: the start of the next line, or the end of the text. */
export function lineAfter({ text }: YamlText, node: Node): number {
  const stop = node.range?.[1] ?? text.length
  if (stop > 0 && text[stop - 1] === '\n') return stop
  const lineFeed = text.indexOf('\n', stop)
  return lineFeed < 0 ? text.length : lineFeed + 1
}

/** Whether `after` says all that `before` says, in the same places, and more. */
export function isAddition(after: string, before: string): boolean {
  const [old, edited] = [parseDocument(before, quiet), parseDocument(after, quiet)]
  if (edited.errors.length > 0 || after === before) return false
  try {
    return contains(edited.toJS(), old.toJS() ?? {})
  } catch {
    return false // an alias of nothing, or of too much: then only a person can edit it
  }
}

function contains(whole: unknown, part: unknown): boolean {
  if (!isObject(part)) return Object.is(whole, part)
  if (!isObject(whole) || Array.isArray(part) !== Array.isArray(whole)) return false
  return Object.entries(part).every(
    ([key, value]) => Object.hasOwn(whole, key) && contains(whole[key], value),
  )
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
