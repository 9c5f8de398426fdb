import type { DeclarationPattern, DeclarationSite, LanguageTable } from './language-table.js'
import { readText, type SyntaxNode } from './syntax.js'

const holders = new Set(['impl', 'trait'])
const deriveFunctionKind = ({ within }: DeclarationSite): string =>
  within !== null && holders.has(within) ? 'method' : 'function'

/** `impl<T> fmt::Display for &'a mut Foo<T>` holds members of Foo. */
function readImplemented(node: SyntaxNode, source: string): string | null {
  const type = node.childForFieldName('type')
  return type === null ? null : readTypeName(type, source)
}

function readTypeName(type: SyntaxNode, source: string): string {
  const inner =
    type.type === 'generic_type' || type.type === 'reference_type'
      ? type.childForFieldName('type')
      : type.type === 'scoped_type_identifier'
        ? type.childForFieldName('name')
        : null
  return inner === null ? readText(type, source) : readTypeName(inner, source)
}

/** `pub`, but not `pub(crate)`; what stands in a trait is as public as the trait. */
function isExported({ node, within, source }: DeclarationSite): boolean {
  if (within === 'trait') return true
  return readVisibility(node, source) === 'pub'
}

function readVisibility(node: SyntaxNode, source: string): string {
  const visibility = node.namedChildren.find((child) => child.type === 'visibility_modifier')
  return visibility === undefined ? '' : readText(visibility, source)
}

const pub = /^pub\s/
const before = String.raw`^(?:pub(?:\([^)]*\))?\s+)?`
const functionHead = new RegExp(
  String.raw`${before}(?:(?:default|const|async|unsafe|extern(?:\s+"[^"]*")?)\s+)*fn\s+(\w+)`,
)

const patterns: readonly DeclarationPattern[] = [
  { kind: 'method', pattern: functionHead, within: ['impl'], shown: pub },
  { kind: 'method', pattern: functionHead, within: ['trait'] },
  { kind: 'function', pattern: functionHead, shown: pub },
  { kind: 'struct', pattern: new RegExp(String.raw`${before}(?:struct|union)\s+(\w+)`), shown: pub },
  { kind: 'enum', pattern: new RegExp(String.raw`${before}enum\s+(\w+)`), shown: pub },
  {
    kind: 'trait',
    pattern: new RegExp(String.raw`${before}(?:unsafe\s+)?trait\s+(\w+)`),
    holds: true,
    shown: pub,
  },
  { kind: 'module', pattern: new RegExp(String.raw`${before}mod\s+(\w+)`), holds: true, shown: pub },
  {
    kind: 'type',
    pattern: new RegExp(String.raw`${before}type\s+(\w+)`),
    within: ['top', 'module'],
    shown: pub,
  },
  {
    kind: 'impl',
    pattern:
      /^(?:unsafe\s+)?impl\b(?:.*\bfor\s+|\s*(?:<.*?>\s*)?)(?:&(?:'\w+\s+)?(?:mut\s+)?)?(?:\w+::)*(\w+)/,
    extension: true,
  },
]

/** Grammar: tree-sitter-rust. */
export const rust: LanguageTable = {
  language: 'rust',
  grammar: 'rust',
  comments: ['line_comment', 'block_comment'],
  strings: ['string_literal', 'raw_string_literal', 'char_literal'],
  declarations: {
    function_item: { kind: deriveFunctionKind },
    function_signature_item: { kind: deriveFunctionKind },
    struct_item: { kind: 'struct' },
    union_item: { kind: 'struct' },
    enum_item: { kind: 'enum' },
    trait_item: { kind: 'trait', holds: true },
    mod_item: { kind: 'module', holds: true },
    type_item: {
      kind: ({ within }) => (within === null || within === 'module' ? 'type' : null),
      body: 'type',
    },
  },
  extensions: { impl_item: { kind: 'impl', name: readImplemented } },
  wrappers: [],
  passages: ['foreign_mod_item', 'declaration_list'],
  prefixes: ['attribute_item'],
  exported: isExported,
  // `pub(crate)`, `pub(super)`
  shared: ({ node, source }) => /^pub\s*\((?!\s*self\b)/.test(readVisibility(node, source)),
  lexicon: { lineComments: ['//'], blockComments: [['/*', '*/']], quotes: [], longQuotes: ['"'] },
  holders: ['impl', 'trait', 'mod'],
  layout: 'braces',
  patterns,
}
