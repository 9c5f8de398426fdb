import {
  type Document,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  type Node,
  parseDocument,
  visit,
  type YAMLMap,
} from 'yaml'
import { HandoffError } from '../errors.js'
import { assertPageTemplate } from '../page-path.js'
import { renderCode } from '../text/code.js'
import { nearestName } from '../text/nearest.js'
import { findDeepNesting } from '../text/yaml-nesting.js'
import { type Config, type RuleSetting, requiredSections, rules, severities } from './config.js'
import { defaultConfig, type Option, options, ruleIds, type ValueType } from './options.js'

/** Throws a `config` error that names every mistake with its place. Loads the YAML parser: import it only for a file. */
export function parseConfig(text: string, file: string): Config {
  const source = text.replace(/^\uFEFF/, '')
  const problems: Problem[] = []
  const report: Report = (offset, message, hint) =>
    void problems.push({ offset, message, hint: hint ?? null })
  const document = parseYaml(source, report)
  const values = document === null || problems.length > 0 ? {} : parseDocumentValues(document, report)
  if (problems.length > 0) throw configError(file, source, problems)
  const config = { ...defaultConfig, ...values }
  return config.format === 'json' && values.path === undefined ? { ...config, path: 'HANDOFF.json' } : config
}

/** Null where the text cannot be a configuration at all; what is wrong with it is reported. */
function parseYaml(text: string, report: Report): Document | null {
  if (text.length > 100_000) {
    report(0, `The file has ${text.length} characters (limit: 100000)`)
    return null
  }
  const deep = findDeepNesting(text, deepest)
  if (deep !== null) {
    report(deep, `The file is nested more than ${deepest} levels deep`)
    return null
  }
  // Keys given twice are found by parseEntries, which can name them.
  const document = parseDocument(text, { prettyErrors: false, uniqueKeys: false, version: '1.2' })
  for (const { pos, message } of [...document.errors, ...document.warnings]) {
    // 'Source contains multiple documents; please use YAML.parseAllDocuments()'
    report(pos[0], `This is not YAML: ${message.replace(/;.*|\.$/s, '')}`)
  }
  visit(document, {
    Alias: (_, alias) => reportAnchor(alias),
    Node: (_, node) => (!isAlias(node) && node.anchor !== undefined ? reportAnchor(node) : undefined),
  })
  return document

  function reportAnchor(node: Node): symbol {
    report(node.range?.[0] ?? 0, 'Anchors and aliases are not supported. Write the value out')
    return visit.BREAK
  }
}

const deepest = 20

function parseDocumentValues(document: Document, report: Report): Partial<Config> {
  const { contents } = document
  if (contents === null || (isScalar(contents) && contents.value === null)) return {}
  if (!isMap(contents)) {
    report(offsetOf(contents, 0), 'The file must contain keys such as `path: HANDOFF.md`')
    return {}
  }
  const values: Partial<Record<keyof Config, unknown>> = {}
  let pathAt: number | null = null
  const known = new Map(options.map((option) => [option.key, option]))
  for (const { name, at, node } of parseEntries(contents, known.keys(), report)) {
    const option = known.get(name)
    if (option !== undefined) values[option.property] = parseValue(option, node, at, report)
    if (option?.property === 'path') pathAt = offsetOf(node, at)
  }
  const config = values as Partial<Config>
  if (pathAt !== null && config.path)
    assertFormat(config.path, config.format ?? defaultConfig.format, pathAt, report)
  return config
}

/** What the key `path` says can only be judged with what `format` says. */
function assertFormat(path: string, format: Config['format'], at: number, report: Report): void {
  try {
    assertPageTemplate(path, format)
  } catch (error) {
    if (!(error instanceof HandoffError)) throw error
    report(at, error.message.replace(/\.$/, ''), error.hints[0])
  }
}

/** One mistake in a configuration file: UTF-16 offset, message (Markdown, without its full stop), what to do. */
interface Problem {
  offset: number
  message: string
  hint: string | null
}

/** Notes a mistake. */
type Report = (offset: number, message: string, hint?: string) => void

const most = 10

/** The first mistakes of a file as one error: `.handoff.yml:3:1: Unknown key …`, one to a line. */
function configError(file: string, text: string, problems: readonly Problem[]): HandoffError {
  const shown = problems.toSorted((a, b) => a.offset - b.offset).slice(0, most)
  const lines = shown.map(({ offset, message }) => `${file}:${placeOf(text, offset)}: ${shorten(message)}.`)
  if (problems.length > most) lines.push(`${file}: and ${problems.length - most} more.`)
  const hints = new Set(shown.map(({ hint }) => hint).filter((hint) => hint !== null))
  return new HandoffError('config', lines.join('\n'), { hints: [...hints] })
}

/** `line:column`, both 1-based. */
function placeOf(text: string, offset: number): string {
  const lines = text.slice(0, offset).split('\n')
  return `${lines.length}:${(lines.at(-1)?.length ?? 0) + 1}`
}

function shorten(message: string): string {
  return message.length > 300 ? `${message.slice(0, 300)}…` : message
}

type Kind<K extends ValueType['kind']> = Extract<ValueType, { kind: K }>

/** What does not fit is reported and replaced by the default; `at` is the offset of the key, for a value that is missing. */
function parseValue(option: Option, node: Node | null, at: number, report: Report): unknown {
  const entry: Entry = { name: option.key, label: `\`${option.key}\``, node, at }
  switch (option.type.kind) {
    case 'boolean':
      return parseBoolean(entry, report)
    case 'choice':
      return parseChoice(entry, option.type.values, report)
    case 'text':
      return parseText(entry, option.type, report)
    case 'texts':
      return parseTexts(entry, option.type, report)
    case 'choices':
      return parseSections(entry, option.type, report)
    case 'rules':
      return parseRules(entry, report)
  }
}

