/** What a tree at head still names of files that went, without git: the tree is an object of texts by path. */

import type { FileChange } from '../../../src/core/facts.js'
import { findWord } from '../../../src/core/languages/identifiers.js'
import {
  canName,
  deriveFileReferences,
  renderFileReferences,
} from '../../../src/core/leftovers/file-references.js'
import { deriveChangedTree, deriveLostFiles } from '../../../src/core/leftovers/lost-files.js'
import { mayName, planFileSearch } from '../../../src/core/leftovers/lost-files-in-manifests.js'

type Tree = Readonly<Record<string, string>>
type Change = Pick<FileChange, 'path' | 'previousPath' | 'status' | 'kind'>

export function deleted(path: string, kind: FileChange['kind'] = 'source'): Change {
  return { path, previousPath: null, status: 'deleted', kind }
}

export function movedFile(previousPath: string, path: string): Change {
  return { path, previousPath, status: 'renamed', kind: 'source' }
}

/** `path:line text`, one each. */
export function leftBy(changes: readonly Change[], tree: Tree): string[] {
  const plan = planFileSearch(deriveLostFiles(changes))
  const former = new Map(
    changes.flatMap(({ path, previousPath }) => (previousPath === null ? [] : [[path, previousPath]])),
  )
  const isNaming = (path: string, text: string) =>
    former.has(path) ||
    text
      .split('\n')
      .some((line) => mayName(line) && plan?.names.some((name) => findWord(line, name).length > 0) === true)
  const asked = Object.entries(tree).filter(([path, text]) => canName(path) && isNaming(path, text))
  const changed = deriveChangedTree(changes, Object.keys(tree))
  const references = deriveFileReferences(new Map(asked), changed, former as Map<string, string>)
  return renderFileReferences(references).map(({ path, line, text }) => `${path}:${line} ${text}`)
}
