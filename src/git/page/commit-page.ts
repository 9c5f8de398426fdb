import { HandoffError } from '../../core/errors.js'
import type { Oid } from '../../core/facts.js'
import { assertNoSecretOnPage } from '../../core/lint/page-secrets.js'
import { renderCommand } from '../../core/text/command.js'
import { describeFailure, type GitPlace, runGit, tryGit } from '../process.js'
import type { Repository } from '../repository.js'
import { assertTip, hashPage, moveBranch, writeCommit } from './branch.js'
import { assertKnownText, readCheckedOutPage, type WantedPage, withCheckedOutPages } from './checkout.js'
import { assertPageSize } from './disk.js'
import { assertAtRest, readOperation } from './operation.js'
import { readPageAt } from './page-file.js'
import { assertPagePath } from './place.js'
import { assertNoLookalike, git, isSameEntry, literalPlace, readPageTrees, writePageTrees } from './tree.js'
import { placeWithout, readRepositoryPlace, readWorktreesOf } from './worktrees.js'

/** A page to be committed, alone, to a branch, wherever that is checked out or not. */
export interface PageCommit {
  /** As it was opened, or any folder of it, or its git directory. */
  repository: string | Repository
  /** A short name. */
  branch: string
  /** As from `pagePath`. */
  path: string
  /** Null takes the page away. */
  text: string | null
  /** The commit's message; without one, a Conventional Commit that names the page. */
  message?: string
  /** Where the branch was when its page was read: if it is elsewhere now, nothing happens. */
  expectedTip: Oid
  /** What the page on disk said when it was read. Without it, it must say what is committed, or `text`. */
  basedOn?: string | null
  /** For a repository that is not opened yet; the process's own where it is not given. */
  environment?: NodeJS.ProcessEnv
}

/**
 * Commits a page, and nothing but the page, to a branch: with plumbing, as `git commit --only` cannot do it to a branch
 * that is not checked out, in a bare repository or in the middle of other work. Where the branch is
 * checked out, the page on disk and in the index become the same; every other file, staged or not, is as
 * it was. Returns the commit, or null where the branch has this page already.
 *
 * Throws, and leaves the branch, the index and the page as they were: a `page` error where the page holds a secret, its
 * place is taken, or it has changed meanwhile; a `git` error where the branch has moved or is being rebased, merged
 * and so on, nobody is named as the author, signing fails, or another git holds a lock for long.
 */
export async function commitPage(commit: PageCommit): Promise<Oid | null> {
  const { branch, path, text, expectedTip } = commit
  assertPagePath(path)
  if (text !== null) {
    assertPageSize(path, Buffer.byteLength(text))
    await assertNoSecretOnPage(path, text, commit.basedOn ?? null)
  }
  const ref = `refs/heads/${branch}`
  const repository = await readRepositoryPlace(commit.repository, commit.environment ?? process.env)
  const worktrees = await readWorktreesOf(repository, ref)
  assertAtRest(branch, await readOperation(repository, branch, worktrees))
  const place = worktrees[0]?.place ?? placeWithout(repository)
  const hasWorktree = worktrees.length > 0 || repository.root !== null

  const [settings, trees, pages] = await Promise.all([
    readSettings(place),
    readPageTrees(place, expectedTip, path),
    Promise.all(worktrees.map((worktree) => readCheckedOutPage(worktree, path))),
    assertTip(place, ref, expectedTip),
  ])
  const committed = trees.entry?.oid ?? null
  if (settings.ignoreCase) assertNoLookalike(trees)
  const isTracked = committed !== null || pages.some((page) => page.index.entry !== null)
  if (!isTracked && hasWorktree) await assertNotIgnored(place, path)

  const wanted: WantedPage = { text, entry: null }
  if (text !== null) {
    const attributesFrom = worktrees.length === 0 ? expectedTip : null
    const oid = await hashPage(place, { path, text, committed, attributesFrom, isStored: true })
    wanted.entry = { mode: trees.entry?.mode ?? '100644', oid }
  }
  for (const page of pages) await assertKnownText(page, { wanted: text, basedOn: commit.basedOn, committed })

  if (isSameEntry(trees.entry, wanted.entry)) {
    return withCheckedOutPages(pages, wanted, async () => null)
  }
  const tree = await writePageTrees(place, trees, wanted.entry)
  const message = commit.message ?? describeCommit(path, trees.entry !== null, text !== null)
  const next = await writeCommit(place, { tree, parent: expectedTip, message, isSigned: settings.isSigned })
  const reflog = `handoff: ${message.split('\n', 1)[0]}`
  return withCheckedOutPages(pages, wanted, async () => {
    try {
      await moveBranch(place, ref, { from: expectedTip, to: next, reflog })
      return next
    } catch (error) {
      // Two runs at once write the same page: the other one was quicker, and there is nothing left to commit.
      const now = await readPageTrees(place, ref, path).catch(() => null) // the first error says more
      if (now !== null && isSameEntry(now.entry, wanted.entry)) return null
      throw error
    }
  })
}

