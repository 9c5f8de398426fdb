import type { Oid } from '../facts.js'

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
