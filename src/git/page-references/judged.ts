import type { Mention } from '../../core/references/mention.js'
import type { JudgedReference } from '../../core/references/reference.js'
import type { Baseline } from './baselines.js'

type Verdict = Pick<JudgedReference, 'state' | 'name'> & Partial<JudgedReference>

/** A reference with what was found out about it, and nothing else. */
export function judged(mention: Mention, verdict: Verdict): JudgedReference {
  return {
    kind: mention.kind,
    span: mention.span,
    text: mention.text,
    path: null,
    lines: mention.kind === 'lines' ? mention.lines : null,
    since: null,
    moved: null,
    recheck: false,
    nearest: null,
    renamed: false,
    ...verdict,
  }
}

export function sinceOf(baseline: Baseline): string | null {
  return baseline.known === 'commit' ? baseline.commit : null
}
