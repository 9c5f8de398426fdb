import type { DeclarationPattern, DeclarationSite, LanguageTable } from './language-table.js'
import { readText, type SyntaxNode } from './syntax.js'

const visible = /\b(?:public|protected)\b/
const openHolders = new Set(['interface', 'annotation'])

/** `public` or `protected`; members of interfaces are public without a word. */
function isExported({ node, within, source }: DeclarationSite): boolean {
  if (within !== null && openHolders.has(within)) return true
  return visible.test(readModifiers(node, source))
}

function readModifiers(node: SyntaxNode, source: string): string {
  const modifiers = node.namedChildren.find((child) => child.type === 'modifiers')
  return modifiers === undefined ? '' : readText(modifiers, source)
}

const openly = /\b(?:public|protected)\b/
const head = String.raw`^(?:(?:public|protected|private|static|final|abstract|sealed|non-sealed|strictfp)\s+)*`
const holders = ['class', 'interface', 'enum', 'annotation']

const patterns: readonly DeclarationPattern[] = [
  {
    kind: 'class',
    pattern: new RegExp(String.raw`${head}(?:class|record)\s+(\w+)`),
    holds: true,
    shown: openly,
  },
  {
    kind: 'interface',
    pattern: new RegExp(String.raw`${head}interface\s+(\w+)`),
    holds: true,
    shown: openly,
  },
  {
    kind: 'annotation',
    pattern: new RegExp(String.raw`${head}@interface\s+(\w+)`),
    holds: true,
    shown: openly,
  },
  { kind: 'enum', pattern: new RegExp(String.raw`${head}enum\s+(\w+)`), holds: true, shown: openly },
  {
    kind: 'method',
    pattern: /^(?!return\b|new\b|throw\b|else\b)(?:[\w.<>?,[\]&@]+\s+)+(\w+)\s*\(/,
    within: holders,
    shown: openly,
    bare: true,
  },
  {
    kind: 'method',
    pattern: /^([A-Z]\w*)\s*\([^;]*$/,
    within: ['class'],
    bare: true,
    shown: openly,
  },
]

/** Grammar: tree-sitter-java. */
export const java: LanguageTable = {
  language: 'java',
  grammar: 'java',
  comments: ['line_comment', 'block_comment'],
  strings: ['string_literal', 'character_literal'],
  declarations: {
    class_declaration: { kind: 'class', holds: true },
    record_declaration: { kind: 'class', holds: true },
    interface_declaration: { kind: 'interface', holds: true },
    annotation_type_declaration: { kind: 'annotation', holds: true },
    enum_declaration: { kind: 'enum', holds: true },
    method_declaration: { kind: 'method' },
    constructor_declaration: { kind: 'method' },
    compact_constructor_declaration: { kind: 'method' },
    annotation_type_element_declaration: { kind: 'method', body: 'value' },
  },
  wrappers: [],
  passages: ['enum_body_declarations'],
  exported: isExported,
  shared: ({ node, source }) => !/\bprivate\b/.test(readModifiers(node, source)),
  lexicon: {
    lineComments: ['//'],
    blockComments: [['/*', '*/']],
    quotes: ['"', "'"],
    longQuotes: ['"""'],
  },
  holders: ['class', 'interface', 'enum', 'record'],
  layout: 'braces',
  patterns,
}
