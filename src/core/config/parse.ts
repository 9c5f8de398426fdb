import { type Document, isAlias, isMap, isScalar, type Node, parseDocument, visit } from 'yaml'
import { HandoffError } from '../errors.js'
import { assertPageTemplate } from '../page-path.js'
import { findDeepNesting } from '../text/yaml-nesting.js'
import type { Config } from './config.js'
import { offsetOf, parseEntries } from './entries.js'
import { defaultConfig, options } from './options.js'
import { configError, type Problem, type Report } from './problems.js'
import { parseValue } from './values.js'

/**
 * Reads the text of `.handoff.yml` (YAML 1.2); `file` is its name in messages. An empty text is the default.
 * Throws a `config` error that names every mistake with its place. This module brings the YAML parser along:
 * import it only where there is a file.
 */
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
