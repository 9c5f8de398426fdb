import type { CheckReport } from '../report/report.js'

/** What to do about a report, in one command where one does it. */
export interface Repair {
  /** A sentence; Markdown of ours alone. */
  advice: string
  /** To be typed in a clone of the branch; null where only words help. */
  command: string | null
}

/** Null where nothing has to be done. */
export function deriveRepair({ freshness, verdict, reason, diagnostics }: CheckReport): Repair | null {
  if (diagnostics.some(({ data }) => data['unfinished'] === true))
    return { advice: 'Before the merge, end the handoff, then push', command: 'git handoff finish' }
  switch (freshness) {
    case 'stale':
      return { advice: 'Bring the page up to date, then push', command: 'git handoff create --commit' }
    case 'missing':
      if (diagnostics.length === 0) return null
      return { advice: 'Write the page, then push', command: 'git handoff create --commit' }
    case 'foreign':
      return { advice: 'Write a page for this branch, then push', command: 'git handoff create --commit' }
    case 'unknown':
      if (verdict === 'fail' || !/\bhistory\b/.test(reason ?? 'history'))
        return { advice: 'Mend that, then push', command: null }
      return {
        advice:
          'Set `fetch-depth: 0` on `actions/checkout`, or `mode: api` here; either takes `contents: read`',
        command: null,
      }
    default:
      break
  }
  if (diagnostics.length === 0) return null
  if (diagnostics.some(({ fixable }) => fixable)) {
    const isAll = diagnostics.every(({ fixable }) => fixable)
    const advice = isAll
      ? 'Repair it, then push'
      : 'Repair what needs nobody, mend the rest by hand, then push'
    return { advice, command: 'git handoff check --fix' }
  }
  const advice = verdict === 'fail' ? 'Mend the lines below, then push' : 'Better mend the lines below'
  return { advice: `${advice}. \`git handoff explain RULE\` shows how`, command: null }
}
