/** The outline of a parsed text: a walk over declarations and what holds them, never into the body of a function. */
import type { Declaration, DeclarationSite, LanguageTable, ListedNames } from '../languages/language-table.js'
import { readField, readText, type SyntaxNode } from '../languages/syntax.js'
import { deriveQualifiedName, type OutlineSymbol } from './types.js'

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
  walkChildren(walk, root, { parent: null, name: null, kind: null, nested: false, outer: null })
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

type Identity = Pick<OutlineSymbol, 'name' | 'kind' | 'owner' | 'parent'>

/** Each question to a tree is a call into WebAssembly, so what few symbols need is found when it is asked for. */
class TreeSymbol implements OutlineSymbol {
  readonly name: string
  readonly kind: string
  readonly owner: string | null
  readonly parent: OutlineSymbol | null
  readonly qualifiedName: string
  readonly first: number
  readonly listed: boolean
  readonly #declaration: Declaration
  readonly #table: LanguageTable
  readonly #site: DeclarationSite
  #last: number | undefined
  #exported: boolean | undefined

  constructor(
    { name, kind, owner, parent }: Identity,
    declaration: Declaration,
    table: LanguageTable,
    site: DeclarationSite,
    prefix: SyntaxNode | null,
  ) {
    this.name = name
    this.kind = kind
    this.owner = owner
    this.parent = parent
    this.qualifiedName = deriveQualifiedName(name, owner)
    this.listed = declaration.unlisted !== true
    this.#declaration = declaration
    this.#table = table
    this.#site = site
    this.first = (prefix ?? this.#extent).startPosition.row + 1
  }

  get #extent(): SyntaxNode {
    return this.#declaration.extent?.(this.#site) ?? this.#site.outer
  }

  get last(): number {
    this.#last ??= findLastLine(this.#extent)
    return this.#last
  }

  set last(line: number) {
    this.#last = line
  }

  get exported(): boolean {
    this.#exported ??= this.parent?.exported !== false && this.#table.exported(this.#site)
    return this.#exported
  }

  get shared(): boolean {
    return !this.exported && this.#isVisible
  }

  get #isVisible(): boolean {
    const { parent } = this
    const isHidden = parent !== null && !parent.exported && parent.shared !== true
    return !isHidden && (this.#table.exported(this.#site) || this.#table.shared?.(this.#site) === true)
  }

  get signature(): readonly [start: number, end: number] {
    const { node, outer } = this.#site
    const head = this.#declaration.head?.(node)
    if (head != null) return [outer.startIndex, head.endIndex]
    return [outer.startIndex, findBody(this.#declaration, node)?.startIndex ?? outer.endIndex]
  }
}

function findBody(declaration: Declaration, node: SyntaxNode): SyntaxNode | null {
  const { body = 'body' } = declaration
  return typeof body === 'string' ? node.childForFieldName(body) : body(node)
}

/** The last line a node has text on; a node that ends with its line break ends on the line before the point. */
function findLastLine(node: SyntaxNode): number {
  const end = node.endPosition
  return end.column === 0 && end.row > node.startPosition.row ? end.row : end.row + 1
}
