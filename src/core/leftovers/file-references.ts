/** Files that still name one that the branch deleted or moved, by a path that leads nowhere any more. */

import { renderShortList } from '../entries/lines.js'
import type { OpenEnd } from '../facts.js'
import { hasGeneratedMarker } from '../files/generated.js'
import { languageOf, parsePath } from '../files/language.js'
import { isFixture } from '../files/tests.js'
import { familyOf, namingRules } from '../languages/index.js'
import {
  type ChangedTree,
  type FileUse,
  type LostFile,
  lineOf,
  type NamedFile,
} from '../languages/naming-rules.js'
import { renderCode } from '../text/code.js'
import { findLinks, findManifestUses, findShellUses } from './lost-files-in-manifests.js'
import { deriveCode } from './naming.js'
import { derivePlace } from './search.js'
import { renderGroups } from './wording.js'

export interface FileReference extends Pick<FileUse, 'lost' | 'how'> {
  path: string
  /** 1-based. */
  line: number
}

/** At most so many places of a file are reported. */
const mostPlaces = 5

/** Judges texts by path; `former` is where a file was before the branch, if it was elsewhere. */
export function deriveFileReferences(
  texts: ReadonlyMap<string, string | null>,
  tree: ChangedTree,
  former: ReadonlyMap<string, string>,
): FileReference[] {
  const told = new Map<string, number>()
  return [...texts].flatMap(([path, text]) => {
    const file = text === null || hasGeneratedMarker(text) ? null : openFile(path, text)
    const uses = file === null ? [] : findUses(file, tree, former.get(path) ?? null)
    return uses.flatMap(({ lost, at, how }): FileReference[] => {
      const count = (told.get(lost.path) ?? 0) + 1
      told.set(lost.path, count)
      return file === null || count > mostPlaces ? [] : [{ lost, how, path, line: lineOf(file, at) }]
    })
  })
}

/** Whether a file's references to other files can be judged, and people maintain it. */
export function canName(path: string): boolean {
  if (isFixture(parsePath(path))) return false
  return isManifest(path) || /\.(?:sh|bash|html?)$/i.test(path) || derivePlace(path).counts
}

function isManifest(path: string): boolean {
  return /(?:^|\/)package\.json$/.test(path)
}

function openFile(path: string, text: string): NamedFile {
  const language = languageOf(path) ?? ''
  const code = familyOf(language) === null ? text : deriveCode(text, language)
  return { path, kind: derivePlace(path).kind, language, text, code, touched: [] }
}

function findUses(file: NamedFile, tree: ChangedTree, former: string | null): FileUse[] {
  if (isManifest(file.path)) return findManifestUses(file, tree)
  const naming = namingRules.get(familyOf(file.language) ?? '')?.files
  if (naming !== undefined) return naming.find(file, tree, former)
  if (/\.html?$/i.test(file.path)) return findLinks(file, tree)
  return /\.(?:sh|bash)$/.test(file.path) ? findShellUses(file, tree) : []
}

/** ``it still requires the deleted `lib/boot.js` ``; files that one file names in the same way share a line. */
export function renderFileReferences(references: readonly FileReference[]): OpenEnd[] {
  return renderGroups(references, fateOf, (group) => {
    return `it still ${group[0].how} ${renderLost(group.map(({ lost }) => lost))}`
  })
}

/** A moved file is reported with its new path, so it gets its own line. */
function fateOf({ lost }: FileReference): unknown {
  if (isLeft(lost)) return 'left'
  return lost.newPath === null ? 'deleted' : lost
}

/** The named file did not move: the file that names it did. */
function isLeft({ path, newPath }: LostFile): boolean {
  return path === newPath
}

/** Of more than one above these, so many files are named in one line. */
const mostNames = 4

function renderLost(all: readonly LostFile[]): string {
  const [first] = all
  if (first === undefined) return ''
  if (isLeft(first)) return `${renderPaths(all)} as from the folder that it was in`
  if (first.newPath === null) return `the deleted ${renderPaths(all)}`
  return `${renderCode(first.path)}, which is now ${renderCode(first.newPath)}`
}

function renderPaths(all: readonly LostFile[]): string {
  return renderShortList([...new Set(all.map(({ path }) => path))].map(renderCode), mostNames)
}
