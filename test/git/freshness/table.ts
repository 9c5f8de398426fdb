import type { Freshness } from '../../../src/core/freshness/freshness.js'
import type { TestRepository } from '../../helpers/repository.js'
import { ambiguous, byHand, commitOn, forget, handOff, lines, squash } from './branch.js'

/** One row of the table in docs/freshness.md, with the history that proves it. */
export interface Row {
  /** What happened since the page was written. */
  since: string
  freshness: Freshness
  /** What the reading says besides; shown in the table. */
  uncovered?: readonly string[]
  renamedFrom?: string
  /** Where it is not told which files: why. */
  reason?: RegExp
  /** On a branch with work, a committed page of its own unless `page` says otherwise. */
  page?: 'none' | 'by hand' | 'on disk'
  /** What happened. */
  arrange?: (repository: TestRepository) => unknown
  /** Where to look, if not at what is checked out in the repository. */
  look?: (repository: TestRepository) => Look
}

type Look = { repository?: TestRepository; head?: string; base?: string }

const otherFiles = { 'other.txt': 'other, on\n' }
const above = { 'app.txt': lines({ 2: 'base\nwas\nhere' }) }
const page = 'HANDOFF.md'

const removePage = (r: TestRepository) => r.commit({ [page]: null }, 'docs: finish')

