import { foldersOf, type OneSided } from '../core/entries/architecture.js'
import {
  environmentFoldersNear,
  environmentPaths,
  isProjectFileName,
  isReadByPresence,
  isWorkflow,
  type ProjectFile,
} from '../core/environment/project.js'
import type { BranchFacts, Oid } from '../core/facts.js'
import { fileNameOf } from '../core/files/language.js'
import { readBlobs, readEntry, readFolder } from './objects.js'
import type { Repository } from './repository.js'

/** Which folders only one side of a branch's range has: asked for those that gained or lost files. */
export async function readFolders(repository: Repository, facts: BranchFacts): Promise<OneSided> {
  const of = (status: 'added' | 'deleted') => {
    const paths = facts.files.filter((file) => file.status === status).map((file) => file.path)
    const moved = facts.files.filter((file) => file.status === 'renamed')
    const renamed = moved.map((file) => (status === 'added' ? file.path : (file.previousPath ?? file.path)))
    return [...new Set([...paths, ...renamed].flatMap(foldersOf))].filter((folder) => !folder.includes('\n'))
  }
  const [came, went] = [of('added'), of('deleted')]
  const [before, after] = await Promise.all([
    readExisting(repository, facts.base.mergeBase, came, 'tree'),
    readExisting(repository, facts.head, went, 'tree'),
  ])
  const lacks = (asked: string[], existing: Set<string>) => {
    const missing = new Set(asked.filter((folder) => !existing.has(folder)))
    return (folder: string) => missing.has(folder)
  }
  return { isNew: lacks(came, before), isGone: lacks(went, after) }
}

/** Which of some paths a commit has, as files or as folders. */
export async function readExisting(
  repository: Repository,
  commit: Oid,
  paths: readonly string[],
  type: 'blob' | 'tree',
): Promise<Set<string>> {
  const modes = type === 'tree' ? /^04/ : /^1[02]/
  const entries = await Promise.all(
    paths.map((path) => readEntry(repository, commit, path.replace(/\/$/, ''))),
  )
  return new Set(paths.filter((_, index) => modes.test(entries[index]?.mode ?? '')))
}

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
  const list = async (folder: string) => {
    const entries = (await readFolder(repository, commit, folder)) ?? []
    const start = folder === '' ? '' : Buffer.from(`${folder}/`).toString('latin1')
    return entries.map(({ name }) => start + name)
  }
  const [root = [], ...near] = await Promise.all(['', '.github/workflows', ...folders].map(list))
  // As git lists them: by their bytes.
  return [...root, ...near.flat().sort()]
    .map((path) => Buffer.from(path, 'latin1').toString())
    .filter((path) => isProjectFileName(fileNameOf(path)) || isWorkflow(path))
    .filter((path) => !path.includes('\n'))
}

/** Bytes; project files are smaller, and what is larger has nothing to say about how to run a project. */
const maxSize = 256 * 1024

/** The texts of those of some files that a commit has; empty for lock files, whose presence is enough. */
export async function readFilesAt(
  repository: Repository,
  commit: Oid,
  paths: readonly string[],
): Promise<{ path: string; text: string }[]> {
  const found: { path: string; text: string }[] = []
  const names = paths.map((path) => `${commit}:${path}`)
  let index = 0
  for await (const blob of readBlobs(repository, names, maxSize)) {
    const path = paths[index++] ?? ''
    if (blob.state === 'missing' && blob.lost !== null) throw blob.lost
    // A lock file tells by its being there, however long it is.
    if (isReadByPresence(path) ? blob.state !== 'missing' : blob.state === 'read')
      found.push({
        path,
        text: blob.state === 'read' && !isReadByPresence(path) ? blob.bytes.toString() : '',
      })
  }
  return found
}
