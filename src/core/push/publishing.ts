import type { Oid } from '../facts.js'
import { singleQuote } from '../text/command.js'

export interface Publishing {
  way: Way
  /** Why the configured way was not possible; null if it was. */
  reason: string | null
}

/** What the way depends on, for one ref of a push. */
export interface Circumstances {
  publish: 'auto' | 'block' | 'local'
  /** The URL that git passed to the hook. */
  url: string
  /** The remote-tracking ref; null if no fetch refspec of the remote maps the pushed ref. */
  tracking: string | null
  /** The commit of that ref; null if it does not exist. */
  trackedOid: Oid | null
  /** The commit of the branch when the push began. */
  from: Oid
  /** Whether the pushed name now resolves to the page's commit: a branch name does, an object id does not. */
  isResolvedAgain: boolean
  /** The number of push URLs of the remote. */
  addresses: number
  /** Why no hook file can be written; null if it can. */
  hookObstacle: string | null
}

/** What to do after git has pushed `from`. Stored as a file with one field a line. */
export interface PublishJob {
  way: 'follow' | 'record'
  /** The ref that git moves to `from` after a successful push. */
  tracking: string
  from: Oid
  to: Oid
  /** A full name. */
  branch: string
  remote: string
  remoteRef: string
  /** The path of the page, for messages. */
  page: string
  /** Options of the second push, quoted for a shell. */
  options: string
  /** The process id of the `git push`; null if unknown. */
  pid: number | null
  /** Seconds since 1970; the job expires then. */
  until: number
}

/** How a page that was committed during a push gets to the remote. */
type Way =
  /** git pushes the branch without the page; then a push of ours adds the page. */
  | 'follow'
  /** git resolves the branch again and pushes the page too; only the tracking ref must be moved. */
  | 'record'
  /** Nothing is pushed: the user must run the same push again. */
  | 'block'
  /** The page is included in the next push. */
  | 'local'

export function derivePublishing(given: Circumstances): Publishing {
  const { publish, isResolvedAgain } = given
  const carried = deriveTransport(given.url) === 'name' && isResolvedAgain
  const obstacle = findObstacle(given)
  // git pushes the page in any case, so only the tracking ref remains to be moved.
  if (publish !== 'block' && carried && obstacle === null) return { way: 'record', reason: null }
  if (publish === 'local') return { way: 'local', reason: null }
  // Running the same push again would push the same commit, without the page.
  if (!isResolvedAgain) {
    if (publish === 'auto' && obstacle === null) return { way: 'follow', reason: null }
    return { way: 'local', reason: 'you pushed a commit id, not a branch' }
  }
  if (publish === 'block') return { way: 'block', reason: null }
  return obstacle === null ? { way: 'follow', reason: null } : { way: 'block', reason: obstacle }
}

function findObstacle(given: Circumstances): string | null {
  const { tracking, url } = given
  if (tracking === null) return 'the pushed branch has no remote-tracking branch'
  if (tracking.startsWith('refs/heads/'))
    return `its branches are fetched into the local branch \`${tracking.slice(11)}\``
  if (given.trackedOid === given.from) return 'the remote-tracking branch is already up to date'
  if (given.addresses > 1) return 'the remote has several push URLs'
  if (deriveTransport(url) === 'unknown') return 'the remote uses a remote helper'
  return given.hookObstacle
}

/**
 * What git hands to the other side of a connection: `id`, the commit as it was before the hook ran, or, to the helpers
 * for http and ftp, the `name`, which is looked up after it.
 */