/** The table, in the order in which it is printed. */
export const table: readonly Row[] = [
  { since: 'nothing, and it is not committed yet', freshness: 'fresh', page: 'on disk' },
  { since: 'its own commit', freshness: 'fresh' },
  {
    since: 'people wrote on it',
    freshness: 'fresh',
    arrange: async (r) => {
      const text = r.git('show', `HEAD:${page}`)
      r.commit({ [page]: `${text.replace('Not recorded.', 'Because.')}\n` }, 'docs: why')
    },
  },
  {
    since: 'an amended message',
    freshness: 'fresh',
    arrange: (r) => {
      const written = r.git('rev-parse', 'HEAD')
      r.git('reset', '-q', '--hard', 'HEAD~1')
      r.git('commit', '-q', '--amend', '-m', 'feat: other words')
      r.git('cherry-pick', written)
    },
  },
  { since: 'an empty commit', freshness: 'fresh', arrange: (r) => r.commit({}, 'nothing') },
  {
    since: 'only ignored paths changed',
    freshness: 'fresh',
    arrange: (r) => r.commit({ 'docs/guide.md': 'ignored\n' }, 'docs: guide'),
  },
  {
    since: 'the base moved on, and is not merged in',
    freshness: 'fresh',
    arrange: (r) => commitOn(r, 'main', above),
  },
  {
    since: 'work that was taken back',
    freshness: 'fresh',
    arrange: (r) => {
      r.commit({ 'new.txt': 'one\n', 'more.txt': 'more\n' }, 'feat: more')
      r.git('revert', '--no-edit', 'HEAD')
    },
  },
  {
    since: 'uncommitted changes of code (an info says that they are there)',
    freshness: 'fresh',
    arrange: (r) => r.write({ 'new.txt': 'not committed\n' }),
  },
  {
    since: 'rebased on a base that touched other files',
    freshness: 'fresh',
    arrange: (r) => {
      commitOn(r, 'main', otherFiles)
      r.git('rebase', '-q', 'main')
    },
  },
  {
    since: 'a base that touched other files was merged in',
    freshness: 'fresh',
    arrange: (r) => {
      commitOn(r, 'main', otherFiles)
      r.git('merge', '-q', '--no-edit', 'main')
    },
  },
  { since: 'squashed', freshness: 'fresh', arrange: squash },
  {
    since: 'rebased, and nothing of the old commits is left',
    freshness: 'fresh',
    arrange: (r) => {
      commitOn(r, 'main', otherFiles)
      r.git('rebase', '-q', 'main')
      forget(r)
    },
  },
  {
    since: 'rebased, so that git cuts the same change into other hunks',
    freshness: 'moved',
    arrange: (r) => {
      commitOn(r, 'main', { 'code.txt': ambiguous.movedBase })
      const merged = ambiguous.branch.replace(ambiguous.base, ambiguous.movedBase)
      rebaseWith(r, { 'code.txt': merged })
    },
  },
  {
    since: 'rebased on a base that added lines above the work',
    freshness: 'moved',
    arrange: (r) => {
      commitOn(r, 'main', above)
      r.git('rebase', '-q', 'main')
    },
  },
  {
    since: 'a base that added lines above the work was merged in',
    freshness: 'moved',
    arrange: (r) => {
      commitOn(r, 'main', above)
      r.git('merge', '-q', '--no-edit', 'main')
    },
  },
  {
    since: 'a base that added lines above the work was merged in, and all was squashed',
    freshness: 'moved',
    arrange: (r) => {
      commitOn(r, 'main', above)
      r.git('merge', '-q', '--no-edit', 'main')
      squash(r)
    },
  },
  {
    since: 'a line of work changed',
    freshness: 'stale',
    uncovered: ['app.txt'],
    arrange: (r) => r.commit({ 'app.txt': lines({ 20: 'changed again' }) }, 'fix: line 20'),
  },
  {
    since: 'white space in a line of work changed',
    freshness: 'stale',
    uncovered: ['new.txt'],
    arrange: (r) => r.commit({ 'new.txt': 'one\ntwo \n' }, 'style: a blank'),
  },
  {
    since: 'line endings of work changed',
    freshness: 'stale',
    uncovered: ['new.txt'],
    arrange: (r) => r.commit({ 'new.txt': 'one\r\ntwo\r\n' }, 'style: endings'),
  },
  {
    since: 'the final newline of work went',
    freshness: 'stale',
    uncovered: ['new.txt'],
    arrange: (r) => r.commit({ 'new.txt': 'one\ntwo' }, 'style: no newline'),
  },
  {
    since: 'an older commit was amended and the rest rebased on it',
    freshness: 'stale',
    uncovered: ['app.txt'],
    arrange: (r) => replay(r, ['app.txt'], { 'app.txt': lines({ 20: 'amended' }) }),
  },
  {
    since: 'a file was added',
    freshness: 'stale',
    uncovered: ['more.txt'],
    arrange: (r) => r.commit({ 'more.txt': 'more\n' }, 'feat: more'),
  },
  {
    since: 'a file of work was renamed',
    freshness: 'stale',
    uncovered: ['newer.txt', 'new.txt'],
    arrange: (r) => r.commit({ 'new.txt': null, 'newer.txt': 'one\ntwo\n' }, 'refactor: name'),
  },
  {
    since: 'a file of the base was renamed',
    freshness: 'stale',
    uncovered: ['renamed.txt'],
    arrange: (r) => {
      r.git('mv', 'old.txt', 'renamed.txt')
      r.commit({}, 'refactor: name')
    },
  },
  {
    since: 'a file of the base was deleted',
    freshness: 'stale',
    uncovered: ['old.txt'],
    arrange: (r) => r.commit({ 'old.txt': null }, 'refactor: drop'),
  },
  {
    since: 'a mode changed',
    freshness: 'stale',
    uncovered: ['tool.sh'],
    arrange: (r) => r.commit({ 'tool.sh': { executable: '#!/bin/sh\necho tool\n' } }, 'fix: mode'),
  },
  {
    since: 'a commit was dropped',
    freshness: 'stale',
    uncovered: ['new.txt'],
    arrange: (r) => replay(r, ['new.txt'], { 'new.txt': null }),
  },
  {
    since: 'a commit was reverted',
    freshness: 'stale',
    uncovered: ['new.txt'],
    arrange: (r) => r.git('revert', '--no-edit', 'HEAD~2'),
  },
  {
    since: 'the base touched the same lines, and the conflict was resolved differently',
    freshness: 'stale',
    uncovered: ['app.txt'],
    arrange: (r) => {
      commitOn(r, 'main', { 'app.txt': lines({ 20: 'the base was faster' }) })
      r.run(['merge', '-q', '--no-edit', 'main'])
      r.commit({ 'app.txt': lines({ 20: 'both' }) }, 'merge main')
    },
  },
  {
    since: 'the base has taken a part of the work',
    freshness: 'stale',
    uncovered: ['new.txt'],
    arrange: (r) => {
      commitOn(r, 'main', { 'new.txt': 'one\ntwo\n' })
      r.git('rebase', '-q', 'main')
    },
  },
  {
    since: 'the base was merged in, and work went on',
    freshness: 'stale',
    uncovered: ['more.txt'],
    arrange: (r) => {
      commitOn(r, 'main', above)
      r.git('merge', '-q', '--no-edit', 'main')
      r.commit({ 'more.txt': 'more\n' }, 'feat: more')
    },
  },
  {
    since: 'rebased with hunks cut otherwise, and work went on',
    freshness: 'stale',
    uncovered: ['new.txt'],
    arrange: (r) => {
      commitOn(r, 'main', { 'code.txt': ambiguous.movedBase })
      const merged = ambiguous.branch.replace(ambiguous.base, ambiguous.movedBase)
      rebaseWith(r, { 'code.txt': merged })
      r.commit({ 'new.txt': 'three\n' }, 'feat: three')
    },
  },
  {
    since: 'work went on, then all was squashed, and the old commits are gone',
    freshness: 'stale',
    uncovered: ['new.txt', 'more.txt'],
    arrange: (r) => {
      r.commit({ 'more.txt': 'more\n', 'new.txt': 'one\ntwo\nthree\n' }, 'feat: more')
      squash(r)
      forget(r)
    },
  },
  {
    since: 'rebased and work went on, and the old commits are gone',
    freshness: 'stale',
    uncovered: ['app.txt'],
    arrange: (r) => {
      commitOn(r, 'main', otherFiles)
      r.git('rebase', '-q', 'main')
      r.commit({ 'app.txt': lines({ 20: 'changed again' }) }, 'fix: line 20')
      forget(r)
    },
  },
  {
    since: 'a line was changed, then all was squashed, and the old commits are gone',
    freshness: 'stale',
    uncovered: [],
    reason: /^the commit it covers, `[0-9a-f]{12}`, is not in this clone$/,
    arrange: (r) => {
      r.commit({ 'app.txt': lines({ 20: 'changed again' }) }, 'fix: line 20')
      squash(r)
      forget(r)
    },
  },
  {
    since: 'the base has a link in its place',
    freshness: 'stale',
    uncovered: ['more.txt'],
    arrange: async (r) => {
      commitOn(r, 'main', { [page]: { link: 'other.txt' } })
      const text = `${r.git('show', `HEAD:${page}`)}\n`
      r.run(['merge', '-q', '--no-edit', 'main'])
      r.commit({ [page]: text, [`${page}~HEAD`]: null, 'more.txt': 'more\n' }, 'merge main')
    },
  },
  {
    since: 'the branch of the page was merged in',
    freshness: 'foreign',
    page: 'none',
    arrange: async (r) => {
      await onAnother(r)
      r.git('merge', '-q', '--no-edit', 'feat/other')
    },
  },
  {
    since: 'the branch of the page was merged in, and deleted',
    freshness: 'foreign',
    page: 'none',
    arrange: async (r) => {
      await onAnother(r)
      r.git('merge', '-q', '--no-edit', 'feat/other')
      r.git('branch', '-q', '-D', 'feat/other')
    },
  },
  {
    since: 'it was copied from another branch',
    freshness: 'foreign',
    page: 'none',
    arrange: async (r) => {
      await onAnother(r)
      r.git('checkout', '-q', 'feat/other', '--', page)
      r.commit({}, 'docs: hand off')
    },
  },
  {
    since: 'a branch was cut from its branch',
    freshness: 'foreign',
    arrange: (r) => r.branch('feat/y'),
  },
  {
    since: 'a branch was cut from its branch, and has work of its own',
    freshness: 'foreign',
    arrange: (r) => {
      r.branch('feat/y')
      r.commit({ 'more.txt': 'more\n' }, 'feat: more')
    },
  },
  {
    since: 'a branch was cut from a base on which it was forgotten',
    freshness: 'foreign',
    arrange: (r) => {
      r.git('switch', '-q', 'main')
      r.git('merge', '-q', '--no-edit', 'feat/x')
      r.git('branch', '-q', '-d', 'feat/x')
      r.branch('feat/y')
      r.commit({ 'more.txt': 'more\n' }, 'feat: more')
    },
  },
  {
    since: 'the branch was renamed',
    freshness: 'fresh',
    renamedFrom: 'feat/x',
    arrange: (r) => r.git('branch', '-q', '-m', 'feat/z'),
  },
  {
    since: 'the branch was renamed, and rebased on a base that added lines above the work',
    freshness: 'moved',
    renamedFrom: 'feat/x',
    arrange: (r) => {
      r.git('branch', '-q', '-m', 'feat/z')
      commitOn(r, 'main', above)
      r.git('rebase', '-q', 'main')
    },
  },
  {
    since: 'the branch was renamed, and has other work',
    freshness: 'foreign',
    arrange: (r) => {
      r.git('branch', '-q', '-m', 'feat/z')
      r.commit({ 'more.txt': 'more\n' }, 'feat: more')
    },
  },
  { since: 'there never was a page', freshness: 'missing', page: 'none' },
  {
    since: 'a page without a word',
    freshness: 'missing',
    page: 'none',
    arrange: (r) => r.commit({ [page]: ' \n\n' }, 'docs: page'),
  },
  {
    since: 'front matter alone',
    freshness: 'missing',
    page: 'none',
    arrange: (r) => r.commit({ [page]: '---\nhandoff: 1\nbranch: feat/x\n---\n' }, 'docs: page'),
  },
  {
    since: 'front matter and comments alone',
    freshness: 'missing',
    page: 'none',
    arrange: (r) => r.commit({ [page]: '---\nhandoff: 1\n---\n<!-- to do -->\n\n---\n' }, 'docs: page'),
  },
  {
    since: 'removed on disk, and not in a commit',
    freshness: 'missing',
    arrange: (r) => r.write({ [page]: null }),
  },
  {
    since: "the base's own page, written without git-handoff",
    freshness: 'missing',
    reason: /^the page is the one that `main` has$/,
    page: 'none',
    arrange: (r) => {
      commitOn(r, 'main', { [page]: byHand })
      r.git('merge', '-q', '--no-edit', 'main')
    },
  },
  { since: 'removed by `finish`, or deleted', freshness: 'finished', arrange: removePage },
  {
    since: 'removed, then an empty commit and ignored paths',
    freshness: 'finished',
    arrange: (r) => {
      removePage(r)
      r.commit({}, 'nothing')
      r.commit({ 'docs/guide.md': 'ignored\n' }, 'docs: guide')
    },
  },
  {
    since: 'removed, then the base was merged in',
    freshness: 'finished',
    arrange: (r) => {
      removePage(r)
      commitOn(r, 'main', above)
      r.git('merge', '-q', '--no-edit', 'main')
    },
  },
  {
    since: 'removed, then rebased',
    freshness: 'finished',
    arrange: (r) => {
      removePage(r)
      commitOn(r, 'main', above)
      r.git('rebase', '-q', 'main')
    },
  },
  {
    since: 'removed, then work that was taken back',
    freshness: 'finished',
    arrange: (r) => {
      removePage(r)
      r.commit({ 'more.txt': 'more\n' }, 'feat: more')
      r.git('revert', '--no-edit', 'HEAD')
    },
  },
  {
    since: 'removed, then work',
    freshness: 'missing',
    arrange: (r) => {
      removePage(r)
      r.commit({ 'more.txt': 'more\n' }, 'feat: more')
    },
  },
  {
    since: "removed, but it was the base's",
    freshness: 'missing',
    page: 'none',
    arrange: (r) => {
      commitOn(r, 'main', { [page]: byHand })
      r.git('merge', '-q', '--no-edit', 'main')
      removePage(r)
    },
  },
  {
    since: "removed, but it was another branch's",
    freshness: 'missing',
    arrange: (r) => {
      r.branch('feat/y')
      removePage(r)
    },
  },
  { since: 'written without git-handoff, just now', freshness: 'fresh', page: 'by hand' },
  {
    since: 'written without git-handoff, not committed yet',
    freshness: 'fresh',
    page: 'none',
    arrange: (r) => r.write({ [page]: byHand }),
  },
  {
    since: 'written without git-handoff in one commit with work',
    freshness: 'fresh',
    page: 'none',
    arrange: (r) => r.commit({ [page]: byHand, 'more.txt': 'more\n' }, 'feat: more'),
  },
  {
    since: 'written without git-handoff, then ignored paths and the base',
    freshness: 'fresh',
    page: 'by hand',
    arrange: (r) => {
      r.commit({ 'docs/guide.md': 'ignored\n' }, 'docs: guide')
      commitOn(r, 'main', above)
      r.git('merge', '-q', '--no-edit', 'main')
    },
  },
  {
    since: 'written without git-handoff, then rebased',
    freshness: 'fresh',
    page: 'by hand',
    arrange: (r) => {
      commitOn(r, 'main', above)
      r.git('rebase', '-q', 'main')
    },
  },
  {
    since: 'written without git-handoff, then work that was taken back',
    freshness: 'fresh',
    page: 'by hand',
    arrange: (r) => {
      r.commit({ 'more.txt': 'more\n' }, 'feat: more')
      r.git('revert', '--no-edit', 'HEAD')
    },
  },
  {
    since: 'written without git-handoff, then work',
    freshness: 'stale',
    uncovered: ['new.txt', 'more.txt'],
    page: 'by hand',
    arrange: (r) => {
      r.commit({ 'more.txt': 'more\n', 'new.txt': 'one\n' }, 'feat: more')
      r.commit({ 'new.txt': 'none\n' }, 'feat: none')
    },
  },
  {
    since: 'written without git-handoff, then work, then written on, on disk',
    freshness: 'fresh',
    page: 'by hand',
    arrange: (r) => {
      r.commit({ 'more.txt': 'more\n' }, 'feat: more')
      r.write({ [page]: `${byHand}\nAnd there is more.\n` })
    },
  },
  {
    since: 'there is nothing to compare with: no main, no master, no remote',
    freshness: 'unknown',
    reason: /^Cannot find the base of `feat\/x`: none of origin\/HEAD/,
    arrange: (r) => r.git('branch', '-q', '-m', 'main', 'trunk'),
  },
  {
    since: 'branch and base have no commit in common',
    freshness: 'unknown',
    reason: /no commit in common/,
    arrange: (r) => {
      r.git('switch', '-q', '--orphan', 'unrelated')
      r.commit({ 'a.txt': 'a\n' }, 'elsewhere')
      r.git('switch', '-q', 'feat/x')
    },
    look: () => ({ base: 'unrelated' }),
  },
  {
    since: 'a shallow clone without the merge base',
    freshness: 'unknown',
    reason: /this clone is shallow/,
    arrange: (r) => commitOn(r, 'main', otherFiles),
    look: (r) => ({ repository: cloneOf(r, '--depth=2', '--no-single-branch') }),
  },
  {
    since: 'a shallow clone with the merge base',
    freshness: 'fresh',
    look: (r) => ({ repository: cloneOf(r, '--depth=5', '--no-single-branch') }),
  },
  {
    since: 'a partial clone that lacks files and cannot fetch them',
    freshness: 'unknown',
    reason: /not in this partial clone/,
    look: (r) => {
      const clone = cloneOf(r, '--filter=blob:none', '--no-checkout')
      clone.git('sparse-checkout', 'set', '--no-cone', `/${page}`)
      clone.git('checkout', '-q', 'feat/x')
      clone.git('remote', 'set-url', 'origin', 'file:///nowhere')
      return { repository: clone }
    },
  },
  {
    since: 'looked at in another worktree',
    freshness: 'fresh',
    arrange: (r) => {
      r.git('switch', '-q', 'main')
      r.git('worktree', 'add', '-q', `${r.path}-2`, 'feat/x')
    },
    look: (r) => ({ repository: r.at(`${r.path}-2`) }),
  },
  {
    since: 'looked at from another branch',
    freshness: 'fresh',
    arrange: (r) => r.git('switch', '-q', 'main'),
    look: () => ({ head: 'feat/x' }),
  },
  {
    since: 'looked at in a bare repository',
    freshness: 'fresh',
    look: (r) => ({ repository: cloneOf(r, '--bare'), head: 'feat/x' }),
  },
  {
    since: 'looked at on a detached head',
    freshness: 'fresh',
    arrange: (r) => r.git('switch', '-q', '--detach', 'HEAD'),
  },
  {
    since: 'looked at on a detached head, and work went on',
    freshness: 'stale',
    uncovered: ['more.txt'],
    arrange: (r) => {
      r.commit({ 'more.txt': 'more\n' }, 'feat: more')
      r.git('switch', '-q', '--detach', 'HEAD')
    },
  },
  {
    since: 'looked at in a sparse checkout that leaves it out',
    freshness: 'fresh',
    arrange: (r) => r.git('sparse-checkout', 'set', '--no-cone', '/app.txt'),
  },
]

