import type { Declaration, DeclarationSite, LanguageTable } from './language-table.js'
import { deriveQualifiedName, type OutlineSymbol } from './outline.js'
import type { SyntaxNode } from './syntax.js'

type Identity = Pick<OutlineSymbol, 'name' | 'kind' | 'owner' | 'parent'>

/**
 * A symbol of a tree. Every question to a tree is a call into WebAssembly, and most symbols of a file are neither
 * changed nor asked about: so what only those need is found when it is asked for, while the tree is still there.
 */
export class TreeSymbol implements OutlineSymbol {
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

export function findBody(declaration: Declaration, node: SyntaxNode): SyntaxNode | null {
  const { body = 'body' } = declaration
  return typeof body === 'string' ? node.childForFieldName(body) : body(node)
}

/** The last line a node has text on; a node that ends with its line break ends on the line before the point. */
function findLastLine(node: SyntaxNode): number {
  const end = node.endPosition
  return end.column === 0 && end.row > node.startPosition.row ? end.row : end.row + 1
}
