import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { checkHandoff } from '../../src/commands/check.js'
import { createHandoff } from '../../src/commands/create.js'
import { fixHandoff } from '../../src/commands/fix.js'
import type { BranchOptions } from '../../src/commands/session.js'
import type { CheckReport } from '../../src/core/report/report.js'
import { createRepository, type TestRepository } from '../helpers/repository.js'

const today = '2026-11-22'
const notes = {
  context: ['Counting must go on.'],
  decisions: [{ text: 'Numbers, not words', reason: 'they are shorter', at: null }],
  gotchas: ['`a.ts` is read by two programs'],
  tasks: [{ text: 'Test `double` in `a.ts` with negative numbers', priority: 'must' as const }],
}
const code = 'export function double(n: number): number {\n  return n * 2\n}\n'

let repository: TestRepository

beforeEach(() => {
  repository = createRepository()
  repository.commit({ 'a.ts': 'export const a = 1\n', 'b.ts': 'export const b = 1\n' }, 'Initial commit')
  repository.branch('feat/x')
  repository.commit({ 'a.ts': code }, 'feat: count to two')
})

const place = () => ({ cwd: repository.path, environment: repository.environment })
const create = (commit = true) => createHandoff({ ...place(), commit, stdout: false, notes, today })
const check = async (options: Partial<BranchOptions> = {}): Promise<CheckReport> =>
  (await checkHandoff({ ...place(), ...options })).report
const pageFile = () => join(repository.path, 'HANDOFF.md')
const found = ({ diagnostics }: CheckReport) =>
  diagnostics.map(({ ruleId, place: at }) => [ruleId, at?.start.line ?? null])

function edit(change: (page: string) => string): void {
  writeFileSync(pageFile(), change(readFileSync(pageFile(), 'utf8')))
}

describe('check', () => {
  it('passes a page that was just made, committed or not', async () => {
    await create(false)
    expect(found(await check())).toEqual([])
    await create()
    const report = await check()
    expect(report).toMatchObject({
      verdict: 'pass',
      freshness: 'fresh',
      counts: { error: 0, warning: 0, info: 0 },
    })
    expect(report.handoff).toMatchObject({ path: 'HANDOFF.md', branch: 'feat/x' })
  })

  it('fails where there is no page', async () => {
    expect(await check()).toMatchObject({ verdict: 'fail', freshness: 'missing', handoff: null })
  })

  it('fails a page that does not cover the work, at its line, and names the commits', async () => {
    await create()
    const sha = repository.commit({ 'b.ts': 'export const b = 2\n' }, 'feat: b too')
    const report = await check()
    expect(report).toMatchObject({ verdict: 'fail', freshness: 'stale' })
    expect(report.diagnostics.map(({ data }) => data)).toEqual([
      { cause: 'file-not-covered', path: 'b.ts', commits: [sha] },
    ])
    expect(report.diagnostics[0]?.place).toMatchObject({ start: { line: 6, column: 7 } })
  })

  it('reads the page on disk, and the one at a head that is not checked out', async () => {
    await create()
    edit((page) => page.replace('Counting must go on.', 'TBD'))
    expect(found(await check())).toContainEqual(['no-placeholder', expect.any(Number)])
    repository.git('stash', '-q')
    repository.git('switch', '-q', 'main')
    expect(found(await check({ head: 'feat/x' }))).toEqual([])
  })

  it('takes the severities of the configuration', async () => {
    repository.commit(
      { '.handoff.yml': 'rules: { handoff-present: warning }\nfail_on: warning\n' },
      'chore: rules',
    )
    expect(await check()).toMatchObject({ verdict: 'fail', counts: { error: 0, warning: 1, info: 0 } })
    repository.commit({ '.handoff.yml': 'rules: { handoff-present: "off" }\n' }, 'chore: rules')
    expect(await check()).toMatchObject({ verdict: 'pass', diagnostics: [] })
  })

  it('is silent where the page says so', async () => {
    await create(false)
    edit((page) =>
      page.replace(
        '- `a.ts` is read',
        '<!-- handoff-disable-next-line no-placeholder -->\n- TBD\n- `a.ts` is read',
      ),
    )
    expect(found(await check())).toEqual([])
  })

  it('says that it does not know where there is no base, and still reads the page', async () => {
    await create()
    edit((page) => page.replace('Counting must go on.', 'TBD'))
    const report = await check({ base: repository.git('commit-tree', '-m', 'other root', 'HEAD^{tree}') })
    expect(report).toMatchObject({ freshness: 'unknown', base: null, verdict: 'fail' })
  })

  it('says of a page of another branch only that', async () => {
    await create()
    repository.git('switch', '-q', '-c', 'feat/y')
    repository.commit({ 'b.ts': 'export const b = 3\n' }, 'feat: y')
    expect(found(await check())).toEqual([['own-branch', 3]])
  })

  it('reads a page in JSON, without places', async () => {
    repository.commit({ '.handoff.yml': 'format: json\n' }, 'chore: as data')
    await create(false)
    const file = join(repository.path, 'HANDOFF.json')
    expect(found(await check())).toEqual([])
    writeFileSync(file, readFileSync(file, 'utf8').replace('Counting must go on.', 'TBD'))
    expect(found(await check())).toEqual([['no-placeholder', null]])
  })

  it('refuses what is no page', async () => {
    writeFileSync(pageFile(), '---\n[broken\n---\n# Handoff\n')
    await expect(check()).rejects.toMatchObject({ kind: 'page' })
    writeFileSync(pageFile(), Buffer.from([0, 1, 2, 255]))
    await expect(check()).rejects.toMatchObject({ kind: 'page' })
  })
})

