import { java } from './java.js'
import type { DeclarationPattern, DeclarationSite, LanguageTable } from './language-table.js'
import { readField, readText, type SyntaxNode } from './syntax.js'

function findBody(node: SyntaxNode): SyntaxNode | null {
  return (
    node.namedChildren.find(({ type }) =>
      /^(?:class_body|enum_class_body|function_body|block)$/.test(type),
    ) ?? null
  )
}

function readModifiers(node: SyntaxNode, source: string): string {
  const modifiers = node.namedChildren[0]
  return modifiers?.type === 'modifiers' ? readText(modifiers, source) : ''
}

/** The grammar has one node for classes, interfaces and enums; the words before the name distinguish them. */
function deriveClassKind({ node, source }: DeclarationSite): string {
  const name = node.childForFieldName('name')
  const before = source.slice(node.startIndex, name?.startIndex ?? node.startIndex)
  if (/\binterface\s+$/.test(before)) return 'interface'
  return /\benum\s+class\s+$/.test(before) ? 'enum' : 'class'
}

/** `fun String.words()` belongs to String; a plain function to what encloses it. */
function readReceiver({ node, source, owner }: DeclarationSite): string | null {
  const name = node.childForFieldName('name')
  const receiver = node.namedChildren.find(({ type }) => /_type$/.test(type))
  if (name === null || receiver === undefined || receiver.startIndex > name.startIndex) return owner
  return /^[\w.]+/.exec(readText(receiver, source))?.[0] ?? owner
}

const hiding = /^[\w\s]*\b(?:private|internal)\b/
const isHolder = (kind: string | null): boolean => kind !== null && kind !== 'function'

const head = String.raw`^(?:(?:public|private|protected|internal|open|abstract|sealed|data|inner|value|annotation|override|suspend|inline|operator|infix|tailrec|external|expect|actual|const|lateinit|companion|fun(?=\s+interface))\s+)*`
const functionHead = new RegExp(
  String.raw`${head}fun\s+(?:<[^()]*>\s*)?(?:[\w.<>?, ]+\.)?\`?((?<=\`)[^\`]+|\w+)\`?\s*\(`,
)
const receiver = /\bfun\s+(?:<[^()]*>\s*)?([\w.]+)(?:<[^()]*>)?\??\.\w+\s*\(/

const patterns: readonly DeclarationPattern[] = [
  { kind: 'enum', pattern: new RegExp(String.raw`${head}enum\s+class\s+(\w+)`), holds: true, hidden: hiding },
  {
    kind: 'interface',
    pattern: new RegExp(String.raw`${head}interface\s+(\w+)`),
    holds: true,
    hidden: hiding,
  },
  { kind: 'class', pattern: new RegExp(String.raw`${head}class\s+(\w+)`), holds: true, hidden: hiding },
  { kind: 'object', pattern: new RegExp(String.raw`${head}object\s+(\w+)`), holds: true, hidden: hiding },
  { kind: 'type', pattern: new RegExp(String.raw`${head}typealias\s+(\w+)`), hidden: hiding },
  { kind: 'function', pattern: functionHead, owner: receiver, within: ['top'], hidden: hiding },
  { kind: 'method', pattern: functionHead, owner: receiver, hidden: hiding },
]

/** Grammar: tree-sitter-kotlin of tree-sitter-grammars. */
export const kotlin: LanguageTable = {
  language: 'kotlin',
  grammar: 'kotlin',
  comments: ['line_comment', 'block_comment'],
  strings: ['string_literal', 'multiline_string_literal', 'character_literal'],
  declarations: {
    class_declaration: { kind: deriveClassKind, body: findBody, holds: true },
    object_declaration: { kind: 'object', body: findBody, holds: true },
    function_declaration: {
      kind: ({ within }) => (isHolder(within) ? 'method' : 'function'),
      // Names of tests are sentences between backticks.
      names: ({ node, source }) => [(readField(node, 'name', source) ?? '').replace(/^`|`$/g, '')],
      owner: readReceiver,
      body: findBody,
    },
    secondary_constructor: { kind: 'method', names: () => ['constructor'], body: findBody },
    type_alias: {
      kind: 'type',
      names: ({ node, source }) => {
        const name = node.childForFieldName('type')
        return name === null ? [] : [readText(name, source)]
      },
    },
  },
  wrappers: [],
  // What a companion object holds is called by the name of its class.
  passages: ['companion_object', 'class_body'],
  exported: ({ node, source }) => !/\b(?:private|internal)\b/.test(readModifiers(node, source)),
  shared: ({ node, source }) => !/\bprivate\b/.test(readModifiers(node, source)),
  lexicon: { lineComments: ['//'], blockComments: [['/*', '*/']], quotes: ['"', "'"], longQuotes: ['"""'] },
  holders: ['class', 'interface', 'object'],
  layout: 'braces',
  patterns,
  lines: java.lines,
  naming: java.naming,
}
