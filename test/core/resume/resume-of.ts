import type { LintInput } from '../../../src/core/lint/lint.js'
import { deriveResume, type ResumeInput } from '../../../src/core/resume/derive.js'
import type { Resume } from '../../../src/core/resume/resume.js'
import { lintInput } from '../lint/input.js'

export const noCommands = { install: null, run: null, test: null, build: null, lint: null }

/** What `resume` makes of a page, without a repository. */
export function resumeOf(
  markdown: string | null,
  changes: Partial<LintInput> = {},
  more: Partial<ResumeInput> = {},
): Resume {
  return deriveResume({
    input: lintInput(markdown, changes),
    branch: 'feat/x',
    path: 'HANDOFF.md',
    hasPlaces: true,
    commands: noCommands,
    verification: [],
    ...more,
  })
}
