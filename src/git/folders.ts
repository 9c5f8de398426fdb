import { foldersOf, type OneSided } from '../core/entries/architecture-items.js'
import type { BranchFacts, Oid } from '../core/facts.js'
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
    readExisting(repository, facts.base.mergeBase, came),
    readExisting(repository, facts.head, went),
  ])
  const lacks = (asked: string[], existing: Set<string>) => {
    const missing = new Set(asked.filter((folder) => !existing.has(folder)))
    return (folder: string) => missing.has(folder)
  }
  return { isNew: lacks(came, before), isGone: lacks(went, after) }
}

async function readExisting(repository: Repository, commit: Oid, folders: string[]): Promise<Set<string>> {
  if (folders.length === 0) return new Set()
  const input = folders.map((folder) => `${commit}:${folder.slice(0, -1)}\n`).join('')
  // tree
  // 0000000000000000000000000000000000000000:src/auth missing
  const answers = (await runGit(repository, ['cat-file', '--batch-check=%(objecttype)'], { input }))
    .toString()
    .split('\n')
  return new Set(folders.filter((_, index) => answers[index] === 'tree'))
}
