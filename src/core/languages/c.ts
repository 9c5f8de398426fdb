import { folderOf } from '../files/language.js'
import { findGlobalUse } from './global-names.js'
import { findWord } from './identifiers.js'
import type { DeclarationPattern, DeclarationSite, LanguageTable } from './language-table.js'
import { form, type LineForms, quoted, slash } from './line-forms.js'
import {
  type ChangedTree,
  type FileUse,
  joinPath,
  type LostFile,
  type LostSymbol,
  listEnding,
  type NamedFile,
  type NamingRules,
  withoutModules,
} from './naming-rules.js'
import { readField, readText, type SyntaxNode } from './syntax.js'

/** The name inside `*(*name(int a))(int)`: declarators nest until one is a plain name. */
export function readDeclaratorName(node: SyntaxNode | null, source: string): string | null {
  if (node === null) return null
  const inner = node.childForFieldName('declarator')
  if (inner !== null) return readDeclaratorName(inner, source)
  if (node.type === 'parenthesized_declarator' || node.type === 'attributed_declarator') {
    return readDeclaratorName(node.namedChildren[0] ?? null, source)
  }
  return /identifier$/.test(node.type) ? readText(node, source) : null
}

function readFunctionName({ node, source }: DeclarationSite): readonly string[] {
  const name = readDeclaratorName(node.childForFieldName('declarator'), source)
  return name === null ? [] : [name]
}

/** A struct that is only named, as in `struct list *next`, declares nothing. */
export function withBody(kind: string): (site: DeclarationSite) => string | null {
  return ({ node }) => (node.childForFieldName('body') === null ? null : kind)
}

/** `typedef struct list { … } list;` is one symbol, the struct; any other name of a typedef is a symbol too. */
function readTypedefNames({ node, source }: DeclarationSite): readonly string[] {
  const tag = readTag(node, source)
  return node.namedChildren
    .slice(1)
    .map((child) => readDeclaratorName(child, source))
    .filter((name): name is string => name !== null && name !== tag)
}

/** The name of the struct, union or enum that a typedef declares in passing. */
function readTag(node: SyntaxNode, source: string): string | null {
  const type = node.childForFieldName('type')
  return type === null || type.childForFieldName('body') === null ? null : readField(type, 'name', source)
}

/** The lines of the struct in a typedef are the struct's, where it has a name. */
function findTypedefExtent({ node, source }: DeclarationSite): SyntaxNode {
  return readTag(node, source) === null ? node : (node.namedChildren.at(-1) ?? node)
}

const specifierKinds: Readonly<Record<string, string>> = {
  struct_specifier: 'struct',
  union_specifier: 'struct',
  enum_specifier: 'enum',
}

function deriveTypedefKind({ node }: DeclarationSite): string {
  const type = node.childForFieldName('type')
  return type?.childForFieldName('body') == null ? 'type' : (specifierKinds[type.type] ?? 'type')
}

/** Functions that are not static; types where a header declares them. */
function isExported({ node, source, path }: DeclarationSite): boolean {
  if (/\.h\w*$/i.test(path)) return true
  if (node.type !== 'function_definition') return false
  const body = node.childForFieldName('body')
  return !/\bstatic\b/.test(source.slice(node.startIndex, body?.startIndex ?? node.endIndex))
}

/** Types of a source file are its own; whether it is a header, a line does not show. */
const never = /(?!)/

