import { folderOf } from '../files/language.js'
import { escapePattern, findWord, isDistinctive, textAfter } from './identifiers.js'
import type { DeclarationPattern, DeclarationSite, LanguageTable } from './language-table.js'
import {
  capitals,
  form,
  heredoc,
  type LineForms,
  notAssigned,
  quoted,
  quotedTitle,
  slash,
} from './line-forms.js'
import {
  findImport,
  findMemberUse,
  isMember,
  isTouched,
  type LostSymbol,
  type NamedFile,
  type NamingRules,
  type Standing,
  type Use,
  withoutModules,
} from './naming-rules.js'
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

/** Folders that no namespace is called after. */
const sourceRoot = /^(?:src|lib|app|classes|includes?|inc|source|sources|tests?)$/

/** PHP: a class is imported by its namespace, which follows the folders. */
const naming: NamingRules = {
  family: 'php',
  declaration: (name) =>
    new RegExp(
      [
        String.raw`\b(?:class|interface|trait|enum|const|as)\s+${name}\b`,
        String.raw`\bfunction\s+&?\s*${name}\s*\(`,
        String.raw`@method\b.*\b${name}\s*\(`,
        String.raw`(?:macro|class_alias|define)\(.*\b${name}\b`,
      ].join('|'),
    ),
  ...withoutModules,
  findUse,
  inherits: { head: /\bextends\b/, body: /^[ \t]+use\s+\\?\p{Lu}|\bfunction\s+__call/mu },
  isStandIn: ({ name }, former) => former !== null && isPolyfill(name, former),
  readsFormer: true,
  importsByPath: true,
  testsByName: true,
}

function findUse(lost: LostSymbol, file: NamedFile, standing: Standing): Use | null {
  if (isMember(lost)) return findMemberUse(lost, file, standing)
  const folders = lost.paths.map(folderOf)
  const now = lost.newPath === null ? null : folderOf(lost.newPath)
  if (now !== null && folders.includes(now)) return null
  if (standing.declaredIn.some((path) => folders.includes(folderOf(path)))) return null
  const imported = findImport(file, importOf(lost.name))
  if (imported !== null) {
    if (!folders.some((folder) => isNamespaceOf(imported.from, folder, file, imported.start))) return null
    if (now !== null && isNamespaceOf(imported.from, now, file, imported.start) && lost.change === 'moved')
      return null
    const use = lost.change === 'moved' ? null : findBare(file, lost.name, imported.end)
    return use ?? { at: imported.start, how: 'imports' }
  }
  if (lost.change === 'moved') return null
  if (isSameNamespace(lost, file, folders)) return findBare(file, lost.name, 0)
  if (standing.declared || !isDistinctive(lost.name)) return null
  return lost.kind === 'function' || folders.includes(folderOf(file.path))
    ? findBare(file, lost.name, 0)
    : null
}

/** Then a class's bare name means the lost class, even where others have the same name. */
function isSameNamespace({ kind, name }: LostSymbol, file: NamedFile, folders: readonly string[]): boolean {
  if (kind === 'function' || !folders.includes(folderOf(file.path))) return false
  const groups = [...file.code.matchAll(/^[ \t]*use[ \t][^;{]*\{([^}]*)\}/gm)]
  const isGrouped = groups.some(([, listed = '']) => findWord(listed, name).length > 0)
  return !isGrouped && /^[ \t]*(?:<\?php\s+)?namespace[ \t]/m.test(file.code)
}

/**
 * `Illuminate\Auth` at `src/Illuminate/Auth`; `App\Models` at `app/Models`: the last folder and the one before it; where
 * that is none that counts (`Acme\Auth` at `src/Auth`), the line must not be new, and begin like the file's own namespace.
 */
function isNamespaceOf(namespace: string, folder: string, file: NamedFile, at: number): boolean {
  const names = namespace.toLowerCase().split('\\').filter(Boolean)
  const folders = folder.toLowerCase().split('/')
  if (names.at(-1) !== folders.at(-1)) return false
  const parent = folders.at(-2)
  if (names.length < 2 || parent === undefined || names.at(-2) === parent) return true
  const own = /^[ \t]*(?:<\?php\s+)?namespace[ \t]+(\w+)/m.exec(file.code)?.[1]
  const isOwn = own === undefined || own.toLowerCase() === names[0]
  return sourceRoot.test(parent) && names.length === 2 && isOwn && !isTouched(file, at)
}

function importOf(name: string): RegExp {
  return new RegExp(
    String.raw`^[ \t]*use[ \t]+(?:function[ \t]+)?\\?([\w\\]*?)\\?\b${escapePattern(name)}[ \t]*(?:as\b[^\n]*)?;`,
    'm',
  )
}

/** A name of this namespace: not `Other\Name`, `$name`, `->name` or a constant of a class. */
function findBare({ code }: NamedFile, name: string, from: number): Use | null {
  for (const at of findWord(code, name)) {
    if (at < from) continue
    const before = code.slice(Math.max(0, at - 12), at)
    if (/(?:\\|->|::|\$)\s*$/.test(before) || /\bfunction\s+$/.test(before)) continue
    const next = textAfter(code, at, name)
    return { at, how: next.startsWith('(') || /\bnew\s+$/.test(before) ? 'calls' : 'names' }
  }
  return null
}

/** `function_exists('str_contains')` before the first mention. */
function isPolyfill(name: string, text: string): boolean {
  const [first] = findWord(text, name)
  return (
    first !== undefined &&
    /function_exists\(\s*['"]?$/.test(text.slice(text.lastIndexOf('\n', first - 1) + 1, first))
  )
}

const lines: LineForms = {
  comments: { ...slash, line: ['//', '#'] },
  literal: heredoc,
  longComments: true,
  skips: [
    {
      pattern: /^\s*(?<mark>(?:\$this->|self::|static::)markTest(?:Skipped|Incomplete))(?=\()/,
      shows: 'title',
      statement: true,
    },
    // Pest
    { pattern: /^\s*\}\)->(?<mark>(?:skip|todo)(?=\(\s*['")])|only(?=\(\)))/, shows: 'line' },
  ],
  reads: {
    hint: /env\(|_ENV|Env::get/,
    forms: [
      form(String.raw`(?<![\w>:$\\])\\?getenv\(\s*${quoted}`),
      form(String.raw`\$_ENV\[\s*${quoted}\s*\]${notAssigned}`),
      capitals(String.raw`(?<![\w>:$])(?:\\?env|Env::get)\(\s*${quoted}`),
    ],
  },
  // it('…', function () {
  titles: new RegExp(`^\\s*(?:it|test)\\(\\s*${quotedTitle}`),
}

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
  lines,
  naming,
}
