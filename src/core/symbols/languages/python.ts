import type { DeclarationPattern, LanguageTable } from '../language-table.js'

const patterns: readonly DeclarationPattern[] = [
  { kind: 'class', pattern: /^class\s+(\w+)/, holds: true, hidden: /^class\s+_/ },
  { kind: 'method', pattern: /^(?:async\s+)?def\s+(\w+)/, within: ['class'], hidden: /def\s+_(?!\w*__\b)/ },
  { kind: 'function', pattern: /^(?:async\s+)?def\s+(\w+)/, within: ['top'], hidden: /def\s+_/ },
]

/** Grammar: tree-sitter-python. */
export const python: LanguageTable = {
  language: 'python',
  grammar: 'python',
  comments: ['comment'],
  strings: ['string'],
  declarations: {
    function_definition: { kind: ({ within }) => (within === 'class' ? 'method' : 'function') },
    class_definition: { kind: 'class', holds: true },
  },
  wrappers: ['decorated_definition'],
  passages: [
    'block',
    'if_statement',
    'elif_clause',
    'else_clause',
    'try_statement',
    'except_clause',
    'except_group_clause',
    'finally_clause',
    'with_statement',
    'for_statement',
    'while_statement',
    'match_statement',
    'case_clause',
  ],
  exported: ({ name }) => !name.startsWith('_') || (name.startsWith('__') && name.endsWith('__')),
  lexicon: {
    lineComments: ['#'],
    blockComments: [],
    quotes: ['"', "'"],
    longQuotes: ['"""', "'''"],
  },
  layout: 'indentation',
  patterns,
}
