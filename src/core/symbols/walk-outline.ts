/**
 * The outline of a parsed text: a walk that looks at declarations and what holds them, and never into the
 * body of a function. That keeps it far cheaper than the parse itself.
 */
import type { Declaration, DeclarationSite, LanguageTable, ListedNames } from './language-table.js'
import type { OutlineSymbol } from './outline.js'
import { readField, readText, type SyntaxNode } from './syntax.js'
import { findBody, TreeSymbol } from './tree-symbol.js'

interface Walk {
  table: LanguageTable
  source: string
  path: string
  wrappers: ReadonlySet<string>
  passages: ReadonlySet<string>
  prefixes: ReadonlySet<string>
  comments: ReadonlySet<string>
  blocks: ReadonlySet<string>
  listed: ListedNames
  symbols: OutlineSymbol[]
}

/** What encloses the nodes that are being looked at. */
interface Scope {
  /** The symbol they stand in; null at the top of the file. */
  parent: OutlineSymbol | null
  name: string | null
  kind: string | null
  nested: boolean
  /** The outermost wrapper, where one is open. */
  outer: SyntaxNode | null
}

/** Lists the declarations of a tree, outer before inner, in the order of the text. */
export function walkOutline(
  root: SyntaxNode,
  source: string,
  path: string,
  table: LanguageTable,
): OutlineSymbol[] {
  const walk: Walk = {
    table,
    source,
    path,
    wrappers: new Set(table.wrappers),
    // What could not be parsed still holds declarations that could.
    passages: new Set([...table.passages, 'ERROR']),
    prefixes: new Set(table.prefixes),
    comments: new Set(table.comments),
    blocks: new Set(table.blocks?.types),
    listed: table.listed?.(source) ?? {},
    symbols: [],
  }
  walkChildren(walk, root, {
    parent: null,
    name: null,
    kind: null,
    nested: false,
    outer: null,
  })
  // Only a declaration whose lines are not those of its node can be out of order.
  return walk.symbols.sort((a, b) => a.first - b.first)
}

function walkChildren(walk: Walk, node: SyntaxNode, scope: Scope): void {
  let prefix: SyntaxNode | null = null
  let access: string | null = null
  for (const child of node.namedChildren) {
    const type = child.type
    if (walk.prefixes.has(type)) prefix ??= child
    // A comment between an attribute and what it belongs to does not part them.
    if (walk.prefixes.has(type) || walk.comments.has(type)) continue
    access = walk.table.access?.(child, walk.source) ?? access
    walkNode(walk, child, type, scope, prefix, access)
    prefix = null
  }
}

function walkNode(
  walk: Walk,
  node: SyntaxNode,
  type: string,
  scope: Scope,
  prefix: SyntaxNode | null,
  access: string | null,
): void {
  const declaration = walk.table.declarations[type]
  if (declaration !== undefined && declare(walk, declaration, node, scope, prefix, access)) {
    if (!walk.passages.has(type)) return
  }
  const extension = walk.table.extensions?.[type]
  if (extension !== undefined) {
    const body = node.childForFieldName('body')
    const name = extension.name(node, walk.source)
    if (body !== null) walkChildren(walk, body, { ...scope, name, kind: extension.kind, outer: null })
  } else if (walk.wrappers.has(type)) {
    walkChildren(walk, node, { ...scope, outer: scope.outer ?? prefix ?? node })
  } else if (walk.passages.has(type)) {
    walkChildren(walk, node, { ...scope, outer: null, nested: true })
  } else if (walk.blocks.has(type) && showsDeclaration(walk, node)) {
    walkChildren(walk, node, { ...scope, outer: null, nested: true })
  }
}

/** Adds the symbols a node declares and those they hold; false where it declares none. */
function declare(
  walk: Walk,
  declaration: Declaration,
  node: SyntaxNode,
  scope: Scope,
  prefix: SyntaxNode | null,
  access: string | null,
): boolean {
  const outer = scope.outer ?? node
  const { source, path, listed, table } = walk
  const around = { source, path, listed, access, within: scope.kind, owner: scope.name, nested: scope.nested }
  const site: DeclarationSite = { ...around, node, outer, name: '' }
  let declared = false
  for (const name of declaration.names?.(site) ?? readName(site)) {
    site.name = name
    const kind = typeof declaration.kind === 'string' ? declaration.kind : declaration.kind(site)
    if (kind === null) continue
    declared = true
    const owner = declaration.owner === undefined ? scope.name : declaration.owner(site)
    const symbol = new TreeSymbol(
      { name, kind, owner, parent: scope.parent },
      declaration,
      table,
      { ...site },
      prefix,
    )
    walk.symbols.push(symbol)
    const body = declaration.holds === true ? findBody(declaration, node) : null
    if (body !== null) walkChildren(walk, body, { parent: symbol, name, kind, nested: false, outer: null })
  }
  return declared
}

function showsDeclaration({ table, source }: Walk, node: SyntaxNode): boolean {
  return table.blocks?.holding.test(readText(node, source)) === true
}

function readName({ node, source }: DeclarationSite): readonly string[] {
  const name = readField(node, 'name', source)
  return name === null ? [] : [name]
}
