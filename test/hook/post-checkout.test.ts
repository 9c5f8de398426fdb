import { beforeEach, expect, it, test } from 'vitest'
import { createHandoff } from '../../src/commands/create.js'
import { runPostCheckoutHook } from '../../src/hook/post-checkout.js'
import { createRepository, type TestRepository } from '../helpers/repository.js'

let repository: TestRepository
let head = ''

beforeEach(async () => {
  repository = createRepository()
  head = repository.commit({ 'a.ts': 'export const a = 1\n' }, 'Initial commit')
  repository.branch('feat/x')
  repository.commit({ 'a.ts': 'export const a = 2\n' }, 'feat: two')
  const notes = {
    context: [],
    decisions: [],
    gotchas: [],
    tasks: [{ text: 'Make it three', priority: 'must' as const }],
  }
  const { path: cwd, environment } = repository
  await createHandoff({ cwd, environment, commit: true, stdout: false, notes, today: '2026-11-22' })
})

async function checkOut(...args: string[]): Promise<string> {
  const parts: string[] = []
  const out = { write: async (part: string) => void parts.push(part) }
  const { path: cwd, environment } = repository
  expect(await runPostCheckoutHook(args, { cwd, environment, out })).toBe(0)
  return parts.join('')
}

it('summarises the branch that was checked out', async () => {
  const lines = (await checkOut(head, repository.git('rev-parse', 'HEAD'), '1')).split('\n')
  expect(lines[0]).toMatch(
    /^handoff: feat\/x: last commit by .+ on \d{4}-\d\d-\d\d; HANDOFF\.md matches the branch\. Run /,
  )
  expect(lines[1]).toBe('Next: Make it three')
})

test.each([
  ['files were checked out', '0'],
  ['no flag is given', ''],
])('prints nothing if %s', async (_, flag) => {
  expect(await checkOut(head, repository.git('rev-parse', 'HEAD'), flag)).toBe('')
})

it('is silent where a branch was only made, has no page, or has one of another', async () => {
  const now = repository.git('rev-parse', 'HEAD')
  expect(await checkOut(now, now, '1')).toBe('')
  repository.git('switch', '-q', '-c', 'feat/y')
  repository.commit({ 'b.ts': 'b\n' }, 'feat: b')
  expect(await checkOut(head, repository.git('rev-parse', 'HEAD'), '1')).toBe('')
  repository.git('rm', '-q', 'HANDOFF.md')
  repository.git('commit', '-q', '-m', 'chore: no page')
  expect(await checkOut(head, repository.git('rev-parse', 'HEAD'), '1')).toBe('')
})
