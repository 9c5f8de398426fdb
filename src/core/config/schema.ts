import { type Option, options, type ValueType } from './options.js'
import { rules, severities } from './rules.js'

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
