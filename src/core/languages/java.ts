import {
  escapePattern,
  findWord,
  isDistinctive,
  isTelling,
  qualifierBefore,
  textAfter,
} from './identifiers.js'
import type { DeclarationPattern, DeclarationSite, LanguageTable } from './language-table.js'
import { form, type LineForms, quoted, slash, tripleQuote } from './line-forms.js'
import {
  findImport,
  findMemberUse,
  isMember,
  type LostSymbol,
  lastPart,
  type NamedFile,
  type NamingRules,
  type Standing,
  type Use,
  withoutModules,
} from './naming-rules.js'
import { readText, type SyntaxNode } from './syntax.js'

const visible = /\b(?:public|protected)\b/
const openHolders = new Set(['interface', 'annotation'])

/** `public` or `protected`; members of interfaces are public without a word. */
function isExported({ node, within, source }: DeclarationSite): boolean {
  if (within !== null && openHolders.has(within)) return true
  return visible.test(readModifiers(node, source))
}

function readModifiers(node: SyntaxNode, source: string): string {
  const modifiers = node.namedChildren.find((child) => child.type === 'modifiers')
  return modifiers === undefined ? '' : readText(modifiers, source)
}

const openly = /\b(?:public|protected)\b/
const head = String.raw`^(?:(?:public|protected|private|static|final|abstract|sealed|non-sealed|strictfp)\s+)*`
const holders = ['class', 'interface', 'enum', 'annotation']