/** Takes the page away in a commit of its own, as `commitPage` does; null where there is none. */
export function removePage(commit: Omit<PageCommit, 'text'>): Promise<Oid | null> {
  return commitPage({ ...commit, text: null })
}

/** A page's commit that is to be no more. */
interface PageUncommit {
  repository: Repository
  branch: string
  path: string
  commit: Oid
  /** What the disk is to say; without it, what the commit before says. */
  text?: string | null
}

/** Moves a branch back from a page's commit, with the index, and the disk where it says what was committed. Throws as `commitPage`. */
export async function uncommitPage({
  repository,
  branch,
  path,
  commit,
  ...before
}: PageUncommit): Promise<void> {
  const ref = `refs/heads/${branch}`
  const place = await readRepositoryPlace(repository, repository.environment)
  const worktrees = await readWorktreesOf(place, ref)
  assertAtRest(branch, await readOperation(place, branch, worktrees))
  const parent = await git(literalPlace(repository), ['rev-parse', '--verify', `${commit}^`])
  const [trees, was, is] = await Promise.all([
    readPageTrees(placeWithout(place), parent, path),
    readPageAt(repository, parent, path),
    readPageAt(repository, commit, path),
    assertTip(repository, ref, commit),
  ])
  const text = before.text === undefined ? was.text : before.text
  const wanted: WantedPage = { text, entry: trees.entry }
  const pages = await Promise.all(worktrees.map((worktree) => readCheckedOutPage(worktree, path)))
  const committed = pages[0]?.index.entry?.oid ?? null
  for (const page of pages) await assertKnownText(page, { wanted: text, basedOn: is.text, committed })
  const move = { from: commit, to: parent, reflog: `handoff: take ${path} back` }
  await withCheckedOutPages(pages, wanted, () => moveBranch(repository, ref, move))
}

function describeCommit(path: string, wasThere: boolean, isThere: boolean): string {
  const verb = isThere ? (wasThere ? 'update' : 'add') : 'remove'
  return `docs(handoff): ${verb} ${path}`
}

/** What a repository's configuration says about commits, which plumbing does not look at by itself. */
interface CommitSettings {
  isSigned: boolean
  ignoreCase: boolean
}

async function readSettings(place: GitPlace): Promise<CommitSettings> {
  const args = ['config', '-z', '--type=bool', '--get-regexp', '^(commit\\.gpgsign|core\\.ignorecase)$']
  const list = await runGit(place, args, { accept: [1] }) // 1: neither is set
  // commit.gpgsign<LF>true<NUL>: a key given twice is printed twice, and the last one holds
  const values = new Map(
    list
      .toString()
      .split('\0')
      .map((line) => line.split('\n') as [string, string]),
  )
  return {
    isSigned: values.get('commit.gpgsign') === 'true',
    ignoreCase: values.get('core.ignorecase') === 'true',
  }
}

/** Throws a `page` error where the page is ignored, and so nobody has ever agreed to commit it. */
export async function assertNotIgnored(place: GitPlace, path: string): Promise<void> {
  const args = ['check-ignore', '--verbose', '-z', '--stdin']
  // It knows no literal paths; after `./` no path is taken for a pattern.
  const environment = { GIT_LITERAL_PATHSPECS: '0' }
  const end = await tryGit(place, args, { input: `./${path}\0`, environment })
  if (end.status === 1) return
  if (end.status !== 0) throw describeFailure(args, end, place)
  // .gitignore<NUL>3<NUL>*.md<NUL>HANDOFF.md<NUL>
  const [source = '', line = '', pattern = ''] = end.stdout.toString().split('\0')
  if (pattern.startsWith('!')) return // named as an exception
  throw new HandoffError(
    'page',
    `\`${path}\` is ignored by git (\`${pattern}\` in ${source}, line ${line}), so it was not committed.`,
    {
      hints: [
        `Remove the pattern from ${source}, or run \`${renderCommand(['git', 'add', '--force', '--', path])}\` once.`,
        'If you want to keep the page private, don’t commit it.',
      ],
    },
  )
}
