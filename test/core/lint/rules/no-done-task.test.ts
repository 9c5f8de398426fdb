import { expect, it } from 'vitest'
import type { FileChange } from '../../../../src/core/facts.js'
import { noDoneTask } from '../../../../src/core/lint/rules/tasks.js'
import { branchFacts, findings } from '../input.js'

const deleted: FileChange = {
  path: 'src/token.ts',
  previousPath: null,
  status: 'deleted',
  kind: 'source',
  language: 'typescript',
  additions: 0,
  deletions: 3,
  ranges: [],
  commits: [],
  tests: [],
  symbols: [],
  symbolsFrom: 'ast',
} as unknown as FileChange

it('finds a ticked task, which create moves', () => {
  const [found] = findings(noDoneTask, '## Remaining Work\n\n- [x] Test it\n- [ ] Ship it\n')
  expect(found?.at).toBe('- [x] Test it\n')
  expect(found?.fix).toBe('update')
})

it('finds rows and headings with a mark, which nobody moves for them', () => {
  const page =
    '## Next steps\n\n### Cache ✅\n\nIt works.\n\n| Task | State |\n| - | - |\n| Limits | done |\n| Docs | open |\n'
  expect(findings(noDoneTask, page).map(({ at, fix }) => [at, fix])).toEqual([
    ['| Limits | done |', undefined],
  ])
})

it('finds a task whose object is gone', () => {
  const page =
    '## Remaining Work\n\n- [ ] Delete `src/token.ts`\n- [ ] Delete `src/other.ts`\n- [ ] Test `src/token.ts`\n'
  const found = findings(noDoneTask, page, { facts: branchFacts({ files: [deleted] }) })
  expect(found.map(({ at }) => at)).toEqual(['- [ ] Delete `src/token.ts`\n'])
})

it('takes no word about marks for a mark', () => {
  const tasks = [
    '**Complete** the export',
    '**Complete onboarding** (in progress)',
    'The `- [x]` lines are dead',
    'Show a ✅ beside the name',
  ]
  expect(findings(noDoneTask, `## Next steps\n\n${tasks.map((task) => `- ${task}\n`).join('')}`)).toEqual([])
  const done = ['✅ Export', 'Export ✅', '**DONE** export', '**[x] Export — DONE (cycle 1).**', '~~Export~~']
  expect(findings(noDoneTask, `## Next steps\n\n${done.map((task) => `- ${task}\n`).join('')}`)).toHaveLength(
    5,
  )
})
