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
import { runGit } from './process.js'
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
  if (paths.length === 0) return new Set()
  const input = paths.map((path) => `${commit}:${path.replace(/\/$/, '')}\n`).join('')
  // blob
  // 0000000000000000000000000000000000000000:src/auth.ts missing
  const output = await runGit(repository, ['cat-file', '--batch-check=%(objecttype)'], { input })
  const answers = output.toString().split('\n')
  return new Set(paths.filter((_, index) => answers[index] === type))
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
  const list = ['ls-tree', '-z', '--name-only', '--full-tree', commit]
  const below = ['.github/workflows', ...folders].map((folder) => `${folder}/`)
  const [root, near] = await Promise.all([
    runGit(repository, list),
    runGit(repository, [...list, '--', ...below]),
  ])
  return `${root}${near}`
    .split('\0')
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
  const asked = paths.map((path) => `${commit}:${path}\n`).join('')
  const check = await runGit(
    repository,
    ['cat-file', '--batch-check=%(objecttype) %(objectsize) %(objectname)'],
    { input: asked },
  )
  // blob 1204 9b1f6c2e7a40…
  const answers = check.toString().split('\n')
  const found = paths.flatMap((path, index) => {
    const [type, size = '0', oid = ''] = answers[index]?.split(' ') ?? []
    // A lock file tells by its being there, however long it is.
    const fits = Number(size) <= maxSize || isReadByPresence(path)
    return type === 'blob' && fits ? [{ path, size: Number(size), oid }] : []
  })
  const read = found.filter(({ path }) => !isReadByPresence(path))
  const texts = await readTexts(repository, read)
  return found.map(({ path }) => ({ path, text: texts.get(path) ?? '' }))
}

/** `<oid> blob <size>LF<contents>LF` for each object, in the order asked: see git-cat-file(1). */
async function readTexts(
  repository: Repository,
  files: readonly { path: string; size: number; oid: Oid }[],
): Promise<Map<string, string>> {
  const texts = new Map<string, string>()
  if (files.length === 0) return texts
  const output = await runGit(repository, ['cat-file', '--batch'], {
    input: files.map(({ oid }) => `${oid}\n`).join(''),
  })
  let position = 0
  for (const { path, size } of files) {
    const start = output.indexOf('\n', position) + 1
    texts.set(path, output.subarray(start, start + size).toString())
    position = start + size + 1
  }
  return texts
}
