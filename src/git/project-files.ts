import {
  environmentFoldersNear,
  environmentPaths,
  isProjectFileName,
  isWorkflow,
} from '../core/environment/paths.js'
import type { ProjectFile } from '../core/environment/project.js'
import type { Oid } from '../core/facts.js'
import { readFilesAt } from './files-at.js'
import { runGit } from './process.js'
import type { Repository } from './repository.js'

/** The files of a commit that tell how one runs and tests the project: of its root and of folders near the change. */
export async function readProjectFiles(
  repository: Repository,
  commit: Oid,
  changed: readonly string[],
): Promise<ProjectFile[]> {
  const folders = environmentFoldersNear(changed)
  const listed = await readListed(repository, commit, folders)
  const near = folders.flatMap((folder) => environmentPaths.map((path) => `${folder}/${path}`))
  return readFilesAt(repository, commit, [...new Set([...environmentPaths, ...near, ...listed])])
}

/** What has a name of its own, so that it cannot be asked for: files named after the project, and workflows. */
async function readListed(
  repository: Repository,
  commit: Oid,
  folders: readonly string[],
): Promise<string[]> {
  const list = ['ls-tree', '-z', '--name-only', '--full-tree', commit]
  const below = ['.github/workflows', ...folders].map((folder) => `${folder}/`)
  const [root, near] = await Promise.all([
    runGit(repository, list),
    runGit(repository, [...list, '--', ...below]),
  ])
  return `${root}${near}`
    .split('\0')
    .filter((path) => isProjectFileName(path.slice(path.lastIndexOf('/') + 1)) || isWorkflow(path))
    .filter((path) => !path.includes('\n'))
}
