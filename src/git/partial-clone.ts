import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Repository } from './repository.js'

/**
 * Whether objects may be missing. To read a tree's files, git would fetch them then, one by one. It writes so into the
 * repository's own configuration when it makes such a clone, and a look at that file costs less than a process.
 */
export function isPartial({ commonDir }: Repository): boolean {
  try {
    // `promisor = true` of a remote, `partialclone = origin` of the extensions
    return /^[^#;\n]*\b(?:promisor|partialclone)\s*(?:=|$)/im.test(
      readFileSync(join(commonDir, 'config'), 'utf8'),
    )
  } catch {
    return false // no file of its own: then nothing says so
  }
}
