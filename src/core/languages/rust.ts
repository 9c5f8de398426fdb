import { findWord, isDistinctive, qualifierBefore, textAfter } from './identifiers.js'
import type { DeclarationPattern, DeclarationSite, LanguageTable } from './language-table.js'
import { form, type LineForms, quoted, rawString, slashNoSingle } from './line-forms.js'
import {
  findMemberUse,
  isMember,
  type LostSymbol,
  type NamedFile,
  type NamingRules,
  type Standing,
  type Use,
  withoutModules,
} from './naming-rules.js'
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

/** `pub`, but not `pub(crate)`; members of a trait are as public as the trait. */
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

/** Rust: a name comes by a path from its crate. */
const naming: NamingRules = {
  family: 'rust',
  declaration: (name) =>
    new RegExp(
      [
        String.raw`\b(?:fn|struct|enum|trait|type|mod|union|const|static|macro_rules!|as|let|mut|ref)\s+${name}\b`,
        String.raw`(?:^|[(,|{])\s*(?:pub(?:\([^)]*\))?\s+)?${name}\s*:(?!:)`,
        String.raw`\|[^|]*\b${name}\b[^|]*\|`,
        // Passed on from another crate.
        String.raw`\bpub(?:\([^)]*\))?\s+use\s+(?!crate\b|self\b|super\b).*\b${name}\b`,
        // A variant.
        String.raw`^\s*${name}\s*(?:,|\{|\([^()]*\),)\s*(?://.*)?$`,
      ].join('|'),
    ),
  ...withoutModules,
  sees: ({ paths }, path) => paths.some((own) => crateOf(own) === null || crateOf(own) === crateOf(path)),
  findUse,
}

function findUse(lost: LostSymbol, file: NamedFile, standing: Standing): Use | null {
  if (isMember(lost)) return findMemberUse(lost, file, standing)
  if (standing.declared || lost.change === 'moved' || !isDistinctive(lost.name)) return null
  const folders = new Set([
    'crate',
    'super',
    'self',
    ...lost.paths.flatMap(partsOf),
    ...(lost.owner ?? '').split('.'),
  ])
  const imports = [...file.code.matchAll(/^[ \t]*(?:pub(?:\([^)]*\))?[ \t]+)?use[ \t]+([^\s;][^;]*);/gm)]
  const imported = imports.find(([all]) => findWord(all, lost.name).length > 0)
  if (imported !== undefined && !folders.has(firstPart(imported[1] ?? ''))) return null
  for (const at of findWord(file.code, lost.name)) {
    const root = /\b(\w+)(?:::\w+)*::$|(\.)\s*$/.exec(file.code.slice(Math.max(0, at - 80), at))
    // A member, or of another crate.
    if (root !== null && (root[1] === undefined || !folders.has(root[1]))) continue
    const isImport = imports.some(({ index, 0: all }) => at >= index && at < index + all.length)
    const next = textAfter(file.code, at, lost.name)
    if (isImport) return findCall(file, lost.name, at) ?? { at, how: 'imports' }
    if (lost.kind === 'function' && !/^(?:\(|::<)/.test(next)) continue
    return { at, how: next.startsWith('(') ? 'calls' : 'names' }
  }
  return null
}

function findCall({ code }: NamedFile, name: string, from: number): Use | null {
  const at = findWord(code, name).find(
    (place) =>
      place > from &&
      /^(?:\(|::<)/.test(textAfter(code, place, name)) &&
      qualifierBefore(code, place) === null,
  )
  return at === undefined ? null : { at, how: 'calls' }
}

/** `crates/core/src/auth.rs` → crates/core; null where the folders do not show it. */
function crateOf(path: string): string | null {
  return /^(.*?)(?:^|\/)(?:src|tests|benches|examples)\//.exec(path)?.[1] ?? null
}

/** `tokio/src/sync/mutex.rs` → tokio, src, sync, mutex: modules and crates are called as folders and files are. */
function partsOf(path: string): string[] {
  return path
    .replace(/\.rs$/, '')
    .split('/')
    .map((part) => part.replaceAll('-', '_'))
}

function firstPart(use: string): string {
  return /^(?:::)?\s*(\w+)/.exec(use.trim())?.[1] ?? ''
}

const lines: LineForms = {
  comments: slashNoSingle,
  literal: rawString,
  skips: [{ pattern: /^\s*#\[(?<mark>ignore)\b/, shows: 'line' }],
  testsInSource: true,
  reads: {
    hint: /env::var|env!/,
    forms: [
      form(String.raw`\benv::var(?:_os)?\(\s*${quoted}`),
      form(String.raw`\b(?:option_)?env!\(\s*${quoted}`),
    ],
  },
}

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
  lines,
  naming,
}
