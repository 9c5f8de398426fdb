/** What a subject undoes or brings back. */
export interface Reversal {
  /** Subject of the original commit, however many reverts it is wrapped in. */
  of: string
  /** Whether the original is in effect afterwards: a revert of a revert, or a reapply. */
  restores: boolean
}

/** `Revert "subject"`, `Reapply "subject"` (git 2.43), `revert: subject`, `revert "subject" (#12)` */
const quoted = /^(?:revert|reapply)[: ]\s*["“](.+)["”](?:\s*\(#\d+\))?$/i
const conventional = /^revert(?:\([^()]*\))?!?:\s+(\S.*?)(?:\s*\(#\d+\))?$/i

/** More than this is no subject. */
const longestSubject = 2_000

/** Reads a subject such as git and the forges write for a revert; null where it is none. */
export function parseReversal(subject: string): Reversal | null {
  let of = subject.slice(0, longestSubject)
  let restores = true
  let depth = 0
  for (let match = unwrap(of); match !== null; match = unwrap(of)) {
    if (!/^reapply/i.test(of)) restores = !restores
    of = match
    depth += 1
  }
  return depth === 0 ? null : { of, restores }
}

/** The subject within one revert or reapply; null where it is neither. */
function unwrap(subject: string): string | null {
  const inner = quoted.exec(subject)?.[1] ?? conventional.exec(subject)?.[1]
  if (inner === undefined) return null
  // `revert: Revert "subject"` reverts once: the prefix only sorts git's own subject.
  return quoted.test(subject) ? inner : (quoted.exec(inner)?.[1] ?? inner)
}
