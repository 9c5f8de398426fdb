import { folderOf } from '../files/language.js'
import { wordSet } from '../text/words.js'
import { escapePattern, findWord, isTelling, qualifierBefore, textAfter } from './identifiers.js'
import type { DeclarationPattern, DeclarationSite, LanguageTable } from './language-table.js'
import { backtick, form, type LineForms, quoted, quotedTitle, slash } from './line-forms.js'
import {
  findBehind,
  findMemberUse,
  isMember,
  type LostSymbol,
  type NamedFile,
  type NamingRules,
  type Standing,
  type Use,
  withoutModules,
} from './naming-rules.js'
import { readField, type SyntaxNode } from './syntax.js'

const typeKinds: Readonly<Record<string, string>> = { struct_type: 'struct', interface_type: 'interface' }

/** `(s *Store[T])`: Store. */
function readReceiver(node: SyntaxNode, source: string): string | null {
  const [, inner = ''] = /^\(([\s\S]*)\)$/.exec(readField(node, 'receiver', source) ?? '') ?? []
  const type = inner.trimEnd().replace(/,$/, '').trimEnd()
  const [name = ''] = (type.endsWith(']') ? type.slice(0, type.indexOf('[')) : type)
    .trimEnd()
    .split(/[^\p{L}\p{N}_]/u)
    .slice(-1)
  return /^[\p{L}_]/u.test(name) ? name : null
}

/** In `type ( … )` each has its own lines. */
function findExtent({ node, outer, source }: DeclarationSite): SyntaxNode {
  return /^type\s*\(/.test(source.slice(outer.startIndex, node.startIndex)) ? node : outer
}

const startsUpperCase = /^\p{Lu}/u

const patterns: readonly DeclarationPattern[] = [
  { kind: 'function', pattern: /^func\s+([\p{L}_][\p{L}\p{N}_]*)/u, shown: /^func\s+\p{Lu}/u },
  {
    kind: 'method',
    pattern: /^func\s*\([^)]*\)\s*([\p{L}_][\p{L}\p{N}_]*)/u,
    owner: /^func\s*\((?:[^)\s]+\s+)?\*?([\p{L}_][\p{L}\p{N}_]*)/u,
    shown: /^func\s*\([^)]*\)\s*\p{Lu}/u,
  },
  { kind: 'struct', pattern: /^type\s+([\p{L}_][\p{L}\p{N}_]*)[^={]*\bstruct\b/u, shown: /^type\s+\p{Lu}/u },
  {
    kind: 'interface',
    pattern: /^type\s+([\p{L}_][\p{L}\p{N}_]*)[^={]*\binterface\b/u,
    shown: /^type\s+\p{Lu}/u,
  },
  { kind: 'type', pattern: /^type\s+([\p{L}_][\p{L}\p{N}_]*)/u, shown: /^type\s+\p{Lu}/u },
]

/** `` `, `u User`, `string`, `a.B`: types, with names or without; not `u, 1`, which is a call. */
const parameters = String.raw`(?:\s*|.*\w\s+[\w*[.].*|(?:[*[\]]*(?:\w+\.\w+|string|bool|byte|rune|error|any|u?int\d*|float\d+),?\s*)+)`

/** Once a package removes its own function of such a name, the name means the language's function. */
const builtIns: ReadonlySet<string> = wordSet('cap max min imag real recover panic println')

/** Go: a name is used bare in its own package, and behind the package's name in others. */
const naming: NamingRules = {
  family: 'go',
  declaration: (name, isMember) =>
    new RegExp(
      [
        String.raw`^func\s*(?:\([^)]*\)\s*)?${name}\s*[[(]`,
        // A variable is no member.
        String.raw`\b${isMember === true ? 'type' : '(?:type|var|const)'}\s+${name}\b`,
        // In a group, a struct or an interface.
        String.raw`^\s+${name}\s*(?:$|=|,|\(.*\)\s*[\w*[(]|\(${parameters}\)\s*$|[*[\]\w(]+[\w.\]]*\s*(?:$|=|${'`'}|//))`,
        String.raw`^\s+(?:\w+,\s*)*${name}\s+(?:func|chan|map|struct|interface)\b`,
        ...(isMember === true ? [] : [String.raw`\b${name}\s*(?:,[^=]*)?:=`]),
      ].join('|'),
    ),
  ...withoutModules,
  sees: ({ paths }, path) => paths.map(folderOf).includes(folderOf(path)),
  findUse,
  importsByPath: true,
  testsByName: true,
  sharesAll: true,
  isSharedTelling: (name) => isTelling(name) && !builtIns.has(name),
}

function findUse(lost: LostSymbol, file: NamedFile, standing: Standing): Use | null {
  const folders = lost.paths.map(folderOf)
  if (isMember(lost)) {
    if (!lost.shared || startsUpperCase.test(lost.name)) return findMemberUse(lost, file, standing)
    return isDeclaredIn(folders, standing) ? null : findOwnMember(lost, file)
  }
  const own = folderOf(file.path)
  const moved = lost.newPath === null ? null : folderOf(lost.newPath)
  if (moved !== null && folders.includes(moved)) return null
  if (isDeclaredIn(folders, standing)) return null
  if (folders.includes(own)) {
    const bare = lost.change === 'moved' ? null : findBare(file, lost.name)
    if (bare !== null || lost.shared || !file.path.endsWith('_test.go')) return bare
  }
  for (const handle of findHandles(file, folders)) {
    const pattern = new RegExp(String.raw`(?<![\w.])${escapePattern(handle)}\.(?=${lost.name}\b)`)
    const use = findBehind(file, pattern, lost.name)
    if (use !== null) return use
  }
  return null
}

function isDeclaredIn(folders: readonly string[], { declaredIn }: Standing): boolean {
  return declaredIn.some((path) => folders.includes(folderOf(path)))
}

/** `t.prepare()`: no type of another package can have a member of such a name, so whatever `t` is, it has none. */
function findOwnMember({ name }: LostSymbol, { code }: NamedFile): Use | null {
  for (const at of findWord(code, name)) {
    const qualifier = qualifierBefore(code, at)
    // `C.prepare` is not Go's.
    if (qualifier === null || qualifier.name === 'C' || !textAfter(code, at, name).startsWith('(')) continue
    return { at, how: 'calls' }
  }
  return null
}

/** Names under which a file imports the package in one of the folders. */
function findHandles({ text, code }: NamedFile, folders: readonly string[]): string[] {
  const handles: string[] = []
  for (const match of text.matchAll(
    /^[ \t]*(?:import[ \t]+)?(?:([\w.]+)[ \t]+)?"([^"\n]+)"[ \t]*(?:\/\/.*)?$/gm,
  )) {
    const [, alias, path = ''] = match
    // Within a comment or a raw string; the path itself is blanked either way.
    if (alias !== undefined && !code.slice(match.index, match.index + match[0].length).includes(alias))
      continue
    if (!folders.some((folder) => folder !== '' && (path === folder || path.endsWith(`/${folder}`)))) continue
    handles.push(
      alias ??
        path
          .replace(/\/v\d+$/, '')
          .split('/')
          .at(-1) ??
        '',
    )
  }
  return handles.filter((handle) => /^\w+$/.test(handle) && handle !== '_')
}

