import { classifyFile } from '../files/kind.js'
import { languageOf } from '../files/language.js'
import { findVariableReads } from './reads.js'

/** A line of the base's tree that names a variable, as `git grep -F -w` finds it. */
export interface BaseLine {
  /** Relative to the root, with `/`. */
  path: string
  text: string
}

/**
 * Those of the variables that no line of the base reads. A diff cannot tell: code elsewhere may have read them all
 * along (one in eight of those found in a diff).
 */
export function deriveUnreadBefore<V extends { name: string }>(
  variables: readonly V[],
  lines: readonly BaseLine[],
): V[] {
  const readBefore = new Set(
    lines.flatMap(({ path, text }) => {
      const traits = { path, binary: false, submodule: false, head: null }
      const kind = classifyFile({ ...traits, attributes: { generated: null, vendored: null } })
      return findVariableReads(text, { path, kind, language: languageOf(path) })
    }),
  )
  return variables.filter(({ name }) => !readBefore.has(name))
}
