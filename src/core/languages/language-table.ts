/**
 * Everything the program knows about a language: one table, in one file of `languages/`.
 */
import type { LineForms } from './line-forms.js'
import type { NamingRules } from './naming-rules.js'
import type { SyntaxNode } from './syntax.js'

export interface LanguageTable {
  /** Linguist's name in lower case. */
  language: string
  /** The language in which a file is after all, and what shows that: a header may be C++. */
  otherwise?: { language: string; shows(path: string, text: string): boolean }
  /** Stem of the grammar's file in dist/grammars; null where none is shipped. */
  grammar: string | null
  /** Node types of comments, and of strings, in which white space counts. */
  comments: readonly string[]
  strings: readonly string[]
  /** Node types that declare symbols. */
  declarations: Readonly<Record<string, Declaration>>
  /** Node types around a declaration that are a part of it: `export …`, decorators, `template <…>`. */
  wrappers: readonly string[]
  /** Node types that hold declarations that are no members of theirs: blocks under `if`, `#ifdef`, namespaces. */
  passages: readonly string[]
  /** Node types looked into only where their text shows a declaration: blocks given to calls. */
  blocks?: { readonly types: readonly string[]; readonly holding: RegExp }
  /** Node types that hold another symbol's members, away from its declaration: `impl` blocks. */
  extensions?: Readonly<Record<string, Extension>>
  /** Node types right before a declaration that are a part of it: attributes. */
  prefixes?: readonly string[]
  /** The access that a node such as `private:` gives to its next siblings; null for every other node. */
  access?(node: SyntaxNode, source: string): string | null
  /** Names that the text itself lists as exported or as hidden, away from their declarations. */
  listed?(source: string): ListedNames
  /** The text as its grammar can read it, every offset and line kept; the parser is given this. */
  prepare?(source: string): string
  /**
   * The text with what its grammar is known to stumble over made readable, every offset and line kept;
   * asked for only where the tree has errors.
   */
  repair?(source: string): string
  /** Whether other files can use a symbol, given what encloses it can be used. */
  exported(site: DeclarationSite): boolean
  /** Whether some other files can, where it is not exported: those of its package or crate. Absent: none. */
  shared?(site: DeclarationSite): boolean
  /** How comments and strings look, for reading without a tree. */
  lexicon: Lexicon
  /** Words of declarations that hold symbols: all others' bodies can be passed over, if nothing changed in them. */
  holders: readonly string[]
  /** What ends a body, for reading without a tree. */
  layout: 'braces' | 'end' | 'indentation'
  /** Declarations as text shows them, for reading without a tree. */
  patterns: readonly DeclarationPattern[]
  /** What its lines show each by itself. */
  lines: LineForms
  /** How other files name its symbols; null where they are not looked for. */
  naming: NamingRules | null
}

export interface Declaration {
  /** Null where this node declares nothing after all: then it is a wrapper or a passage, or nothing. */
  kind: string | ((site: DeclarationSite) => string | null)
  /** Its names; by default the text of its `name` field. A symbol of its own for each. */
  names?(site: DeclarationSite): readonly string[]
  /** What holds it, where the declaration says so itself (Go's receiver). */
  owner?(site: DeclarationSite): string | null
  /** The node whose lines are its own, where that is not the declaration with its wrappers. */
  extent?(site: DeclarationSite): SyntaxNode
  /** Field of the body, or how to find it; the signature ends where it begins. Default `body`. */
  body?: string | ((node: SyntaxNode) => SyntaxNode | null)
  /** The last node of the signature, where a symbol need not have a body. */
  head?(node: SyntaxNode): SyntaxNode | null
  /** Whether the body holds symbols of its own. */
  holds?: boolean
  /** Lines of it are its own, so not those of what holds it, but it is not listed: a constant in a class. */
  unlisted?: boolean
}

interface Extension {
  name(node: SyntaxNode, source: string): string | null
  /** The kind of what holds its members. */
  kind: string
}

export interface ListedNames {
  shown?: ReadonlySet<string>
  hidden?: ReadonlySet<string>
}

/** A node that declares something, and what encloses it. */
export interface DeclarationSite {
  node: SyntaxNode
  /** The outermost wrapper around it; the node itself where there is none. */
  outer: SyntaxNode
  source: string
  path: string
  name: string
  /** Kind of the enclosing symbol; null at the top of the file. */
  within: string | null
  /** Name of the enclosing symbol or extension. */
  owner: string | null
  /** Whether a block that is no symbol, such as that of an `if`, is around it. */
  nested: boolean
  /** The access last given by a sibling before it, see `access`. */
  access: string | null
  listed: ListedNames
}

/** Comments and strings of a language, as text. */
export interface Lexicon {
  lineComments: readonly string[]
  blockComments: readonly (readonly [open: string, close: string])[]
  /** Quotes of strings that end with their line, and of strings that do not. */
  quotes: readonly string[]
  longQuotes: readonly string[]
  /** What announces lines of text, sticky; group 1 is the word that ends them. */
  hereDocument?: RegExp
}

/** A declaration that one line of text shows, without its indentation. Group 1 is its name. */
export interface DeclarationPattern {
  kind: string
  pattern: RegExp
  /** Group 1 is what holds it, where the line itself says that. */
  owner?: RegExp
  /** Whether what is indented under it can hold symbols of its own. */
  holds?: boolean
  /** Kinds of symbols that must enclose it, `top` for none; absent: any. */
  within?: readonly string[]
  /** What the line must show for other files to use it; absent: nothing. */
  shown?: RegExp
  /** What the line must not show for that. */
  hidden?: RegExp
  /** Holds its members without being a symbol: `impl` blocks. */
  extension?: boolean
  /** Lines of it are its own, but it is not listed. */
  unlisted?: boolean
  /** Shows no keyword, so it is one only where members begin: methods in most languages with braces. */
  bare?: boolean
}
