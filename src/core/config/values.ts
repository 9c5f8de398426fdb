import { isMap, isNode, isScalar, isSeq, type Node } from 'yaml'
import { HandoffError } from '../errors.js'
import { renderCode } from '../text/code.js'
import { nearestName } from '../text/nearest.js'
import { type RuleSetting, requiredSections } from './config.js'
import { type Entry, offsetOf, parseEntries } from './entries.js'
import { type Option, ruleIds, type ValueType } from './options.js'
import type { Report } from './problems.js'
import { rules, severities } from './rules.js'

type Kind<K extends ValueType['kind']> = Extract<ValueType, { kind: K }>

/**
 * The value of an option. What does not fit is reported; then the result is the default, which nobody will see.
 * `at` is the offset of the key, for a value that is not there.
 */
export function parseValue(option: Option, node: Node | null, at: number, report: Report): unknown {
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
