import { type Option, options, type ValueType } from './options.js'
import { rules } from './rules.js'

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
