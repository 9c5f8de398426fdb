import { createScanner, type Node as JsonNode, type ParseError, parseTree } from 'jsonc-parser'
import {
  type Document,
  isMap,
  isScalar,
  isSeq,
  type Node,
  type ParsedNode,
  parseDocument,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml'
import { lineEndOf } from './managers.js'

/** A YAML file with the places of everything in it, so that lines can be added and no byte of the rest changes. */
export interface YamlText {
  text: string
  document: Document.Parsed<ParsedNode>
}

/** A JSON text, comments and all, with the places of everything in it, so that no byte of the rest changes. */
export interface JsonText {
  text: string
  root: JsonNode
}

/** Null where the text is no JSON with an object at its top. */
export function parseJsonText(text: string, allowsComments = true): JsonText | null {
  const errors: ParseError[] = []
  const options = { allowTrailingComma: allowsComments, disallowComments: !allowsComments }
  try {
    const root = parseTree(text.replace(/^\uFEFF/, ' '), errors, options)
    return errors.length > 0 || root?.type !== 'object' || hasTwins(root) ? null : { text, root }
  } catch {
    return null // nested too deep for a parser
  }
}

/** Of two values of one key, only a person can say which counts. */
function hasTwins({ type, children = [] }: JsonNode): boolean {
  const keys = type === 'object' ? children.map(({ children: [key] = [] }) => key?.value) : []
  return new Set(keys).size < keys.length || children.some(hasTwins)
}

/** A key of an object with its value. */
export interface Member {
  property: JsonNode
  key: JsonNode
  value: JsonNode
}

export function membersOf(node: JsonNode | undefined): Member[] {
  return childrenOf(node, 'object').flatMap((property) => {
    const [key, value] = property.children ?? []
    return key === undefined || value === undefined ? [] : [{ property, key, value }]
  })
}

export function findMember(node: JsonNode | undefined, name: string): Member | undefined {
  return membersOf(node).find(({ key }) => key.value === name)
}

/** Of an object or a list, as is asked for; none of anything else. */
export function childrenOf(node: JsonNode | undefined, type: 'object' | 'array'): readonly JsonNode[] {
  return node?.type === type ? (node.children ?? []) : []
}

/**
 * Puts an entry before all others of an object or a list: `name` is its key, in an object. `removeEntry` undoes it to the
 * byte.
 */
export function insertEntry(
  { text }: JsonText,
  container: JsonNode,
  name: string | null,
  value: unknown,
): string {
  const start = container.offset
  const inside = start + 1
  const [before, after] = [text.slice(0, inside), text.slice(inside)]
  const inner = text.slice(inside, endOf(container) - 1)
  const nl = lineEndOf(text)
  const indent = /^[\t ]*/.exec(text.slice(text.lastIndexOf('\n', start) + 1))?.[0] ?? ''
  const deeper = indent + unitOf(text)
  if (container.children?.length === 0) {
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
export function removeEntry({ text }: JsonText, container: JsonNode, entry: JsonNode): string {
  const [start, end] = [entry.offset, endOf(entry)]
  const before = text.slice(0, start).trimEnd()
  const scanner = createScanner(text, true)
  scanner.setPosition(end)
  scanner.scan()
  const next = scanner.getTokenOffset()
  if (text[next] === ',') {
    const between = text.slice(end, next)
    return before + (between.trim() === '' ? '' : between) + text.slice(next + 1)
  }
  if (before.endsWith(',')) return before.slice(0, -1) + text.slice(end)
  const close = endOf(container) - 1
  const isFilled = before.length < start && text.slice(end, close).trim() === ''
  return isFilled ? before + text.slice(close) : text.slice(0, start) + text.slice(end)
}

/** Offset behind a node. */
export function endOf({ offset, length }: JsonNode): number {
  return offset + length
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