export function deriveTransport(url: string): 'id' | 'name' | 'unknown' {
  if (/^(?:https?|ftps?):\/\//i.test(url)) return 'name'
  if (/^(?:ssh|git|git\+ssh|ssh\+git|file):\/\//i.test(url)) return 'id'
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(url) || /^[A-Za-z0-9]+::/.test(url)) return 'unknown'
  return 'id' // a path, or host:path
}

const fields = [
  'way',
  'tracking',
  'from',
  'to',
  'branch',
  'remote',
  'remoteRef',
  'page',
  'options',
  'pid',
  'until',
] as const

export function renderJob(job: PublishJob): string {
  return fields.map((field) => `${job[field] ?? ''}\n`).join('')
}

/** The number of the push and the time after which a job is forgotten; null where the file is none. */
export function parseJobLife(text: string): Pick<PublishJob, 'pid' | 'until'> | null {
  const lines = text.split('\n')
  const [pid = '', until = ''] = ['pid' as const, 'until' as const].map((name) => lines[fields.indexOf(name)])
  if (lines.length !== fields.length + 1 || !/^\d*$/.test(pid) || !/^\d+$/.test(until)) return null
  return { pid: pid === '' ? null : Number(pid), until: Number(until) }
}

const mark = '# git-handoff: one-shot'

export function isPublishHook(text: string): boolean {
  return text.split('\n', 2)[1]?.startsWith(mark) === true
}

/**
 * The `reference-transaction` hook that pre-push leaves behind. git calls it whenever refs have moved, so also when a push
 * that is still running has worked: then it does the jobs whose tracking ref is where that push was to bring it,
 * and goes. It runs long after we have ended, and must cost nothing where there is nothing to do.
 *
 * `jobs` is the folder of the jobs, `hook` this file: absolute paths. `program` is what takes a commit back that the
 * remote refuses.
 */
export function renderPublishHook(jobs: string, hook: string, program: readonly string[]): string {
  const reading = fields.map((field) => `IFS= read -r ${field}`).join('; ')
  return `#!/bin/sh
${mark}. A push created this file to publish the page it committed. It deletes itself; you may delete it too.
test "$1" = committed || exit 0
test "$GIT_HANDOFF" = 0 && exit 0
jobs=${singleQuote(jobs)}
now=$(date +%s)
left=
todo=
for job in "$jobs"/*.job; do
  test -f "$job" || continue
  { ${reading}; } <"$job" || continue
  if test "$now" -gt "$until" || { test -n "$pid" && ! kill -0 "$pid" 2>/dev/null; }; then
    rm -f "$job"
  elif test "$(git rev-parse --verify --quiet "$tracking")" != "$from"; then
    left=1
  elif mv "$job" "$job.$$" 2>/dev/null; then
    todo=1
  fi
done
test -n "$left" || rm -f ${singleQuote(hook)}
test -n "$todo" || exit 0
GIT_HANDOFF=0
export GIT_HANDOFF
for job in "$jobs"/*.$$; do
  test -f "$job" || continue
  { ${reading}; } <"$job"
  rm -f "$job"
  test "$(git rev-parse --verify --quiet "$branch")" = "$to" || continue
  if test "$way" = record; then
    git update-ref -m 'handoff: publish' "$tracking" "$to" "$from"
  else
    eval "set -- $options"
    said=$(git push "$@" --quiet --no-follow-tags --recurse-submodules=no -- "$remote" "$to:$remoteRef" 2>&1 </dev/null) && continue
    printf '%s\\n' "$said" >&2
    ${program.map(singleQuote).join(' ')} hook take-back "$branch" "$to" </dev/null && continue
    echo "handoff: Committed $page, but could not push it. It will be included in your next push." >&2
  fi
done
exit 0
`
}

/** The ref in which git remembers a remote's ref after a push, by that remote's fetch refspecs; null if none maps it. */
export function deriveTrackingRef(refspecs: readonly string[], remoteRef: string): string | null {
  const excluded = refspecs.some((spec) => spec.startsWith('^') && match(spec.slice(1), remoteRef) !== null)
  if (excluded) return null
  for (const spec of refspecs) {
    const [from, to, ...rest] = spec.replace(/^\+/, '').split(':')
    if (from === undefined || to === undefined || to === '' || rest.length > 0 || spec.startsWith('^'))
      continue
    const part = match(from, remoteRef)
    // A name that begins with `-` would be an option of the git that the hook calls.
    if (part !== null && to.startsWith('refs/')) return to.replace('*', () => part)
  }
  return null
}

/** What the `*` of a pattern stands for, empty without one; null where the ref is another. */
function match(pattern: string, ref: string): string | null {
  const [head = '', tail] = pattern.split('*')
  if (tail === undefined) return head === ref ? '' : null
  const fits = ref.startsWith(head) && ref.endsWith(tail) && ref.length > head.length + tail.length
  return fits ? ref.slice(head.length, ref.length - tail.length) : null
}
