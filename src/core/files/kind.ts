import type { FileKind } from '../facts.js'
import { isConfig } from './config.js'
import { isDocs } from './docs.js'
import { isGeneratedName } from './generated.js'
import { hasGeneratedMarker } from './generated-marker.js'
import { isLfsPointer } from './lfs-pointer.js'
import { isLockFile } from './lock-files.js'
import { parsePath } from './path-parts.js'
import { isTest } from './tests.js'
import { isVendored } from './vendored.js'

/** What is known of a file before its content is read. */
export interface FileTraits {
  /** Relative to the root, with `/`. */
  path: string
  binary: boolean
  submodule: boolean
  /** `linguist-generated` and `linguist-vendored` from .gitattributes; null where not set. */
  attributes: { generated: boolean | null; vendored: boolean | null }
  /** The file's first lines, null where they were not read. */
  head: string | null
}

/**
 * Says what sort of file it is. What the repository declares wins over every guess; among the guesses the
 * first that fits decides, from "nobody reads this" to "somebody wrote this".
 */
export function classifyFile(file: FileTraits): FileKind {
  const { attributes } = file
  if (file.submodule) return 'submodule'
  if (attributes.generated === true) return 'generated'
  if (attributes.vendored === true) return 'vendored'
  if (file.binary || (file.head !== null && isLfsPointer(file.head))) return 'binary'

  const path = parsePath(file.path)
  if (isLockFile(path)) return 'lock'
  if (attributes.vendored === null && isVendored(path)) return 'vendored'
  if (attributes.generated === null && isGenerated(path, file.head)) return 'generated'
  if (isTest(path)) return 'test'
  if (isDocs(path)) return 'docs'
  if (isConfig(path)) return 'config'
  return 'source'
}

function isGenerated(path: ReturnType<typeof parsePath>, head: string | null): boolean {
  return isGeneratedName(path) || (head !== null && hasGeneratedMarker(head))
}