/** A clone whose default branch is main, with the branch of the page checked out. */
function cloneOf(r: TestRepository, ...options: string[]): TestRepository {
  r.git('switch', '-q', 'main')
  return r.clone(...options, '--branch=feat/x')
}

/** Another branch from main, with work and a page of its own. */
async function onAnother(r: TestRepository): Promise<void> {
  r.git('switch', '-q', 'main')
  r.branch('feat/other')
  r.commit({ 'other.txt': 'theirs\n' }, 'feat: theirs')
  await handOff(r)
  r.git('switch', '-q', 'feat/x')
}

/** The branch written again commit by commit, with other content of some files. */
function replay(r: TestRepository, left: readonly string[], files: Record<string, string | null>): void {
  const commits = r.git('rev-list', '--reverse', 'main..HEAD').split('\n')
  r.git('reset', '-q', '--hard', 'main')
  for (const commit of commits) {
    const touched = r.git('show', '--format=', '--name-only', commit).split('\n')
    if (!touched.some((path) => left.includes(path))) r.git('cherry-pick', commit)
    else if (Object.values(files).some((content) => content !== null)) r.commit(files, 'feat: written again')
  }
}

/** A rebase whose conflicts, if any, are resolved so. */
function rebaseWith(r: TestRepository, files: Record<string, string>): void {
  if (r.run(['rebase', '-q', 'main']).status === 0) return
  r.write(files)
  r.git('add', '--all')
  r.git('-c', 'core.editor=true', 'rebase', '--continue')
}
