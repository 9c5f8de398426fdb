import { findGlobalUse } from './global-names.js'
import type { DeclarationPattern, DeclarationSite, LanguageTable, ListedNames } from './language-table.js'
import { form, hash, heredoc, type LineForms, notAssigned, quoted, quotedTitle } from './line-forms.js'
import { isMember, lastPart, type NamingRules, withoutModules } from './naming-rules.js'
import { readField, readText, type SyntaxNode } from './syntax.js'

const accessWords = new Set(['private', 'protected', 'public'])

/** A bare `private` holds for the methods after it. */
function readAccess(node: SyntaxNode, source: string): string | null {
  if (node.type !== 'identifier') return null
  const word = readText(node, source)
  return accessWords.has(word) ? word : null
}

/** `private :a, :b` and `private_class_method :c` hide what is declared elsewhere. */
function listNames(source: string): ListedNames {
  const hidden = new Set<string>()
  for (const [, names = ''] of source.matchAll(
    /^[ \t]*(?:private|protected|private_class_method|private_constant)[ (]+((?::[\w?!=]+[,\s]*)+)/gm,
  )) {
    for (const [, name = ''] of names.matchAll(/:([\w?!=]+)/g)) hidden.add(name)
  }
  return { hidden }
}

/** `private def m` is hidden; `def self.m` is not touched by a bare `private`. */
function isExported({ node, outer, source, name, access, listed }: DeclarationSite): boolean {
  if (listed.hidden?.has(name) === true) return false
  if (node.type !== 'method') return true
  const before = source.slice(outer.startIndex, node.startIndex)
  return !/^(?:private|protected)\b/.test(before) && access !== 'private' && access !== 'protected'
}

/** A constant made by a block, as in `Point = Struct.new(:x) do`, is looked into instead. */
function readConstant({ node, source }: DeclarationSite): readonly string[] {
  const name = node.childForFieldName('left')
  if (name?.type !== 'constant' || /\bdo\b/.test(readText(node, source))) return []
  return [readText(name, source)]
}

const patterns: readonly DeclarationPattern[] = [
  {
    kind: 'class',
    pattern: /^class\s+(?!<<)(?:\w*::)*([A-Z]\w*)/,
    owner: /^\w+\s+(?:\w+::)*(\w+)::\w+/,
    holds: true,
  },
  {
    kind: 'module',
    pattern: /^module\s+(?:\w*::)*([A-Z]\w*)/,
    owner: /^\w+\s+(?:\w+::)*(\w+)::\w+/,
    holds: true,
  },
  {
    kind: 'method',
    pattern:
      /^(?:(?:private|protected|public|module_function|private_class_method)\s+)?def\s+(?:self\.|[A-Z]\w*\.)?([^\s(;]+)/,
    within: ['class', 'module'],
    hidden: /^(?:private|protected)/,
  },
  {
    kind: 'constant',
    pattern: /^([A-Z]\w*)\s*=(?![=~])(?!.*\bdo\b)/,
    within: ['class', 'module'],
    unlisted: true,
  },
  { kind: 'function', pattern: /^def\s+(?:self\.)?([^\s(;]+)/, within: ['top'] },
]

/** `class Store::Error` is Error of Store. */
function readLastName({ node, source }: DeclarationSite): readonly string[] {
  return [readField(node, 'name', source)?.replace(/^.*::/s, '') ?? '']
}

function readOwner({ node, source, owner }: DeclarationSite): string | null {
  return /((?<![^:])[^:]+)::[^:]+$/.exec(readField(node, 'name', source) ?? '')?.[1] ?? owner
}

/** An empty method has no body to end its signature. */
function findHead(node: SyntaxNode): SyntaxNode | null {
  return node.childForFieldName('parameters') ?? node.childForFieldName('name')
}

/** Of Ruby itself. */
const builtIn =
  /^(?:Array|BasicObject|Class|Comparable|Date|DateTime|Enumerable|FalseClass|Float|Hash|Integer|Kernel|Method|Module|NilClass|Numeric|Object|Proc|Range|Regexp|Set|String|Struct|Symbol|Time|TrueClass)$/

/** Ruby: constants are loaded by name, methods are called on anything. */
const naming: NamingRules = {
  family: 'ruby',
  declaration: (name) =>
    new RegExp(
      [
        String.raw`\bdef\s+(?:[\w]+\.)?${name}(?![\w?!])`,
        String.raw`\b(?:class|module)\s+(?:[\w]+::)*${name}\b`,
        String.raw`(?:^|[\s(|,*&])${name}\s*(?:,[^=|]*)?(?:\|\|)?=(?![=~>])`,
        String.raw`\|[^|]*\b${name}\b[^|]*\|`,
        // A macro that defines it; a callback or a validation only names it.
        String.raw`^\s*(?!(?:before|after|around|skip|prepend|append)_\w+|validate|private|protected|public|module_function|send|public_send|try|method|respond_to|to\b|receive)\w+[\s(]+(?:[^#]*,\s*)?:${name}(?![\w?!=])`,
        String.raw`\b(?:attr_\w+|alias\w*|delegate|define_method|define_singleton_method|let!?|subject|double|instance_double|Struct\.new)\b.*:?\b${name}(?![\w?!])`,
      ].join('|'),
    ),
  ...withoutModules,
  findUse: (lost, file, standing) =>
    findGlobalUse(lost, file, standing, { memberMarks: ['.', '?.', '&.'], bareCalls: true }),
  commentLine: /^\s*#/,
  inherits: {
    // The head ends with its line.
    head: /^[^\n]*</,
    body: /^[^\S\n]*(?:include|extend|prepend|delegate\w*)\b|\bdef\s+method_missing\b/m,
  },
  isStandIn: (lost) => isMember(lost) && builtIn.test(lastPart(lost.owner ?? '')),
  testsByName: true,
  nestsClasses: true,
}

const lines: LineForms = {
  comments: hash,
  literal: heredoc,
  longComments: true,
  // RSpec and Minitest.
  skips: [
    {
      pattern:
        /^\s*(?:RSpec\.)?(?<mark>[xf](?:it|describe|context|specify|feature|scenario|example))(?=\s*(?:["'({]|%[qQ({[]|do\b|[A-Z]))/,
      shows: 'title',
    },
    { pattern: /^\s*(?<mark>pending|skip)(?=[ (]\s*["']|\s*$)/, shows: 'title', statement: true },
    {
      pattern:
        /^\s*(?<mark>(?:RSpec\.)?(?:it|describe|context|specify|feature|scenario|example)\b[ (].*,\s*(?::(?:skip|focus|pending)\b(?!\s*=>)|(?::(?:skip|focus|pending)\s*=>|(?:skip|focus|pending):)\s*(?:true\b|["'])))/,
      shows: 'line',
    },
  ],
  reads: {
    hint: /ENV[.[]/,
    forms: [
      form(String.raw`\bENV\[\s*${quoted}\s*\]${notAssigned}`),
      form(String.raw`\bENV\.(?:fetch|key\?|has_key\?|include\?)[ (]\s*${quoted}`),
    ],
  },
  // it "…" do, test "…" do, scenario '…'
  titles: new RegExp(`^\\s*(?:it|test|specify|example|scenario)[ (]\\s*${quotedTitle}`),
}

/** Grammar: tree-sitter-ruby. */
export const ruby: LanguageTable = {
  language: 'ruby',
  grammar: 'ruby',
  comments: ['comment'],
  strings: ['string', 'heredoc_body', 'regex', 'subshell', 'string_array', 'symbol_array'],
  declarations: {
    class: { kind: 'class', holds: true, names: readLastName, owner: readOwner },
    module: { kind: 'module', holds: true, names: readLastName, owner: readOwner },
    method: { kind: ({ within }) => (within === null ? 'function' : 'method'), head: findHead },
    singleton_method: { kind: 'method', head: findHead },
    assignment: { kind: 'constant', names: readConstant, unlisted: true },
  },
  wrappers: ['call', 'argument_list'],
  passages: ['body_statement', 'singleton_class', 'if', 'unless', 'then', 'else', 'elsif', 'begin', 'rescue'],
  blocks: {
    types: ['assignment', 'do_block', 'block'],
    holding: /^[ \t]*(?:private |protected )?(?:def|class|module)\b/m,
  },
  access: readAccess,
  listed: listNames,
  exported: isExported,
  lexicon: {
    lineComments: ['#'],
    blockComments: [['=begin', '=end']],
    quotes: [],
    longQuotes: ['"', "'"],
    hereDocument: /<<[~-]?['"`]?([A-Z_]\w*)['"`]?/y,
  },
  holders: ['class', 'module'],
  layout: 'end',
  patterns,
  lines,
  naming,
}
