import type { Config } from '../core/config/config.js'
import type { Oid } from '../core/facts.js'
import { joinNotes, renderCommitted, renderTakenBack } from '../core/push/asking.js'
import { derivePublishing, type Publishing, type PublishJob } from '../core/push/publishing.js'
import type { PushedRef } from '../core/push/refs.js'
import { singleQuote } from '../core/text/command.js'
import { escapeForTerminal } from '../core/text/terminal.js'
import { uncommitPage } from '../git/page/commit-page.js'
import { tryGit } from '../git/process.js'
import { readMemory, writeMemory } from '../git/push/memory.js'
import type { PushProcess } from '../git/push/process.js'
import {
  leavePublishHook,
  type RemoteSettings,
  readRemoteSettings,
  readTracking,
} from '../git/push/publish.js'
import { openRepository, type Repository } from '../git/repository.js'
import { readCommit } from '../git/revision.js'
import type { PushedBranch } from './fresh.js'
import type { HookSurroundings, PrePush } from './pre-push.js'

export interface CommittedPage {
  pushed: PushedBranch
  page: string
  commit: Oid
}

/** A ref of the remote to publish a page to. */
interface PublishTarget {
  page: CommittedPage
  ref: PushedRef
  tracking: string | null
  publishing: Publishing
}

/** Reports how each page is published and installs the one-shot hook that does it. Resolves to whether the push may continue. */
export async function publishPages(
  push: PrePush,
  repository: Repository,
  { publish }: Config,
  { committed, process }: { committed: readonly CommittedPage[]; process: PushProcess | null },
): Promise<boolean> {
  if (committed.length === 0) return true
  const settings = await readRemoteSettings(repository, push.remote)
  const all = committed.flatMap((page) => page.pushed.refs.map((ref) => ({ page, ref })))
  const targets = await Promise.all(
    all.map(({ page, ref }) => openTarget(push, repository, { page, ref, settings, publish })),
  )
  const isBlocked = targets.some(({ publishing }) => publishing.way === 'block')
  for (const page of committed) {
    const own = targets.filter((target) => target.page === page).map(({ publishing }) => publishing)
    const blocking = own.find(({ way }) => way === 'block')
    const reported = blocking ?? (isBlocked ? { way: 'block' as const, reason: null } : own[0])
    if (reported !== undefined) await push.say(renderCommitted(page.page, page.commit, reported))
  }
  if (isBlocked) return false
  const options = await deriveOptions(repository, committed, process)
  const jobs = targets.flatMap((target) => deriveJob(push, target, { options, pid: process?.pid ?? null }))
  if (jobs.length > 0) leavePublishHook(repository.commonDir, settings.hookFile, jobs, new Date())
  return true
}

async function openTarget(
  push: PrePush,
  repository: Repository,
  given: { page: CommittedPage; ref: PushedRef; settings: RemoteSettings; publish: Config['publish'] },
): Promise<PublishTarget> {
  const { page, ref, settings, publish } = given
  const [{ tracking, trackedOid }, now] = await Promise.all([
    readTracking(repository, settings, ref.remote),
    // The branch now points to the page's commit.
    ref.local === `refs/heads/${page.pushed.name}` ? page.commit : readCommit(repository, ref.local),
  ])
  const publishing = derivePublishing({
    publish,
    url: push.url,
    tracking,
    trackedOid,
    from: ref.oid,
    isResolvedAgain: now === page.commit,
    addresses: settings.addresses,
    hookObstacle: settings.hookObstacle,
  })
  return { page, ref, tracking, publishing }
}

function deriveJob(
  push: PrePush,
  { page, ref, tracking, publishing }: PublishTarget,
  given: Pick<PublishJob, 'options' | 'pid'>,
): Omit<PublishJob, 'until'>[] {
  const { way } = publishing
  if (tracking === null || way === 'block' || way === 'local') return []
  return [
    {
      way,
      tracking,
      from: ref.oid,
      to: page.commit,
      branch: `refs/heads/${page.pushed.name}`,
      remote: push.remote,
      remoteRef: ref.remote,
      page: page.page,
      ...given,
    },
  ]
}

/**
 * The second push says what the first one said to the server. The user's own hooks have just run; only git-lfs has to see
 * a page that is kept there.
 */
async function deriveOptions(
  repository: Repository,
  committed: readonly CommittedPage[],
  process: PushProcess | null,
): Promise<string> {
  const pages = [...new Set(committed.map(({ page }) => page))]
  const filters = await tryGit(repository, ['check-attr', '-z', 'filter', '--', ...pages])
  const isInLfs = filters.stdout.toString().split('\0').includes('lfs')
  const options = (process?.pushOptions ?? []).map((option) => `--push-option=${option}`)
  return [...(isInLfs ? [] : ['--no-verify']), ...options].map(singleQuote).join(' ')
}

/**
 * Takes back the page's commit that a push has made, where it is the tip and no remote has it: the page on disk says again
 * what it said, and answers wait for the next page. Resolves to whether it was taken back.
 */
export async function takePageBack(repository: Repository, branch: string, commit: Oid): Promise<boolean> {
  const { unsent, ...memory } = readMemory(repository.commonDir, branch)
  if (unsent?.commit !== commit) return false
  const holding = await tryGit(repository, [
    'for-each-ref',
    '--count=1',
    '--contains',
    commit,
    'refs/remotes',
  ])
  if (holding.status !== 0 || holding.stdout.toString().trim() !== '') return false
  const { page: path, text } = unsent
  await uncommitPage({ repository, branch, path, commit, ...(text === undefined ? {} : { text }) })
  writeMemory(repository.commonDir, {
    ...memory,
    notes: joinNotes(unsent.notes, memory.notes),
    seen: null,
  })
  return true
}

/** `take-back BRANCH COMMIT`: what the one-shot hook calls where the remote refuses the page. 0 where it is taken back. */
export async function runTakeBackHook(
  [ref = '', commit = '']: readonly string[],
  { cwd, environment, err }: Pick<HookSurroundings, 'cwd' | 'environment' | 'err'>,
): Promise<number> {
  const repository = await openRepository(cwd, environment)
  const branch = ref.replace('refs/heads/', '')
  const page = readMemory(repository.commonDir, branch).unsent?.page
  try {
    if (page === undefined || !(await takePageBack(repository, branch, commit))) return 1
    await err.write(`${escapeForTerminal(`handoff: ${renderTakenBack(page, commit)}`)}\n`)
    return 0
  } catch {
    return 1 // the caller says that the commit stays
  }
}
