import type { Diagnostic } from '../../../src/core/lint/lint.js'
import type { CommentContent } from '../../../src/core/report/comment.js'
import type { CheckReport } from '../../../src/core/report/report.js'
import type { Resume } from '../../../src/core/resume/resume.js'

export const head = '4f2a91c0d3e54f2a91c0d3e54f2a91c0d3e54f2a'

export function createReport(
  diagnostics: readonly Diagnostic[],
  more: Partial<CheckReport> = {},
): CheckReport {
  const count = (severity: Diagnostic['severity']) =>
    diagnostics.filter((found) => found.severity === severity).length
  return {
    version: 1,
    branch: 'feat/x',
    head,
    base: { name: 'origin/main', mergeBase: head },
    handoff: null,
    freshness: diagnostics.length === 0 ? 'fresh' : 'stale',
    cause: diagnostics.length === 0 ? 'work-covered' : 'work-changed',
    reason: null,
    verdict: diagnostics.length === 0 ? 'pass' : 'fail',
    counts: { error: count('error'), warning: count('warning'), info: count('info') },
    diagnostics,
    ...more,
  }
}

export function createDiagnostic(reason: string, more: Partial<Diagnostic> = {}): Diagnostic {
  return {
    ruleId: 'work-covered',
    severity: 'error',
    reason,
    place: { start: { line: 14, column: 1 }, end: { line: 14, column: 2 } },
    hint: null,
    fixable: true,
    data: { cause: 'file-not-covered' },
    ...more,
  }
}

export function createResume(text: string): Resume {
  const said = { text, line: 3, origin: 'stated' } as const
  return {
    branch: 'feat/x',
    path: 'HANDOFF.md',
    freshness: 'fresh',
    reason: null,
    pageBranch: null,
    title: said,
    status: { done: 3, total: 5 },
    context: [],
    checkpoint: null,
    elsewhere: [],
    changedSince: [],
    broken: [],
    tasks: [
      {
        ...said,
        details: '',
        priority: 'must',
        place: { path: `src/${text}`, line: 3 },
        blockedBy: [],
        paths: [],
      },
    ],
    gotchas: [{ ...said, details: '', anchor: null, recheck: true, touchesNext: false }],
    remarks: [],
    decisions: [],
    commands: { install: null, run: null, test: null, build: null, lint: null },
    verification: [],
  }
}

export function createContent(
  report: CheckReport,
  { text = 'Sessions', path = 'HANDOFF.md', page = '' }: { text?: string; path?: string; page?: string } = {},
): CommentContent {
  const linkTo = (line: number | null) => `https://example.com/o/r/blob/${head}/HANDOFF.md?plain=1#L${line}`
  return {
    report,
    text: page,
    path,
    resume: createResume(text),
    linkTo,
    remarks: [],
    about: 'https://example.com/o/tool#readme',
  }
}
