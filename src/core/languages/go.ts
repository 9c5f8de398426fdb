import type { DeclarationPattern, DeclarationSite, LanguageTable } from './language-table.js'
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
  lexicon: {
    lineComments: ['//'],
    blockComments: [['/*', '*/']],
    quotes: ['"', "'"],
    longQuotes: ['`'],
  },
  holders: [],
  layout: 'braces',
  patterns,
}
