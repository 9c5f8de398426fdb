import type { Config } from '../core/config/config.js'
import type { Oid } from '../core/facts.js'
import { renderCommitted } from '../core/push/asking.js'
import { derivePublishing, type Publishing, type PublishJob } from '../core/push/publishing.js'
import type { PushedRef } from '../core/push/refs.js'
import {
  leavePublishHook,
  type RemoteSettings,
  readRemoteSettings,
  readTracking,
} from '../git/push/publish.js'
import type { Repository } from '../git/repository.js'
import { readCommit } from '../git/revision.js'
import type { PushedBranch } from './fresh.js'
import type { PrePush } from './pre-push.js'

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
  { committed, pid }: { committed: readonly CommittedPage[]; pid: number | null },
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
  const jobs = targets.flatMap((target) => deriveJob(push, target, pid))
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
  pid: number | null,
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
      pid,
    },
  ]
}
