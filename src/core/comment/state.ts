/** Which run wrote a comment, and about which commit. */
export interface CommentState {
  /** The workflow run's id: a later run has a higher one. */
  run: number
  /** 1-based: a run that is started again keeps its id. */
  attempt: number
  /** The commit that was checked. */
  head: string
}

const marker = /^<!-- git-handoff:1 run=(\d{1,15}) attempt=(\d{1,9}) head=([0-9a-f]{40}|[0-9a-f]{64}) -->/

/** The start of a comment's first line, which nobody sees. */
export function renderMarker({ run, attempt, head }: CommentState): string {
  return `<!-- git-handoff:1 run=${run} attempt=${attempt} head=${head} -->`
}

/** Null for a comment that does not start with a marker of ours. */
export function parseMarker(body: string): CommentState | null {
  const match = marker.exec(body)
  if (match === null) return null
  const [, run, attempt, head = ''] = match
  return { run: Number(run), attempt: Number(attempt), head }
}

/** What people see of a comment. GitHub may return CRLF for what was sent with LF. */
export function textBehindMarker(body: string): string {
  return body.replace(/\r\n/g, '\n').replace(marker, '').trim()
}

/** Below 0 where `one` is older news than `other`: the head that is the newest now comes before every run's number. */
export function compareStates(one: CommentState, other: CommentState, newestHead: string): number {
  const isNewest = ({ head }: CommentState) => Number(head === newestHead)
  return isNewest(one) - isNewest(other) || one.run - other.run || one.attempt - other.attempt
}
