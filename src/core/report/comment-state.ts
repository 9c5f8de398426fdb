/** A comment that carries our marker and is by us. */
export interface OwnComment {
  id: number
  body: string
}

/** What a run has to say. */
export interface Message {
  state: CommentState
  /** With its marker. */
  body: string
  /** Whether there should be a comment where there is none yet. */
  isWanted: boolean
}

/** Which run wrote a comment, and about which commit. */
export interface CommentState {
  /** The workflow run's id: a later run has a higher one. */
  run: number
  /** 1-based: a run that is started again keeps its id. */
  attempt: number
  /** The commit that was checked. */
  head: string
}

type Step =
  | { kind: 'create'; body: string }
  | { kind: 'update'; id: number; body: string }
  | { kind: 'delete'; id: number }
  | { kind: 'none'; id: number | null }

/**
 * The next step from what is there to one comment with the newest text. Several runs may take such steps at the same
 * time: each looks again after every step, and all of them agree on which comment stays (the oldest) and on which text
 * (that about the newest head, of the newest run). The text is put on the comment that stays before the one that
 * brought it is deleted, so it is never lost.
 */
export function deriveStep(present: readonly OwnComment[], message: Message, newestHead: string): Step {
  const mine = message.state.head === newestHead ? { id: Infinity, body: message.body } : null
  const [kept, ...others] = [...present].sort((one, other) => one.id - other.id)
  if (kept === undefined) {
    return mine !== null && message.isWanted
      ? { kind: 'create', body: message.body }
      : { kind: 'none', id: null }
  }
  const newest = [...others, ...(mine === null ? [] : [mine])].reduce(
    (best, one) => (isNewer(one.body, best.body, newestHead) ? one : best),
    kept,
  )
  // The marker alone is written only where a comment that said so as well is about to go.
  const isSaid = others.length === 0 && textBehindMarker(newest.body) === textBehindMarker(kept.body)
  if (newest !== kept && !isSaid) return { kind: 'update', id: kept.id, body: newest.body }
  const [surplus] = others
  return surplus === undefined ? { kind: 'none', id: kept.id } : { kind: 'delete', id: surplus.id }
}

function isNewer(one: string, other: string, newestHead: string): boolean {
  const [first, second] = [parseMarker(one), parseMarker(other)]
  if (first === null || second === null) return first !== null
  return compareStates(first, second, newestHead) > 0
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
function textBehindMarker(body: string): string {
  return body.replace(/\r\n/g, '\n').replace(marker, '').trim()
}

/** Below 0 where `one` is older news than `other`: the head that is the newest now comes before every run's number. */
function compareStates(one: CommentState, other: CommentState, newestHead: string): number {
  const isNewest = ({ head }: CommentState) => Number(head === newestHead)
  return isNewest(one) - isNewest(other) || one.run - other.run || one.attempt - other.attempt
}
