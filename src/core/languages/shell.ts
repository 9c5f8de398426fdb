import type { DeclarationPattern, LanguageTable } from './language-table.js'
import { form, hashWord, heredoc, type LineForms } from './line-forms.js'

const patterns: readonly DeclarationPattern[] = [
  { kind: 'function', pattern: /^function\s+([\w:.-]+)/, hidden: /^function\s+_/ },
  { kind: 'function', pattern: /^([\w:.-]+)\s*\(\s*\)/, hidden: /^_/ },
]

const lines: LineForms = {
  comments: hashWord,
  literal: heredoc,
  skips: [{ pattern: /^\s*(?<mark>skip)(?=\s+["']|\s*$)/, shows: 'title', statement: true }],
  skipsIn: /\.bats$/,
  // Only `${X:?message}`: every other expansion may be the script's own variable.
  reads: { hint: /\$\{\w+:?\?/, forms: [form(String.raw`\$\{(?<name>[A-Za-z_]\w*):?\?`)] },
}

/**
 * Without a grammar: functions are all there is to find, and patterns find the same ones (measured on real scripts),
 * so 1.4 MB of grammar would say nothing more. Who sources a script can call whatever it defines.
 */
export const shell: LanguageTable = {
  language: 'shell',
  grammar: null,
  comments: [],
  strings: [],
  declarations: {},
  wrappers: [],
  passages: [],
  exported: () => true,
  lexicon: {
    lineComments: ['#'],
    blockComments: [],
    quotes: [],
    longQuotes: ['"', "'"],
    hereDocument: /<<-?[ \t]*\\?['"]?(\w+)['"]?/y,
  },
  holders: [],
  layout: 'braces',
  patterns,
  lines,
  naming: null,
}
