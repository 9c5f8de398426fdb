import type { DeclarationPattern, DeclarationSite, LanguageTable, ListedNames } from './language-table.js'

/** `__all__ = ['a', 'b']` names what a module exports. */
function listExports(source: string): ListedNames {
  if (!source.includes('__all__')) return {}
  const shown = new Set<string>()
  for (const [, names = ''] of source.matchAll(/^__all__\s*\+?=\s*[[(]([^\])]*)[\])]/gm)) {
    for (const [, name = ''] of names.matchAll(/['"](\w+)['"]/g)) shown.add(name)
  }
  return { shown }
}

/** By the list, where a module has one; else by the name: `_internal` is not, `__init__` is. */
function isExported({ name, within, listed }: DeclarationSite): boolean {
  if (within === null && listed.shown !== undefined && listed.shown.size > 0) return listed.shown.has(name)
  return !name.startsWith('_') || (name.startsWith('__') && name.endsWith('__'))
}

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
  listed: listExports,
  exported: isExported,
  // An import by name asks for no leave.
  shared: ({ within }) => within === null,
  lexicon: {
    lineComments: ['#'],
    blockComments: [],
    quotes: ['"', "'"],
    longQuotes: ['"""', "'''"],
  },
  holders: ['class'],
  layout: 'indentation',
  patterns,
}
