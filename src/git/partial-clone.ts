import { runGit } from './process.js'
import type { Repository } from './repository.js'

/** Whether objects may be missing. To read a tree's files, git would fetch them then, one by one. */
export async function isPartial(repository: Repository): Promise<boolean> {
  const keys = '^(extensions\\.partialclone|remote\\..*\\.promisor)$'
  return (await runGit(repository, ['config', '--get-regexp', keys], { accept: [1] })).length > 0
}
