import { rules, severities } from './config.js'
import { type Option, options, type ValueType } from './options.js'

/** The keys of `.handoff.yml` as a Markdown table. */
export function renderOptionTable(): string {
  const rows = options.map((option) => [
    `\`${option.key}\``,
    describeType(option.type),
    describeDefault(option),
    option.description,
  ])
  return renderTable(['Key', 'Value', 'Default', 'Meaning'], rows)
}

/** The rules of `check` as a Markdown table. */
export function renderRuleTable(folder: string): string {
  const rows = Object.entries(rules).map(([id, rule]) => [
    `[\`${id}\`](${folder}/${id}.md)`,
    rule.severity,
    rule.finds,
  ])
  return renderTable(['Rule', 'Default', 'Finds'], rows)
}

/** A `.handoff.yml` that sets every key to something else than its default. */
export function renderExample(): string {
  return options.map((option) => `${option.key}: ${option.example}\n`).join('')
}

function describeType(type: ValueType): string {
  switch (type.kind) {
    case 'boolean':
      return '`true`, `false`'
    case 'choice':
      return type.values.map((value) => `\`${value}\``).join(', ')
    case 'text':
      return type.expected
    case 'texts':
      return `a list, each item ${type.expected}`
    case 'choices':
      return `a list of ${type.values.map((value) => `\`${value}\``).join(', ')}`
    case 'rules':
      return 'a severity for each rule, see below'
  }
}

function describeDefault(option: Option): string {
  if (option.default === null) return 'found by git'
  if (option.type.kind === 'rules') return 'see below'
  if (option.type.kind === 'choices') return 'all, in this order'
  if (Array.isArray(option.default)) return 'none'
  return `\`${String(option.default)}\``
}

function renderTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}

/** A JSON Schema (draft-07, which editors know best) of `.handoff.yml`. */
export function deriveSchema(): Record<string, unknown> {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: '.handoff.yml',
    description: 'Configuration of git-handoff.',
    type: ['object', 'null'],
    additionalProperties: false,
    properties: Object.fromEntries(options.map((option) => [option.key, deriveProperty(option)])),
  }
}

function deriveProperty(option: Option): Record<string, unknown> {
  const hasDefault = option.default !== null && option.type.kind !== 'rules'
  return {
    description: option.description.replaceAll('`', ''),
    ...(hasDefault ? { default: option.default } : {}),
    ...deriveType(option.type),
  }
}

function deriveType(type: ValueType): Record<string, unknown> {
  switch (type.kind) {
    case 'boolean':
      return { type: 'boolean' }
    case 'choice':
      return { enum: type.values }
    case 'text':
      return { type: 'string', pattern: type.pattern.source }
    case 'texts':
      return { type: 'array', items: { type: 'string', pattern: type.pattern.source } }
    case 'choices':
      return { type: 'array', items: { enum: type.values }, uniqueItems: true }
    case 'rules':
      return {
        type: 'object',
        additionalProperties: false,
        properties: Object.fromEntries(
          Object.entries(rules).map(([id, rule]) => [id, deriveRule(rule.severity, rule.finds)]),
        ),
      }
  }
}

function deriveRule(severity: string, finds: string): Record<string, unknown> {
  const value = { enum: severities, default: severity }
  return {
    description: `Finds ${finds}.`,
    anyOf: [value, { type: 'object', additionalProperties: false, properties: { severity: value } }],
  }
}
