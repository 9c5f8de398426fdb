import type { Declaration, DeclarationSite, LanguageTable, ListedNames } from './language-table.js'
import { readText, type SyntaxNode } from './syntax.js'
import { listExports, typescript } from './typescript.js'

/** `exports.a = function () {}`, `Store.prototype.get = () => {}`: what a module without classes declares. */
const assignment: Declaration = {
  kind: (site) => (readTarget(site)?.owner == null ? 'function' : 'method'),
  names: (site) => {
    const target = readTarget(site)
    return target === null ? [] : [target.name]
  },
  owner: (site) => readTarget(site)?.owner ?? null,
  body: (node) => node.childForFieldName('right')?.childForFieldName('body') ?? null,
}

const functions = new Set(['function_expression', 'generator_function', 'arrow_function'])

function readTarget({
  node,
  source,
  nested,
  within,
}: DeclarationSite): { owner: string | null; name: string } | null {
  const left = node.childForFieldName('left')
  if (
    within !== null ||
    nested ||
    left === null ||
    !functions.has(node.childForFieldName('right')?.type ?? '')
  )
    return null
  const parts = /^([\w$]+(?:\.[\w$]+)*)\.([\w$]+)$/.exec(readText(left, source))
  if (parts === null) return null
  const [, path = '', name = ''] = parts
  if (path === 'exports' || path === 'module.exports') return { owner: null, name }
  return name === 'exports' ? null : { owner: path.replace(/\.prototype$/, ''), name }
}

/** `module.exports = { a, b: c }` and `exports.a = b`, beside the exports of modules. */
function listAllExports(source: string): ListedNames {
  const shown = new Set(listExports(source).shown)
  if (source.includes('exports')) {
    for (const [, names = ''] of source.matchAll(/^module\.exports\s*=\s*\{([^{}]*)\}/gm)) {
      for (const name of names.split(',')) shown.add(name.replace(/^.*:/s, '').trim())
    }
    for (const [, name = ''] of source.matchAll(
      /^(?:module\.)?exports(?:\.[\w$]+)?\s*=\s*([\w$]+)[ \t]*(?:;[ \t]*)?$/gm,
    )) {
      shown.add(name)
    }
  }
  return { shown }
}

function isAssignedToExports({ node, source }: DeclarationSite): boolean {
  const left: SyntaxNode | null = node.childForFieldName('left')
  return left !== null && /^(?:module\.)?exports\./.test(readText(left, source))
}

/** Grammar: tree-sitter-javascript, which reads JSX too and has a subset of TypeScript's node types. */
export const javascript: LanguageTable = {
  ...typescript,
  language: 'javascript',
  // Flow's types are those of TypeScript, near enough for an outline.
  otherwise: { language: 'tsx', shows: (_path, text) => /@flow\b/.test(text.slice(0, 2_000)) },
  grammar: 'javascript',
  declarations: { ...typescript.declarations, assignment_expression: assignment },
  wrappers: [...typescript.wrappers, 'expression_statement'],
  passages: typescript.passages.filter((type) => type !== 'expression_statement'),
  listed: listAllExports,
  exported: (site) =>
    site.node.type === 'assignment_expression' ? isAssignedToExports(site) : typescript.exported(site),
}
