import type { DeclarationPattern, LanguageTable } from '../language-table.js'

const patterns: readonly DeclarationPattern[] = [
  { kind: 'function', pattern: /^function\s+([\w:.-]+)/, hidden: /^function\s+_/ },
  { kind: 'function', pattern: /^([\w:.-]+)\s*\(\s*\)/, hidden: /^_/ },
]

/** Grammar: tree-sitter-bash. Who sources a script can call whatever it defines. */
export const shell: LanguageTable = {
  language: 'shell',
  grammar: 'bash',
  comments: ['comment'],
  strings: ['string', 'raw_string', 'ansi_c_string', 'heredoc_body'],
  declarations: { function_definition: { kind: 'function' } },
  wrappers: [],
  passages: [
    'if_statement',
    'else_clause',
    'elif_clause',
    'case_statement',
    'case_item',
    'redirected_statement',
  ],
  exported: ({ name }) => !name.startsWith('_'),
  lexicon: { lineComments: ['#'], blockComments: [], quotes: [], longQuotes: ['"', "'"] },
  holders: [],
  layout: 'braces',
  patterns,
}