function parseBoolean(entry: Entry, report: Report): boolean {
  const value = isScalar(entry.node) ? entry.node.value : undefined
  if (typeof value === 'boolean') return value
  // YAML 1.1 took these for true and false, YAML 1.2 takes them for texts.
  const meant = /^(?:yes|on|y)$/i.test(String(value))
    ? 'true'
    : /^(?:no|off|n)$/i.test(String(value))
      ? 'false'
      : null
  unexpected(entry, '`true` or `false`', report, meant === null ? undefined : `Write \`${meant}\`.`)
  return false
}

function parseChoice<Value extends string>(
  entry: Entry,
  values: readonly Value[],
  report: Report,
): Value | null {
  const value = isScalar(entry.node) ? entry.node.value : undefined
  const found = values.find((candidate) => candidate === value)
  if (found !== undefined) return found
  const expected = values.map((candidate) => `\`${candidate}\``)
  const nearest = nearestName(String(value), values)
  const hint = nearest === null ? undefined : `Did you mean \`${nearest}\`?`
  unexpected(entry, `${expected.slice(0, -1).join(', ')} or ${expected.at(-1)}`, report, hint)
  return null
}

function parseText(entry: Entry, type: Kind<'text' | 'texts'>, report: Report): string {
  const value = isScalar(entry.node) ? entry.node.value : undefined
  if (typeof value !== 'string' || !type.pattern.test(value)) {
    const isNumber = typeof value === 'number' || typeof value === 'boolean'
    unexpected(entry, type.expected, report, isNumber ? `Quote it: \`"${sourceOf(entry)}"\`.` : undefined)
    return ''
  }
  try {
    type.assert?.(value)
  } catch (error) {
    if (!(error instanceof HandoffError)) throw error
    report(offsetOf(entry.node, entry.at), error.message.replace(/\.$/, ''), error.hints[0])
  }
  return value
}

function parseTexts(entry: Entry, type: Kind<'texts'>, report: Report): string[] {
  const items = parseItems(entry, type.expected, report)
  const most = type.most ?? items.length
  if (items.length > most) unexpected(entry, `a list of at most ${most} items`, report)
  return items.slice(0, most).map((item) => parseText(item, type, report))
}

function parseSections(entry: Entry, type: Kind<'choices'>, report: Report): unknown[] {
  const named = new Set<string | null>()
  for (const item of parseItems(entry, type.expected, report)) {
    const name = parseChoice(item, type.values, report)
    if (name !== null && named.has(name))
      report(offsetOf(item.node, item.at), `Section ${renderCode(name)} appears twice`)
    named.add(name)
  }
  return [...named, ...requiredSections.filter((name) => !named.has(name))]
}

function parseItems(entry: Entry, expected: string, report: Report): Entry[] {
  if (!isSeq(entry.node)) {
    const hint =
      isScalar(entry.node) && entry.node.value !== null ? `Write \`["${sourceOf(entry)}"]\`.` : undefined
    unexpected(entry, `a list, each item ${expected}`, report, hint)
    return []
  }
  const at = offsetOf(entry.node, entry.at)
  const label = `an item of ${entry.label}`
  return entry.node.items.map((node) => ({ name: '', label, node: isNode(node) ? node : null, at }))
}

function parseRules(entry: Entry, report: Report): Record<string, RuleSetting> {
  const settings: Record<string, RuleSetting> = {}
  for (const id of ruleIds) settings[id] = { severity: rules[id].severity }
  if (!isMap(entry.node)) {
    unexpected(entry, 'rules and their severities, such as `page-size: info`', report)
    return settings
  }
  for (const rule of parseEntries(entry.node, ruleIds, report)) {
    const given = isMap(rule.node)
      ? parseEntries(rule.node, ['severity'], report).map((item) => ({
          ...item,
          label: `the severity of ${rule.label}`,
        }))
      : [rule]
    for (const item of given) {
      const severity = parseChoice(item, severities, report)
      if (severity !== null) settings[rule.name] = { severity }
    }
  }
  return settings
}

function unexpected(entry: Entry, expected: string, report: Report, hint?: string): void {
  const found = describe(entry.node)
  report(offsetOf(entry.node, entry.at), `${capitalise(entry.label)} must be ${expected}, not ${found}`, hint)
}

function capitalise(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1)
}

function describe(node: Node | null): string {
  if (isMap(node)) return 'mapping'
  if (isSeq(node)) return 'list'
  if (!isScalar(node) || node.value === null) return 'nothing'
  if (node.value === '') return 'empty text'
  const shown = renderCode(String(node.value).slice(0, 80))
  return typeof node.value === 'number' ? `number ${shown}` : shown
}

function sourceOf(entry: Entry): string {
  return isScalar(entry.node) ? (entry.node.source ?? String(entry.node.value)) : ''
}

interface Entry {
  name: string
  /** What a message calls it, in Markdown. */
  label: string
  /** Offset of the key. */
  at: number
  /** Null where nothing stands behind the key. */
  node: Node | null
}

/** The entries of a mapping whose keys are known and stand once; the others are reported. */
function parseEntries(map: YAMLMap, known: Iterable<string>, report: Report): Entry[] {
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
function suggest(name: string, known: readonly string[]): string {
  const nearest = nearestName(name, known)
  return nearest === null
    ? `Known are ${known.map((candidate) => `\`${candidate}\``).join(', ')}.`
    : `Did you mean \`${nearest}\`?`
}

function offsetOf(node: unknown, otherwise: number): number {
  return isNode(node) ? (node.range?.[0] ?? otherwise) : otherwise
}
