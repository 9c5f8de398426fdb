import type { BranchFacts, FileChange } from '../../../src/core/facts.js'

/** A modified source file with two changed lines, but for what is given. */
export function file(change: Partial<FileChange>): FileChange {
  return {
    path: 'src/a.ts',
    previousPath: null,
    status: 'modified',
    kind: 'source',
    language: 'typescript',
    mode: { from: '100644', to: '100644' },
    additions: 2,
    deletions: 1,
    ranges: [[1, 2]],
    commits: [],
    tests: [],
    symbols: [],
    symbolsFrom: 'none',
    ...change,
  }
}

export function facts(change: Partial<BranchFacts>): BranchFacts {
  return {
    version: 1,
    branch: 'feat/session-auth',
    head: 'f'.repeat(40),
    base: { name: 'origin/main', mergeBase: '0'.repeat(40) },
    work: '9b1f6c2e7a40',
    commits: [],
    files: [],
    dependencies: [],
    variables: [],
    openEnds: [],
    limits: [],
    ...change,
  }
}