/** `func each(visit func(int)) {`, also over several lines. */
function isParameter(code: string, at: number, next: string): boolean {
  if (!/^[\w*[(.,)]/.test(next) || next.startsWith('(')) return false
  const line = code.slice(code.lastIndexOf('\n', at) + 1, at)
  return /\bfunc\b[^{}]*[(,]\s*$/.test(line)
}

/** `NewStore(`, `*Store`, `Store{`: not a field, a key or a member of something else. */
function findBare({ code }: NamedFile, name: string): Use | null {
  const uses: Use[] = []
  for (const at of findWord(code, name)) {
    const before = code.slice(Math.max(0, at - 40), at)
    const next = textAfter(code, at, name)
    if (/\.\s*$/.test(before) || /^:(?!=)/.test(next)) continue
    // A parameter or a variable of this name.
    if (/^(?::=|,[^()\n]*:=)/.test(next) || /\b(?:var|const|type|func)\s+$/.test(before)) return null
    if (isParameter(code, at, next)) return null
    if (next.startsWith('(')) uses.push({ at, how: 'calls' })
    else if (/[\])*&]$|\b_[ \t]+$/.test(before) || next.startsWith('{')) uses.push({ at, how: 'names' })
  }
  return uses[0] ?? null
}

const lines: LineForms = {
  comments: slash,
  literal: backtick,
  skips: [
    { pattern: /^\s*(?<mark>[tb]\.(?:Skip|Skipf|SkipNow))(?=\()/, shows: 'title', statement: true },
    // Ginkgo
    {
      pattern: /^\s*(?:var _ = )?(?<mark>[PXF](?:It|Describe|Context|When|Entry|DescribeTable))(?=\(\s*["`])/,
      shows: 'title',
    },
  ],
  // Deeper than the body of the test.
  guarded: { line: /^\t\t/ },
  reads: {
    hint: /os\.Getenv|os\.LookupEnv/,
    forms: [form(String.raw`\bos\.(?:Getenv|LookupEnv)\(\s*${quoted}`)],
  },
  // t.Run("…", func(t *testing.T)
  titles: new RegExp(`^\\s*\\w+\\.Run\\(\\s*${quotedTitle}`),
}

/** Grammar: tree-sitter-go. */
export const go: LanguageTable = {
  language: 'go',
  grammar: 'go',
  comments: ['comment'],
  strings: ['interpreted_string_literal', 'raw_string_literal', 'rune_literal'],
  declarations: {
    function_declaration: { kind: 'function' },
    method_declaration: { kind: 'method', owner: ({ node, source }) => readReceiver(node, source) },
    type_spec: {
      kind: ({ node }) => typeKinds[node.childForFieldName('type')?.type ?? ''] ?? 'type',
      body: 'type',
      extent: findExtent,
    },
    type_alias: { kind: 'type', body: 'type', extent: findExtent },
  },
  wrappers: ['type_declaration'],
  passages: [],
  exported: ({ name, node, source }) =>
    startsUpperCase.test(name) && startsUpperCase.test(readReceiver(node, source) ?? name),
  shared: () => true,
  lexicon: { lineComments: ['//'], blockComments: [['/*', '*/']], quotes: ['"', "'"], longQuotes: ['`'] },
  holders: [],
  layout: 'braces',
  patterns,
  lines,
  naming,
}
