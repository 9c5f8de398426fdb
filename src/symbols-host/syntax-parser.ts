import type { Language, Parser, Tree } from 'web-tree-sitter'
import type { SyntaxParser } from '../core/symbols/syntax.js'

/**
 * What one text may cost, in calls of the parser's progress callback, one for every hundred steps: about 400 ms of
 * work. Counted and not timed, so that a slow machine gives the same answer. Real files need 3 to 15 for each
 * thousand characters.
 */
const mostCallbacks = 12_000
/** Milliseconds after which it ends in any case. */
const longestParse = 2_000

/** A parser that gives up on texts that cost too much; web-tree-sitter's trees are `SyntaxTree`s as they are. */
export function openSyntaxParser(library: { Parser: typeof Parser }, language: Language): SyntaxParser {
  const parser = new library.Parser()
  parser.setLanguage(language)
  return {
    parse(text: string, previous: Tree | null) {
      const start = performance.now()
      let callbacks = 0
      const progressCallback = (): boolean =>
        ++callbacks > mostCallbacks || (callbacks % 64 === 0 && performance.now() - start > longestParse)
      const tree = parser.parse(text, previous, { progressCallback })
      // What was begun must be forgotten, or the next text would be read as its continuation.
      if (tree === null) parser.reset()
      return tree
    },
  }
}
