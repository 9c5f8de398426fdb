import { c, readDeclaratorName, withBody } from './c.js'
import type { DeclarationPattern, DeclarationSite, LanguageTable } from './language-table.js'
import { readField, readText, type SyntaxNode } from './syntax.js'

/** `Store<T>::Entry::get`, in the parts that matter: what holds it, and its own name. */
interface QualifiedName {
  owner: string | null
  name: string
}

function readFunction(node: SyntaxNode, source: string): QualifiedName | null {
  const declarator = findFunctionDeclarator(node.childForFieldName('declarator'))
  const inner = declarator?.childForFieldName('declarator') ?? null
  if (inner === null) return readConversion(node, source)
  const test = readTestCase(declarator, inner, source)
  return test ?? readQualified(inner, source)
}

/** Declarators nest: `*const &name(int)`. */
function findFunctionDeclarator(node: SyntaxNode | null): SyntaxNode | null {
  if (node === null || node.type === 'function_declarator') return node
  const inner = node.childForFieldName('declarator') ?? node.namedChildren.at(-1) ?? null
  return /_declarator$/.test(node.type) ? findFunctionDeclarator(inner) : null
}

/** `operator bool() const`. */
function readConversion(node: SyntaxNode, source: string): QualifiedName | null {
  const declarator = node.childForFieldName('declarator')
  if (declarator?.type !== 'operator_cast') return null
  return { owner: null, name: readText(declarator, source).replace(/(?<!\s)\s*\(.*$/s, '') }
}

function readQualified(node: SyntaxNode, source: string): QualifiedName | null {
  if (node.type !== 'qualified_identifier') {
    const name = /(?:identifier|_name|template_function)$/.test(node.type)
      ? readText(node, source)
      : readDeclaratorName(node, source)
    return name === null ? null : { owner: null, name }
  }
  const name = node.childForFieldName('name')
  const inner = name === null ? null : readQualified(name, source)
  if (inner === null) return null
  const scope = readField(node, 'scope', source)?.replace(/<.*$/s, '') ?? null
  return { owner: inner.owner ?? scope, name: inner.name }
}

/** `TEST_F(StoreTest, Expires) {` declares the test Expires of StoreTest. */
function readTestCase(declarator: SyntaxNode | null, name: SyntaxNode, source: string): QualifiedName | null {
  if (!/^(?:TYPED_)?TEST(?:_[FP])?$/.test(readText(name, source))) return null
  const [suite, test] = declarator?.childForFieldName('parameters')?.namedChildren ?? []
  return suite === undefined || test === undefined
    ? null
    : { owner: readText(suite, source), name: readText(test, source) }
}

const readNames = ({ node, source }: DeclarationSite): readonly string[] => {
  const found = readFunction(node, source)
  return found === null ? [] : [found.name]
}

const readOwner = ({ node, source, owner }: DeclarationSite): string | null =>
  readFunction(node, source)?.owner ?? owner

function deriveKind({ node, source, within }: DeclarationSite): string {
  return within === 'class' || within === 'struct' || readFunction(node, source)?.owner != null
    ? 'method'
    : 'function'
}

/**
 * Macros that would be taken for something else: `class APP_EXPORT Store {` for a function that returns a class,
 * `void get() LOCKS_EXCLUDED(mutex_);` for two declarations.
 */
function blankMacros(source: string): string {
  return source
    .replace(
      /(\b(?:class|struct)[ \t]+)([A-Z][A-Z0-9_]{2,})(?=[ \t]+\w)/g,
      (_, before: string, macro: string) => {
        return before.concat(' '.repeat(macro.length))
      },
    )
    .replace(
      /^(?![ \t]*#)(.*(?:\)|\bconst|\boverride|\bnoexcept|[a-z]_)[ \t]+)([A-Z][A-Z0-9_]{3,}\([^()\n]*\))(?=[ \t]*(?:;|\{|$))/gm,
      (_, before: string, macro: string) => before.concat(' '.repeat(macro.length)),
    )
}

/** In a class, `void set(int);` declares a method; elsewhere a declaration repeats a definition. */
function deriveMemberKind(site: DeclarationSite): string | null {
  // `void (*changed)(int);` is a field.
  const declarator = findFunctionDeclarator(site.node.childForFieldName('declarator'))
  if (declarator?.childForFieldName('declarator')?.type === 'parenthesized_declarator') return null
  return site.within === 'class' || site.within === 'struct' ? 'method' : null
}

/** Members by the last `public:`, classes being private at first; the rest as in C. */
function isExported(site: DeclarationSite): boolean {
  if (site.within === 'class') return site.access !== null && site.access !== 'private'
  if (site.within === 'struct') return site.access !== 'private'
  if (site.node.type === 'function_definition' && readOwner(site) !== null) return true
  return c.exported(site)
}

const holder = (kind: string) => ({ kind: withBody(kind), holds: true })

const head = String.raw`^(?:template\s*<[^{;]*>\s*)?`

const patterns: readonly DeclarationPattern[] = [
  {
    kind: 'class',
    pattern: new RegExp(String.raw`${head}class\s+(?:[A-Z][A-Z0-9_]+\s+)?(\w+)(?![^{]*;)`),
    holds: true,
  },
  {
    kind: 'struct',
    pattern: new RegExp(String.raw`${head}(?:struct|union)\s+(?:[A-Z][A-Z0-9_]+\s+)?(\w+)(?![^{]*;)`),
    holds: true,
  },
  { kind: 'enum', pattern: /^enum\s+(?:class\s+|struct\s+)?(\w+)/ },
  { kind: 'type', pattern: new RegExp(String.raw`${head}using\s+(\w+)\s*=`) },
  {
    kind: 'method',
    pattern:
      /^(?!(?:if|for|while|switch|return|else|do|case|using)\b)(?:[\w:<>,&*]+\s+)*[&*]*(?:\w+(?:<[^<>]*>)?::)+(~?\w+)\s*\((?!.*;\s*$)/,
    owner: /\b(\w+)(?:<[^<>]*>)?::~?\w+\s*\(/,
    within: ['top'],
  },
  {
    kind: 'method',
    pattern:
      /^(?!(?:if|for|while|switch|return|else|do|case|using|alignas|static_assert|throw|new|delete)\b)(?:[\w:<>,&*]+\s+)*[&*]*(~?\w+)\s*\(/,
    within: ['class', 'struct'],
    bare: true,
  },
  {
    kind: 'function',
    pattern:
      /^(?!(?:if|for|while|switch|return|else|do|case|using|typedef)\b)(?:[\w:<>,&*]+\s+)+[&*]*(\w+)\s*\((?!.*;\s*$)/,
    within: ['top'],
    hidden: /\bstatic\b/,
  },
]

/** Grammar: tree-sitter-cpp. */
export const cpp: LanguageTable = {
  ...c,
  language: 'c++',
  grammar: 'cpp',
  strings: [...c.strings, 'raw_string_literal'],
  declarations: {
    ...c.declarations,
    function_definition: { kind: deriveKind, names: readNames, owner: readOwner },
    declaration: { kind: deriveMemberKind, names: readNames, owner: readOwner },
    field_declaration: { kind: deriveMemberKind, names: readNames, owner: readOwner },
    class_specifier: holder('class'),
    struct_specifier: holder('struct'),
    union_specifier: holder('struct'),
    enum_specifier: { kind: withBody('enum') },
    alias_declaration: { kind: 'type', body: 'type' },
    concept_definition: { kind: 'concept' },
  },
  wrappers: ['template_declaration', 'friend_declaration'],
  passages: [...c.passages, 'namespace_definition'],
  access: (node, source) =>
    node.type === 'access_specifier' ? readText(node, source).replace(/(?<!\s)\s*:$/, '') : null,
  prepare: blankMacros,
  exported: isExported,
  holders: ['class', 'struct', 'union', 'namespace'],
  patterns,
  lines: c.lines,
  naming: c.naming,
}
