import type { DeclarationPattern, DeclarationSite, LanguageTable, ListedNames } from './language-table.js'
import { capitals, form, hash, type LineForms, notAssigned, quoted, tripleQuote } from './line-forms.js'
import { pythonNames } from './python-imports.js'

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

const lines: LineForms = {
  comments: hash,
  literal: tripleQuote,
  longComments: true,
  skips: [
    // @pytest.mark.skip(reason="…"), pytestmark = pytest.mark.skip("…")
    {
      pattern:
        /^(?: {0,8}|\t{0,2})(?:@|pytestmark\s*=\s*)(?:pytest\.)?mark\.(?<mark>skip)\b(?=\s*(?:$|#|\(\s*(?:$|\)|f?["']|reason\s*=)))/,
      shows: 'line',
      argument: /^\s*(?:f?["']|reason\s*=)/,
    },
    // @pytest.mark.xfail(reason="…"); its first argument is a condition
    {
      pattern:
        /^(?: {0,8}|\t{0,2})(?:@|pytestmark\s*=\s*)(?:pytest\.)?mark\.(?<mark>xfail)\b(?=\s*(?:$|#|\(\s*(?:$|\)|(?:reason|strict|raises|run)\s*=)))(?!.*\bcondition\s*=)/,
      shows: 'line',
      argument: /^\s*(?:reason|strict|raises|run)\s*=/,
    },
    // pytest.param(1, marks=pytest.mark.xfail)
    {
      pattern: /\bmarks=\[?(?<mark>pytest\.mark\.(?:skip|xfail))\b(?=\s*(?:[,)\]]|\((?:\)|["']|reason)))/,
      shows: 'line',
    },
    {
      pattern: /^\s*@(?:unittest\.)?(?<mark>skip|expectedFailure)\b(?=\s*(?:$|\(\s*(?:["'f]|reason)))/,
      shows: 'line',
    },
    {
      pattern:
        /^(?: {0,12}|\t{0,3})(?:raise\s+)?(?<mark>pytest\.skip|pytest\.xfail|self\.skipTest|unittest\.SkipTest)(?=\()(?!.*\ballow_module_level)/,
      shows: 'title',
      statement: true,
    },
  ],
  // `try:` with an import that may fail
  guarded: { before: /:$|^(?:import|from)\b/ },
  reads: {
    hint: /environ|getenv|\benv[.(]/,
    forms: [
      form(String.raw`\benviron\[\s*${quoted}\s*\]${notAssigned}`),
      form(String.raw`\benviron\.get\(\s*${quoted}`),
      form(String.raw`\b(?:os\.)?getenvb?\(\s*${quoted}`),
      form(String.raw`${quoted}\s+(?:not\s+)?in\s+(?:os\.)?environ\b`),
      // django-environ, environs
      capitals(
        String.raw`(?<![\w.])env(?:\.(?:str|bool|int|float|list|json|db|url|path|dict|get_value))?\(\s*${quoted}`,
      ),
    ],
  },
}

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
  lexicon: { lineComments: ['#'], blockComments: [], quotes: ['"', "'"], longQuotes: ['"""', "'''"] },
  holders: ['class'],
  layout: 'indentation',
  patterns,
  lines,
  naming: pythonNames,
}
