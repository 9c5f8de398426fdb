import { HandoffError } from '../../core/errors.js'
import type { Oid } from '../../core/facts.js'
import type { GitPlace } from '../environment.js'
import { runGit, tryGit } from '../process.js'
import { describeFailure } from '../process-error.js'
import { explainFailure, git } from './plumbing.js'

/** A text to be hashed as git would add it. */
export interface PageBlob {
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
export interface CommitText {
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
