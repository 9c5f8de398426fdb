import { setTimeout as sleep } from 'node:timers/promises'
import { HandoffError, OvertakenError } from '../../core/errors.js'
import type { Oid } from '../../core/facts.js'
import { describeFailure, type GitPlace, runGit, tryGit } from '../process.js'
import { explainFailure, git } from './tree.js'

/** Reads the commit a branch is at. Throws a `git` error where there is no such branch, or it stands for another. */
async function readTip(place: GitPlace, ref: string): Promise<Oid> {
  const branch = ref.replace('refs/heads/', '')
  const format = '%(refname)%00%(objectname)%00%(symref)'
  const list = await git(place, ['for-each-ref', `--format=${format}`, '--', ref])
  const found = list.split('\n').map((line) => line.split('\0'))
  const [, tip, target] = found.find(([name]) => name === ref) ?? []
  if (tip === undefined) {
    throw new HandoffError('git', `Branch \`${branch}\` does not exist or has no commits.`, {
      hints: ['`git branch --list` lists the branches of this repository.'],
    })
  }
  if (target !== undefined && target !== '') {
    throw new HandoffError('git', `\`${branch}\` is a symbolic ref to \`${target}\`.`, {
      hints: [`Commit the page to \`${target.replace('refs/heads/', '')}\` instead.`],
    })
  }
  return tip
}

/** Throws a `git` error where a branch is no longer at the commit that was read. */
export async function assertTip(place: GitPlace, ref: string, expected: Oid): Promise<void> {
  const tip = await readTip(place, ref)
  if (tip === expected) return
  const branch = ref.replace('refs/heads/', '')
  throw new OvertakenError(
    'git',
    `\`${branch}\` has moved while this ran: it is at ${tip.slice(0, 12)}, not at ${expected.slice(0, 12)}.`,
    { hints: ['Run the same command again: it starts from where the branch is now.'] },
  )
}

/** Moves a branch from one commit to another, or throws a `git` error and leaves it. Its reflog gets a line. */
export async function moveBranch(
  place: GitPlace,
  ref: string,
  move: { from: Oid; to: Oid; reflog: string },
): Promise<void> {
  try {
    await runWhenUnlocked(place, [
      'update-ref',
      '--no-deref',
      '-m',
      move.reflog,
      '--',
      ref,
      move.to,
      move.from,
    ])
  } catch (error) {
    await assertTip(place, ref, move.from) // says better why
    throw error
  }
}

/** How long another git may hold a lock before we give up, in milliseconds. */
const patience = 2000

/** Runs a git command that writes; while another git holds a lock it needs, waits and tries again. */
export async function runWhenUnlocked(place: GitPlace, args: readonly string[]): Promise<void> {
  const started = performance.now()
  for (;;) {
    const end = await tryGit(place, args)
    if (end.status === 0) return
    const lock = findLock(end.stderr)
    if (lock === null) throw describeFailure(args, end, place)
    if (performance.now() - started > patience) throw isLocked(lock)
    await sleep(20 + Math.random() * 60)
  }
}

/** `fatal: Unable to create '/home/ada/project/.git/index.lock': File exists.` */
function findLock(stderr: string): string | null {
  const [, said = ''] = stderr.split("Unable to create '")
  return /^(.*\.lock)': File exists/.exec(said)?.[1] ?? null
}

function isLocked(lock: string): HandoffError {
  return new HandoffError('git', `Another git command is running: \`${lock}\` exists.`, {
    hints: ['Wait until it ends, then run this again.', 'If no git command is running, delete that file.'],
  })
}

/** More attempts than this, and somebody else changes the branch all the time. */
const mostAttempts = 12

/**
 * Reads, derives and writes again where another process has moved the branch, or changed the page, meanwhile: each attempt
 * starts from what is there then.
 */
export async function retryOvertaken<Result>(work: () => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work()
    } catch (error) {
      if (!(error instanceof OvertakenError) || attempt === mostAttempts) throw error
      await sleep(Math.random() * 50 * attempt)
    }
  }
}

/** A text to be hashed as git would add it. */
interface PageBlob {
  path: string
  text: string
  /** The page that is committed now. */
  committed: Oid | null
  /** Whose .gitattributes hold: null for the worktree's, a commit where none has the branch checked out. */
  attributesFrom: Oid | null
  /** Whether it is stored, or only its id wanted. */
  isStored: boolean
}

/** Hashes a page with the line endings and the clean filters that its path has. */
export async function hashPage(place: GitPlace, blob: PageBlob): Promise<Oid> {
  const { path, text, committed, attributesFrom } = blob
  // As `git add`: core.autocrlf leaves a file alone that was committed with CRLF.
  const keepsCrlf = committed !== null && text.includes('\r\n') && (await hasCrlf(place, committed))
  const config = keepsCrlf ? ['-c', 'core.autocrlf=false'] : []
  const store = blob.isStored ? ['-w'] : []
  // git >= 2.41; not known, and so without effect, before.
  const environment = attributesFrom === null ? {} : { GIT_ATTR_SOURCE: attributesFrom }
  const args = [...config, 'hash-object', ...store, '--stdin', `--path=${path}`]
  return git(place, args, { input: text, environment })
}

async function hasCrlf(place: GitPlace, blob: Oid): Promise<boolean> {
  return (await runGit(place, ['cat-file', 'blob', blob])).includes('\r\n')
}

/** A commit to be written. */
interface CommitText {
  tree: Oid
  parent: Oid
  message: string
  isSigned: boolean
}

/** Writes a commit. Throws a `git` error where nobody is named as its author, or it cannot be signed. */
export async function writeCommit(place: GitPlace, commit: CommitText): Promise<Oid> {
  const sign = commit.isSigned ? ['-S'] : []
  const input = commit.message.endsWith('\n') ? commit.message : `${commit.message}\n`
  // The message is UTF-8, whatever i18n.commitEncoding says of messages that people type.
  const config = ['-c', 'i18n.commitEncoding=UTF-8']
  const args = [...config, 'commit-tree', ...sign, '-p', commit.parent, '-F', '-', commit.tree]
  // Whoever is asked for a passphrase types it in their own locale, LANG or LC_CTYPE.
  const end = await tryGit(place, args, { input, environment: { LC_ALL: '' } })
  if (end.status === 0) return end.stdout.toString().trim()
  await assertIdentity(place)
  if (!commit.isSigned) throw describeFailure(args, end, place)
  throw explainFailure(args, end, place, [
    'Signing is on (commit.gpgsign). Check that `git commit --allow-empty -S -m test` works in a scratch clone.',
  ])
}

async function assertIdentity(place: GitPlace): Promise<void> {
  for (const variable of ['GIT_AUTHOR_IDENT', 'GIT_COMMITTER_IDENT']) {
    const end = await tryGit(place, ['var', variable])
    if (end.status === 0) continue
    throw new HandoffError('git', 'git does not know who you are, so it cannot commit the page.', {
      hints: ['git config --global user.name "Your Name"', 'git config --global user.email you@example.com'],
      cause: end.stderr,
    })
  }
}
