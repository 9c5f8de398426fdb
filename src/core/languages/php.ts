import type { DeclarationPattern, DeclarationSite, LanguageTable } from './language-table.js'
import { readText } from './syntax.js'

function isExported({ node, source }: DeclarationSite): boolean {
  const visibility = node.namedChildren.find((child) => child.type === 'visibility_modifier')
  return visibility === undefined || readText(visibility, source) === 'public'
}

const patterns: readonly DeclarationPattern[] = [
  { kind: 'class', pattern: /^(?:(?:abstract|final|readonly)\s+)*class\s+(\w+)/i, holds: true },
  { kind: 'interface', pattern: /^interface\s+(\w+)/i, holds: true },
  { kind: 'trait', pattern: /^trait\s+(\w+)/i, holds: true },
  { kind: 'enum', pattern: /^enum\s+(\w+)/i, holds: true },
  {
    kind: 'method',
    pattern: /^(?:(?:public|protected|private|static|abstract|final)\s+)*function\s+&?\s*(\w+)/i,
    within: ['class', 'interface', 'trait', 'enum'],
    hidden: /^[^(]*\b(?:private|protected)\b/i,
  },
  {
    kind: 'constant',
    pattern: /^(?:(?:public|protected|private|final)\s+)*const\s+(?:\w+\s+)?(\w+)\s*=/i,
    within: ['class', 'interface', 'trait', 'enum'],
    unlisted: true,
  },
  { kind: 'function', pattern: /^function\s+(?:&\s*)?(\w+)/i, within: ['top'] },
]

/** Grammar: tree-sitter-php, the variant that reads HTML around the code. */
export const php: LanguageTable = {
  language: 'php',
  grammar: 'php',
  comments: ['comment'],
  strings: ['string', 'encapsed_string', 'heredoc', 'nowdoc', 'shell_command_expression', 'text'],
  declarations: {
    class_declaration: { kind: 'class', holds: true },
    interface_declaration: { kind: 'interface', holds: true },
    trait_declaration: { kind: 'trait', holds: true },
    enum_declaration: { kind: 'enum', holds: true },
    method_declaration: { kind: 'method' },
    function_definition: { kind: 'function' },
    const_declaration: { kind: 'constant', names: () => [''], unlisted: true },
  },
  wrappers: [],
  passages: [
    'namespace_definition',
    'compound_statement',
    'if_statement',
    'else_clause',
    'colon_block',
    // `return new class extends Migration { public function up() … }`
    'return_statement',
    'object_creation_expression',
    'anonymous_class',
    'declaration_list',
  ],
  exported: isExported,
  lexicon: {
    lineComments: ['//', '#'],
    blockComments: [['/*', '*/']],
    quotes: [],
    longQuotes: ['"', "'"],
    hereDocument: /<<<[ \t]*['"]?(\w+)['"]?/y,
  },
  holders: ['class', 'interface', 'trait', 'enum', 'namespace'],
  layout: 'braces',
  patterns,
}
