/**
 * The few things the engine asks of a syntax tree: the shape of web-tree-sitter, without its import, so that
 * this folder stays free of WebAssembly and of Node. Offsets are in UTF-16 units of the text that was parsed.
 */
/** A place in the text; both parts count from 0, `column` in UTF-16 units. */
export interface SyntaxPoint {
  row: number
  column: number
}

export interface SyntaxNode {
  readonly type: string
  readonly hasError: boolean
  readonly isMissing: boolean
  readonly startIndex: number
  readonly endIndex: number
  readonly startPosition: SyntaxPoint
  readonly endPosition: SyntaxPoint
  readonly children: readonly SyntaxNode[]
  readonly namedChildren: readonly SyntaxNode[]
  childForFieldName(name: string): SyntaxNode | null
  descendantsOfType(types: string[], start: SyntaxPoint, end: SyntaxPoint): readonly SyntaxNode[]
}

/** A replaced stretch of text, in the coordinates of the tree at the time of the edit. */
export interface SyntaxEdit {
  startIndex: number
  oldEndIndex: number
  newEndIndex: number
  startPosition: SyntaxPoint
  oldEndPosition: SyntaxPoint
  newEndPosition: SyntaxPoint
}

export interface SyntaxTree {
  readonly rootNode: SyntaxNode
  /** Shifts the tree for a change of its text, so that the next parse can reuse what did not change. */
  edit(edit: SyntaxEdit): void
  copy(): SyntaxTree
  delete(): void
}

/** A parser for one language. */
export interface SyntaxParser {
  /**
   * The tree of a text, or null where reading it took more than the parser's budget.
   * `previous` is an edited tree of the text as it was.
   */
  parse(text: string, previous: SyntaxTree | null): SyntaxTree | null
}

/** What the engine gets from the outside: parsers, by the names of their grammars (`typescript`, `tsx`). */
export type SymbolEngine = ReadonlyMap<string, SyntaxParser>

/** The text of a node. */
export function readText(node: SyntaxNode, source: string): string {
  return source.slice(node.startIndex, node.endIndex)
}

/** The text of a node's field; null where it has none. */
export function readField(node: SyntaxNode, field: string, source: string): string | null {
  const child = node.childForFieldName(field)
  return child === null ? null : readText(child, source)
}