const patterns: readonly DeclarationPattern[] = [
  {
    kind: 'class',
    pattern: new RegExp(String.raw`${head}(?:class|record)\s+(\w+)`),
    holds: true,
    shown: openly,
  },
  {
    kind: 'interface',
    pattern: new RegExp(String.raw`${head}interface\s+(\w+)`),
    holds: true,
    shown: openly,
  },
  {
    kind: 'annotation',
    pattern: new RegExp(String.raw`${head}@interface\s+(\w+)`),
    holds: true,
    shown: openly,
  },
  { kind: 'enum', pattern: new RegExp(String.raw`${head}enum\s+(\w+)`), holds: true, shown: openly },
  {
    kind: 'method',
    pattern: /^(?!return\b|new\b|throw\b|else\b)(?:[\w.<>?,[\]&@]+\s+)+(\w+)\s*\(/,
    within: holders,
    shown: openly,
    bare: true,
  },
  { kind: 'method', pattern: /^([A-Z]\w*)\s*\([^;]*$/, within: ['class'], bare: true, shown: openly },
]

/** Java and Kotlin: a name is imported with its package, or declared in the same one. */
const naming: NamingRules = {
  family: 'jvm',
  declaration: (name) =>
    new RegExp(
      [
        String.raw`\b(?:class|interface|enum|record|object|typealias|val|var)\s+${name}\b`,
        String.raw`\bfun\s+(?:<[^>]*>\s*)?(?:[\w<>?.]+\.)?${name}\s*\(`,
        String.raw`\bas\s+${name}\b`,
        // A type parameter.
        String.raw`[<,]\s*${name}\s*(?:extends|:)`,
        // Behind a type: a method, a field or a variable; where the name is a type's, it is one that is used.
        ...(/^\p{Lu}/u.test(name)
          ? []
          : [
              String.raw`(?:^|[\w>\]?])\s+(?<!\b(?:return|new|throw|else|case|assert|yield|in|is|as)\s+)${name}\s*(?:\(|=(?!=)|;|:)`,
            ]),
      ].join('|'),
    ),
  ...withoutModules,
  sees: ({ paths }, path) => paths.map(packageOf).includes(packageOf(path)),
  findUse,
  relatives: ['groovy', 'scala'],
  inherits: { head: /\bextends\b|:(?!:)/ },
  importsByPath: true,
  testsByName: true,
}

function findUse(lost: LostSymbol, file: NamedFile, standing: Standing): Use | null {
  if (isMember(lost) && isOfOther(lost, file)) return null
  if (isMember(lost))
    return (
      findStaticImport(lost, file, standing) ??
      findByOwner(lost, file, standing) ??
      findMemberUse(lost, file, standing)
    )
  const packages = lost.paths.map(packageOf)
  const now = lost.newPath === null ? null : packageOf(lost.newPath)
  if (now !== null && packages.includes(now)) return null
  if (standing.declaredIn.some((path) => packages.includes(packageOf(path)))) return null
  const imported = findImport(file, importOf(lost.name))
  if (imported !== null) {
    if (!packages.some((name) => isInPackage(imported.from, name))) return null
    if (now !== null && isInPackage(imported.from, now)) return null
    const use = lost.change === 'moved' ? null : findBare(file, lost.name, imported.end)
    return use ?? { at: imported.start, how: 'imports' }
  }
  if (lost.change === 'moved' || standing.declared || !isTelling(lost.name)) return null
  // A package that is imported as a whole may have it.
  if (lost.name.length < 6 || (!isDistinctive(lost.name) && /^[ \t]*import[ \t][\w. ]*\.\*/m.test(file.code)))
    return null
  return packages.includes(packageOf(file.path)) ? findBare(file, lost.name, 0) : null
}

/** `import static org.acme.Tokens.sign;`, and what it is for. */
function findStaticImport({ owner, name }: LostSymbol, file: NamedFile, { declared }: Standing): Use | null {
  const imported = findImport(file, importOf(name))
  if (declared || owner === null || imported === null || !imported.from.endsWith(`.${lastPart(owner)}`))
    return null
  return findBare(file, name, imported.end) ?? { at: imported.start, how: 'imports' }
}

/** Whether the class that it names is imported from another package. */
function isOfOther({ owner, paths }: LostSymbol, file: NamedFile): boolean {
  const imported = owner === null ? null : findImport(file, importOf(lastPart(owner)))
  return imported !== null && !paths.some((path) => isInPackage(imported.from, packageOf(path)))
}

/** `Tokens.sign()` in the package of `Tokens`, whose name means that class and no other. */
function findByOwner(lost: LostSymbol, file: NamedFile, { declaredIn, inherited }: Standing): Use | null {
  if (inherited || lost.owner === null || lost.paths.some((path) => declaredIn.includes(path))) return null
  const owner = lastPart(lost.owner)
  const isBeside = lost.paths.map(packageOf).includes(packageOf(file.path))
  if (!isBeside || file.path === lost.paths[0]) return null
  const at = findWord(file.code, lost.name).find((place) => {
    const qualifier = qualifierBefore(file.code, place)
    return qualifier?.name === owner && textAfter(file.code, place, lost.name).startsWith('(')
  })
  return at === undefined ? null : { at, how: 'calls' }
}

/** `core/src/test/java/org/acme/auth/TokenTest.java` → org/acme/auth. */
function packageOf(path: string): string {
  const folder = path.split('/').slice(0, -1).join('/')
  return /(?:^|\/)src\/\w+\/(?:java|kotlin|groovy|scala)\/(.*)$/.exec(folder)?.[1] ?? folder
}

/** Whether a package written with dots is the one at a path, whatever source folder that is in. */
function isInPackage(written: string, name: string): boolean {
  const path = written.replaceAll('.', '/')
  return path !== '' && (name === path || name.endsWith(`/${path}`) || path.endsWith(`/${name}`))
}

function importOf(name: string): RegExp {
  return new RegExp(
    String.raw`^[ \t]*import[ \t]+(?:static[ \t]+)?([\w.]+)\.${escapePattern(name)}\b[^\n]*`,
    'm',
  )
}

function findBare({ code }: NamedFile, name: string, from: number): Use | null {
  for (const at of findWord(code, name)) {
    if (at < from || qualifierBefore(code, at) !== null) continue
    const before = code.slice(Math.max(0, at - 10), at)
    const called = textAfter(code, at, name).startsWith('(')
    return { at, how: called || /\bnew\s+$/.test(before) ? 'calls' : 'names' }
  }
  return null
}

const lines: LineForms = {
  comments: slash,
  literal: tripleQuote,
  longComments: true,
  skips: [
    {
      pattern:
        /^\s*@(?:org\.junit\.(?:jupiter\.api\.)?)?(?<mark>Disabled|Ignored?)\b(?=\s*(?:\(|$|\/|@|fun\b|public\b|void\b|class\b))/,
      shows: 'line',
    },
    { pattern: /^\s*(?<mark>@Test\b.*\benabled\s*=\s*false)/, shows: 'line' },
    { pattern: /^\s*(?<mark>ignore)(?=\(\s*")/, shows: 'title' },
  ],
  reads: {
    hint: /getenv|sys\.env/,
    forms: [
      form(String.raw`\bSystem\.getenv\(\s*${quoted}`),
      form(String.raw`\bSystem\.getenv\(\)(?:\.get\(|\[)\s*${quoted}`),
      form(String.raw`\bsys\.env(?:\.get(?:OrElse)?)?\(\s*${quoted}`),
    ],
  },
}

/** Grammar: tree-sitter-java. */
export const java: LanguageTable = {
  language: 'java',
  grammar: 'java',
  comments: ['line_comment', 'block_comment'],
  strings: ['string_literal', 'character_literal'],
  declarations: {
    class_declaration: { kind: 'class', holds: true },
    record_declaration: { kind: 'class', holds: true },
    interface_declaration: { kind: 'interface', holds: true },
    annotation_type_declaration: { kind: 'annotation', holds: true },
    enum_declaration: { kind: 'enum', holds: true },
    method_declaration: { kind: 'method' },
    constructor_declaration: { kind: 'method' },
    compact_constructor_declaration: { kind: 'method' },
    annotation_type_element_declaration: { kind: 'method', body: 'value' },
  },
  wrappers: [],
  passages: ['enum_body_declarations'],
  exported: isExported,
  shared: ({ node, source }) => !/\bprivate\b/.test(readModifiers(node, source)),
  lexicon: { lineComments: ['//'], blockComments: [['/*', '*/']], quotes: ['"', "'"], longQuotes: ['"""'] },
  holders: ['class', 'interface', 'enum', 'record'],
  layout: 'braces',
  patterns,
  lines,
  naming,
}
