import type { FileChange } from '../facts.js'
import { fileNameOf, folderOf } from '../files/language.js'
import { addTo } from '../groups.js'
import type { ChangedTree, LostFile } from '../languages/naming-rules.js'

const isOfOthers: ReadonlySet<string> = new Set(['submodule', 'vendored', 'generated'])
/** What a build puts there again. */
const buildFolder = /(?:^|\/)(?:dist|build|out|target|generated|gen|node_modules)\//

export function deriveLostFiles(
  files: readonly Pick<FileChange, 'path' | 'previousPath' | 'status' | 'kind'>[],
): LostFile[] {
  return files.flatMap(({ path, previousPath, status, kind }): LostFile[] => {
    if (isOfOthers.has(kind) || buildFolder.test(previousPath ?? path)) return []
    if (status === 'deleted') return [{ path, newPath: null }]
    return status === 'renamed' && previousPath !== null ? [{ path: previousPath, newPath: path }] : []
  })
}

/** Only paths that no file took over; on some disks one whose name differs in case only is the same. */
export function deriveChangedTree(
  files: readonly Pick<FileChange, 'path' | 'previousPath' | 'status' | 'kind'>[],
  paths: readonly string[],
): ChangedTree {
  const lower = new Set(paths.map((path) => path.toLowerCase()))
  const lost = deriveLostFiles(files).filter(({ path }) => !lower.has(path.toLowerCase()))
  const fresh = files.filter(({ status }) => /^(?:added|renamed|copied)$/.test(status))
  return {
    paths: new Set(paths),
    byName: indexByName(paths),
    lost: new Map(lost.map((file) => [file.path, file])),
    fresh: new Set(fresh.map(({ path }) => path)),
  }
}

function indexByName(paths: readonly string[]): Map<string, string[]> {
  const byName = new Map<string, string[]>()
  const known = new Set<string>()
  for (const path of paths) {
    for (let each = path; each !== '' && !known.has(each); each = folderOf(each)) {
      known.add(each)
      addTo(byName, fileNameOf(each), each)
    }
  }
  return byName
}