const patterns: readonly DeclarationPattern[] = [
  {
    kind: 'struct',
    pattern: /^(?:typedef\s+)?(?:static\s+)?(?:struct|union)\s+(\w+)\s*(?:\{|$)/,
    shown: never,
    bare: true,
  },
  { kind: 'enum', pattern: /^(?:typedef\s+)?enum\s+(\w+)\s*(?:\{|$)/, shown: never, bare: true },
  { kind: 'type', pattern: /^typedef\b[^{]*?\b(\w+)\s*;/, shown: never, bare: true },
  {
    kind: 'function',
    pattern:
      /^(?!(?:if|for|while|switch|return|else|do|typedef|define|case)\b)(?:\w+[\s*]+)*(\w+)\s*\((?!.*;\s*$)/,
    within: ['top'],
    hidden: /\bstatic\b/,
    bare: true,
  },
]

const statement = String.raw`(?:return|else|new|delete|throw|case|goto|co_\w+)\b`
const typeList = String.raw`[\w:,\s*&]*`
/** The type before a declared name: words, stars and references. */
const type = String.raw`(?!${statement})(?:[A-Za-z_][\w:]*(?:<${typeList}(?:<[^<>]*>${typeList})*>)?(?:\s+|\s*[*&]+\s*))+`
/** `void sign(token *t);`, not `return sign(t);` */
const prototype = String.raw`(?:extern\s+)?(?!${statement})[A-Za-z_][\w\s*&:<>,]*[\s*&]\w+\s*\([^{}]*\)[^{}()=]*;\s*(?:\/[/*].*)?$`

const header = /\.(?:h|hh|hpp|hxx|inl|inc|ipp|c|cc|cpp|cxx)$/

/** C and its relatives: a header's prototype is no function, it is left over when the function goes. */
const naming: NamingRules = {
  family: 'c',
  declaration: (name) =>
    new RegExp(
      [
        String.raw`#\s*define\s+${name}\b`,
        String.raw`\b(?:struct|union|enum|class|typedef|using|namespace)\s+(?:\w+\s+)*${name}\b(?!\s*[*&\w(])`,
        // A function with its body, or with more parameters on the next line; in a class, an announced one too.
        String.raw`^(?!${prototype})${type}(?:[\w:<>~]+::)?${name}\s*\(`,
        String.raw`^\s+${type}${name}\s*\(`,
        // Macros around its type: `INLINE(int) sign(token *t)`, `typedef map_t(int) tokens;`.
        String.raw`^(?!.*;\s*$)(?!${statement})[A-Za-z_]\w*\s*\([^()]*\)[\w\s*&]*?[\s*&)]${name}\s*\(`,
        String.raw`^\s*typedef\b[^;]*[\s*&)]${name}\s*[;,[]`,
        // Its type is on the line before.
        String.raw`^${name}\s*\(`,
        // A variable, a field or a parameter.
        String.raw`(?:^\s*|[(,{;]\s*)${type}${name}\s*(?:[=;,)[]|$)`,
        String.raw`^\s*${name}\s*(?:,|=[^=]|$)`,
        String.raw`\}\s*\*?${name}\s*;`,
        String.raw`\(\s*\*\s*${name}\s*\)`,
      ].join('|'),
    ),
  ...withoutModules,
  findUse: (lost, file, standing) =>
    findGlobalUse(lost, file, standing, {
      memberMarks: ['.', '->'],
      bareCalls: false,
      macros: /(?<!\w)[A-Z][A-Z0-9_]{2,}\s*\([\w\s*,]*$/,
      // Nothing but a declaration begins with its line: `API(int) sign(`.
      announcement: (name) =>
        new RegExp(String.raw`^(?:${prototype}|(?!${statement})[A-Za-z_][^;={}]*[\s*&)]${name}\s*\()`),
    }),
  relatives: ['objective-c', 'objective-c++', 'cuda'],
  alsoDeclaredIn: ['inc', 'def', 'y', 'l', 'in', 's', 'S', 'asm'],
  inherits: { head: /:(?!:)/ },
  isStandIn: (lost, former) => former !== null && (isConditional(lost, former) || wasStatic(lost, former)),
  readsFormer: true,
  files: {
    named: header,
    globs: ['c', 'h', 'cc', 'cpp', 'cxx', 'hpp', 'hh', 'inl', 'm', 'mm', 'cu'].map((each) => `**/*.${each}`),
    withEndings: true,
    find: findIncludes,
  },
}

/** Renamed and made public at once: before, no other file could mean it. */
function wasStatic({ name, paths }: LostSymbol, text: string): boolean {
  // Those of a header are in every file that includes it.
  if (paths.some((path) => /\.(?:h\w*|inc)$/i.test(path))) return false
  const head = findWord(text, name).map((at) => text.slice(Math.max(0, at - 120), at))
  return head.some((before) => /(?:^|[;}\n])[ \t]*(?:\w+[ \t]+)*static\b[^;{}()=]*$/.test(before))
}

/** `#if` around a first mention. */
function isConditional({ name }: LostSymbol, text: string): boolean {
  const [first] = findWord(text, name)
  return first !== undefined && openConditions(text.slice(0, first).split('\n')) > 0
}

/** How many `#if` are open at the end of the lines, a header's guard (`#ifndef A`, `#define A`) aside. */
function openConditions(lines: readonly string[]): number {
  const open: boolean[] = []
  lines.forEach((line, row) => {
    if (/^\s*#\s*if/.test(line)) {
      const guarded = /^\s*#\s*ifndef\s+(\w+)/.exec(line)?.[1]
      const next = lines.slice(row + 1).find((each) => each.trim() !== '') ?? ''
      const isGuard = guarded !== undefined && new RegExp(`^\\s*#\\s*define\\s+${guarded}\\s*$`).test(next)
      open.push(!isGuard && !/__cplusplus/.test(line))
    } else if (/^\s*#\s*endif/.test(line)) open.pop()
  })
  return open.filter(Boolean).length
}

const include = /^[ \t]*#[ \t]*include[ \t]*"([^"\n]+)"/gm
/** Code of others, which a system may have as well. */
const foreign = /(?:^|\/)(?:third[-_]?party|deps|vendor|external|extern|contrib)\//i
/** What a build makes a header of. */
const templates = ['.in', '.cmake', '.tmpl', '.tpl', '.template']

/** `#include "auth.h"`: beside the file, or wherever the build looks, which is anywhere. */
function findIncludes(file: NamedFile, tree: ChangedTree): FileUse[] {
  const uses: FileUse[] = []
  for (const { index, 0: all, 1: said = '' } of file.text.matchAll(include)) {
    if (file.code.charAt(index + all.indexOf('#')) === ' ') continue
    const lost = findLostHeader(said, folderOf(file.path), tree)
    if (lost !== null) uses.push({ lost, at: index + all.indexOf('#'), how: 'includes' })
  }
  return uses
}

function findLostHeader(said: string, folder: string, tree: ChangedTree): LostFile | null {
  const end = said.replace(/^(?:\.{1,2}\/)+/, '')
  const candidates = [...tree.lost.values()].filter(({ path }) => path === end || path.endsWith(`/${end}`))
  const isThere = ['', ...templates].some((each) => listEnding(end + each, tree).length > 0)
  if (candidates.length === 0 || isThere) return null
  const beside = joinPath(folder, said)
  const found = candidates.find(({ path }) => path === beside)
  if (found !== undefined) return found
  const own = candidates.filter(({ path }) => !foreign.test(path))
  return own.length === 1 ? (own[0] ?? null) : null
}

const lines: LineForms = {
  comments: slash,
  longComments: true,
  skips: [
    { pattern: /^\s*(?<mark>(?:TYPED_)?TEST(?:_F|_P)?\(\s*(?:\w+\s*,\s*)?DISABLED_\w+)/, shows: 'line' },
    { pattern: /^\s*(?<mark>GTEST_SKIP)(?=\()/, shows: 'line', statement: true },
  ],
  reads: { hint: /getenv/, forms: [form(String.raw`\b(?:secure_)?getenv\(\s*${quoted}`)] },
}

/** What only C++ has, at the beginning of a line. */
const cppOnly = /^[ \t]*(?:class\s+\w+[^;]*$|namespace\b|template\s*<|public:|private:|protected:)/m

/** Grammar: tree-sitter-c. */
export const c: LanguageTable = {
  language: 'c',
  otherwise: { language: 'c++', shows: (path, text) => /\.h$/i.test(path) && cppOnly.test(text) },
  grammar: 'c',
  comments: ['comment'],
  strings: ['string_literal', 'char_literal', 'system_lib_string'],
  declarations: {
    function_definition: { kind: 'function', names: readFunctionName },
    struct_specifier: { kind: withBody('struct'), owner: () => null, holds: true },
    union_specifier: { kind: withBody('struct'), owner: () => null, holds: true },
    enum_specifier: { kind: withBody('enum'), owner: () => null },
    type_definition: {
      kind: deriveTypedefKind,
      names: readTypedefNames,
      extent: findTypedefExtent,
      body: 'type',
    },
  },
  wrappers: [],
  passages: [
    'declaration',
    'field_declaration',
    'type_definition',
    'preproc_ifdef',
    'preproc_if',
    'preproc_else',
    'preproc_elif',
    'preproc_elifdef',
    'linkage_specification',
    'declaration_list',
  ],
  exported: isExported,
  lexicon: { lineComments: ['//'], blockComments: [['/*', '*/']], quotes: ['"', "'"], longQuotes: [] },
  holders: ['struct', 'union'],
  layout: 'braces',
  patterns,
  lines,
  naming,
}
