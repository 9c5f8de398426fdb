import { commitPage, type PageCommit } from '../../../src/git/page/commit-page.js'
import type { TestRepository } from '../../helpers/repository.js'

export const path = 'HANDOFF.md'

/** A repository with a branch `feat/a`, checked out, one commit from main. */
export function fillWork(repository: TestRepository): TestRepository {
  repository.commit({ 'a.txt': 'a\n', 'b.txt': 'b\n', 'src/c.txt': 'c\n' }, 'base')
  repository.branch('feat/a')
  repository.commit({ 'a.txt': 'a2\n', 'gone.txt': 'x\n' }, 'work')
  return repository
}

/** Changes in every state: staged, unstaged, both, staged deletion, deleted, untracked, intent to add. */
export function makeDirty(repository: TestRepository): void {
  repository.write({ 'a.txt': 'staged\n', 'src/new.txt': 'staged\n' })
  repository.git('add', 'a.txt', 'src/new.txt')
  repository.git('rm', '--quiet', '--cached', 'gone.txt')
  repository.write({
    'a.txt': 'staged, then edited\n',
    'b.txt': null,
    'untracked "name"': 'u\n',
    later: 'l\n',
  })
  repository.git('add', '--intent-to-add', 'later')
}

export function status(repository: TestRepository): string {
  return repository.git('status', '--porcelain=v2', '--untracked-files=all', '-z')
}

/** As `commitPage` on a repository's branch, from where that is now. */
export function commit(repository: TestRepository, text: string, more: Partial<PageCommit> = {}) {
  return commitPage(request(repository, text, more))
}

export function request(
  repository: TestRepository,
  text: string,
  more: Partial<PageCommit> = {},
): PageCommit {
  const branch = more.branch ?? 'feat/a'
  return {
    repository: repository.path,
    branch,
    path,
    text,
    expectedTip: repository.git('rev-parse', `refs/heads/${branch}`),
    environment: repository.environment,
    ...more,
  }
}

/** The page's bytes as they are committed. */
export function page(repository: TestRepository, revision = 'feat/a', name = path): string {
  const { status: code, stdout, stderr } = repository.run(['cat-file', 'blob', `${revision}:${name}`])
  if (code !== 0) throw new Error(stderr)
  return stdout.toString()
}

/** A page of 300 kB that says one letter, in paragraphs short enough to be read. */
export function largePage(letter: string): string {
  return `${letter.repeat(98)}\n\n`.repeat(3_000)
}
