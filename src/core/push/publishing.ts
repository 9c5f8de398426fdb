import type { Oid } from '../facts.js'

export interface Publishing {
  way: Way
  /** Why it is not what the configuration asks for; null where it is. */
  reason: string | null
}

/** What decides the way, of one ref of a push. */
export interface Circumstances {
  publish: 'auto' | 'block' | 'local'
  /** Where it goes, as git told the hook. */
  url: string
  /** Null where no fetch refspec of the remote maps the remote's ref. */
  tracking: string | null
  /** Where that ref is now; null where it is not. */
  trackedOid: Oid | null
  /** What the branch was when the push began. */
  from: Oid
  /** Whether what the user pushed means the new commit by now, as a branch's name does and an object id does not. */
  isResolvedAgain: boolean
  /** How many addresses a push to this remote goes to. */
  addresses: number
  /** Why no hook file can be left; null where it can. */
  hookObstacle: string | null
}

/** What is to be done once git has sent `from`: one file, of which every field is a line. */
export interface PublishJob {
  way: 'follow' | 'record'
  /** The ref that git moves to `from` when the push has worked. */
  tracking: string
  from: Oid
  to: Oid
  /** A full name. */
  branch: string
  remote: string
  remoteRef: string
  /** For words to the user. */
  page: string
  /** The `git push` it is for; null where that cannot be told. */
  pid: number | null
  /** Seconds since 1970, after which it is forgotten. */
  until: number
}

/** How a page that was committed during a push gets to the remote. */
type Way =
  /** git sends what the branch was; once it has, a push of our own follows. */
  | 'follow'
  /** git looks the branch up again, so that the page goes along; only the tracking ref is behind. */
  | 'record'
  /** Nothing is sent: the same push is to be run again. */
  | 'block'
  /** The page goes with the next push. */
  | 'local'

export function derivePublishing(given: Circumstances): Publishing {
  const { publish, isResolvedAgain } = given
  const carried = deriveTransport(given.url) === 'name' && isResolvedAgain
  const obstacle = findObstacle(given)
  // Where the page is sent in any case, what is left to do is to note it down.
  if (publish !== 'block' && carried && obstacle === null) return { way: 'record', reason: null }
  if (publish === 'local') return { way: 'local', reason: null }
  // The same push again would send the same commit again, and not the page.
  if (!isResolvedAgain) {
    if (publish === 'auto' && obstacle === null) return { way: 'follow', reason: null }
    return { way: 'local', reason: 'a commit was pushed by its id' }
  }
  if (publish === 'block') return { way: 'block', reason: null }
  return obstacle === null ? { way: 'follow', reason: null } : { way: 'block', reason: obstacle }
}

function findObstacle(given: Circumstances): string | null {
  const { tracking, url } = given
  if (tracking === null) return 'no tracking ref belongs to what is pushed'
  if (tracking.startsWith('refs/heads/'))
    return `its tracking ref is the branch \`${tracking.slice(11)}\` itself`
  if (given.trackedOid === given.from) return 'its tracking ref is there already'
  if (given.addresses > 1) return 'the remote has several addresses'
  if (deriveTransport(url) === 'unknown') return 'it goes through a remote helper'
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
 * `jobs` is the folder of the jobs, `hook` this file: absolute paths.
 */
export function renderPublishHook(jobs: string, hook: string): string {
  const reading = fields.map((field) => `IFS= read -r ${field}`).join('; ')
  return `#!/bin/sh
${mark}, left by a push to publish the page it committed. It goes by itself, and may be deleted.
test "$1" = committed || exit 0
test "$GIT_HANDOFF" = 0 && exit 0
jobs=${quote(jobs)}
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
test -n "$left" || rm -f ${quote(hook)}
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
  elif ! said=$(git push --quiet --no-follow-tags --recurse-submodules=no -- "$remote" "$to:$remoteRef" 2>&1 </dev/null); then
    printf '%s\\n' "$said" "handoff: $page is committed, but could not be sent. It goes with the next push." >&2
  fi
done
exit 0
`
}

function quote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`
}

/**
 * The ref in which git remembers a remote's ref, by the fetch refspecs of that remote, as git does after a push; null
 * where none maps it. Patterns have one `*` on each side; `^refs/heads/x` takes one away.
 */
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
