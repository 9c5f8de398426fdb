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

/** A YAML file with the places of everything in it, so that lines can be added and no byte of the rest changes. */
export interface YamlText {
  text: string
  document: Document.Parsed<ParsedNode>
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