describe('--fix', () => {
  const fix = async () => (await fixHandoff({ ...place(), today })).report

  it('brings a stale page up to date, and keeps every word of people', async () => {
    await create()
    repository.commit({ 'b.ts': 'export const b = 2\n' }, 'feat: b too')
    edit((page) => page.replace('## Gotchas\n', '## Gotchas\n\nMy own words.\n'))
    const report = await fix()
    expect(report).toMatchObject({ verdict: 'pass', freshness: 'fresh' })
    expect(report.diagnostics.filter(({ fixable }) => fixable)).toEqual([])
    const page = readFileSync(pageFile(), 'utf8')
    expect(page).toContain('My own words.')
    expect(page).toContain('`b.ts`')
  })

  it('puts derived lines right that were edited, and touches nothing else', async () => {
    await create()
    const before = readFileSync(pageFile(), 'utf8')
    edit((page) => page.replace('(lines 1-3)', '(lines 7-9)'))
    expect((await check()).freshness).toBe('moved')
    expect(await fix()).toMatchObject({ verdict: 'pass', freshness: 'fresh' })
    expect(readFileSync(pageFile(), 'utf8')).toBe(before)
  })

  it('moves ticked tasks, and leaves to people what only they can say', async () => {
    await create()
    edit((page) =>
      page.replace('- [ ] Test `double`', '- [x] Test `double`').replace('Counting must go on.', 'TBD'),
    )
    expect(found(await check()).map(([rule]) => rule)).toContain('no-done-task')
    const report = await fix()
    expect(found(report).map(([rule]) => rule)).toEqual(['no-placeholder', 'section-filled'])
    expect(readFileSync(pageFile(), 'utf8')).toContain('- [x] Test `double`')
  })

  it('changes nothing the second time', async () => {
    await create()
    repository.commit({ 'b.ts': 'export const b = 2\n' }, 'feat: b too')
    await fix()
    const page = readFileSync(pageFile(), 'utf8')
    await fix()
    expect(readFileSync(pageFile(), 'utf8')).toBe(page)
  })

  it('writes no page where there is none', async () => {
    expect(await fix()).toMatchObject({ freshness: 'missing', verdict: 'fail' })
    rmSync(pageFile(), { force: true })
  })
})
