/** Which of the files that were found count, and as what. */
import type { FileKind } from '../../facts.js'
import { classifyFile } from '../../files/kind.js'
import { languageOf } from '../../files/language.js'
import { parsePath } from '../../files/path-parts.js'
import { isFixture } from '../../files/tests.js'
import { familyOf } from './families.js'

export interface Place {
  path: string
  kind: FileKind
  language: string | null
  family: string | null
  /** Whether someone is to keep it true: no generated file, no test's data, no change log. */
  counts: boolean
}

/** They tell of what is gone, and shall; so do those of one version: `docs/v1`. */
const historyName =
  /(?:^|[-_./])(?:change-?logs?|changes|history|news|releases?|release-?notes|what-?s-?new|upgrad\w*|migrat\w*|deprecat\w*|legacy|roadmap|todo|handoff)[^/]*$/i
const historyFolder =
  /^(?:change-?logs?|changes|changesets?|\.changeset|\.changes|history|news|newsfragments|releases?|release-?notes|blog|posts|_posts|adrs?|decisions|rfcs?|proposals|design-?docs?|archive[sd]?|legacy|old|versioned_docs|upgrad\w*|migrat\w*|(?:v|version-?)?\d+(?:\.(?:\d+|x))*)$/i

export function derivePlace(path: string): Place {
  const language = languageOf(path)
  const attributes = { generated: null, vendored: null }
  const kind = classifyFile({ path, binary: false, submodule: false, attributes, head: null })
  const parts = parsePath(path)
  const told = kind === 'source' || kind === 'test' || (kind === 'docs' && !isHistory(path, parts.folders))
  return { path, kind, language, family: familyOf(language), counts: told && !isFixture(parts) }
}

function isHistory(path: string, folders: readonly string[]): boolean {
  return historyName.test(path) || folders.some((folder) => historyFolder.test(folder))
}
