import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { createHandoff } from '../../../src/commands/create.js'
import {
  createFolder,
  createRepository,
  type FileContent,
  type TestRepository,
} from '../../helpers/repository.js'

const numbered = Array.from({ length: 40 }, (_, index) => `line ${index + 1}`)

/** Forty lines, some of them others. */
export function lines(change: Record<number, string> = {}): string {
  return `${numbered.map((line, index) => change[index + 1] ?? line).join('\n')}\n`
}

/** Where hunks can be cut in two ways: an empty line or a brace more says nothing of which one it is. */
export const ambiguous = {
  base: '}\n\n\n  b\nf {\n\n\n}\n',
  branch: '}\n\n\n  b\nf {\n\n\n}\n\n  b\n  a\n}\n',
  movedBase: '}\n\n\n  b\nf {\n\n\n  a\nf {\n  a\n}\n',
}

const baseFiles: Record<string, FileContent> = {
  '.handoff.yml': 'ignore: [docs/]\n',
  'app.txt': lines(),
  'code.txt': ambiguous.base,
  'old.txt': lines({ 1: 'old' }),
  'tool.sh': '#!/bin/sh\necho tool\n',
  'other.txt': 'other\n',
}

/** `feat/x` with three commits of work; nothing is handed off yet. */
export function createWork(): TestRepository {
  const repository = createRepository()
  repository.commit({ 'other.txt': 'the first' }, 'first')
  repository.commit(baseFiles, 'base')
  repository.branch('feat/x')
  repository.commit({ 'app.txt': lines({ 20: 'changed' }) }, 'feat: change line 20')
  repository.commit({ 'new.txt': 'one\ntwo\n' }, 'feat: add new.txt')
  repository.commit({ 'code.txt': ambiguous.branch }, 'feat: append')
  return repository
}

/** Writes the page as `git handoff create` does. */
export async function handOff(repository: TestRepository, options: { commit?: boolean } = {}): Promise<void> {
  const { path: cwd, environment } = repository
  const notes = { decisions: [], gotchas: [], context: [], tasks: [] }
  const commit = options.commit ?? true
  await createHandoff({ cwd, environment, commit, stdout: false, notes, today: '2026-11-22' })
}

export const byHand = '# Notes\n\nThe parser is half done.\n'

const ways = {
  none: () => {},
  'by hand': (repository: TestRepository) => repository.commit({ 'HANDOFF.md': byHand }, 'docs: notes'),
  'on disk': (repository: TestRepository) => handOff(repository, { commit: false }),
  committed: (repository: TestRepository) => handOff(repository),
} as const
const templates = new Map<keyof typeof ways, TestRepository>()

/** A branch with work and a page that came in one of these ways: a copy, as building one takes most of the time. */
export async function createHandedOff(page: keyof typeof ways): Promise<TestRepository> {
  const known = templates.get(page)
  const template = known ?? createWork()
  if (known === undefined) await ways[page](template)
  templates.set(page, template)
  const path = join(createFolder(), 'copy')
  cpSync(template.path, path, { recursive: true })
  return template.at(path)
}

/** A commit on another branch, from where that is. */
export function commitOn(
  repository: TestRepository,
  branch: string,
  files: Record<string, FileContent>,
  message = `work on ${branch}`,
): void {
  const back = repository.git('branch', '--show-current')
  repository.git('switch', '-q', branch)
  repository.commit(files, message)
  repository.git('switch', '-q', back)
}

/** What the work was is forgotten: as in the clone of somebody else, after a rebase. */
export function forget(repository: TestRepository): void {
  repository.git('reflog', 'expire', '--expire=now', '--all')
  repository.git('gc', '-q', '--prune=now')
}

/** Squashes all of the branch into one commit. */
export function squash(repository: TestRepository): void {
  repository.git('reset', '-q', '--soft', repository.git('merge-base', 'main', 'HEAD'))
  repository.git('commit', '-qm', 'all in one')
}
