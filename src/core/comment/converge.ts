import { type CommentState, compareStates, parseMarker, textBehindMarker } from './state.js'

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

export type Step =
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
