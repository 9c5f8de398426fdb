import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { checkHandoff } from '../../src/commands/check.js'
import { type CheckpointOptions, checkpointHandoff } from '../../src/commands/checkpoint.js'
import { createHandoff } from '../../src/commands/create.js'
import { resumeBranch } from '../../src/commands/resume.js'
import { nextTask } from '../../src/core/resume/resume.js'
import { createRepository, type TestRepository } from '../helpers/repository.js'

const none = { decisions: [], gotchas: [], context: [], tasks: [] }

function project(config?: string): TestRepository {
  const repository = createRepository()
  repository.commit(
    { 'a.ts': '1\n', ...(config === undefined ? {} : { '.handoff.yml': config }) },
    'chore: base',
  )
  repository.branch('feat/x')
  return repository
}

function checkpoint({ path: cwd, environment }: TestRepository, options: Partial<CheckpointOptions> = {}) {
  return checkpointHandoff({
    cwd,
    environment,
    message: null,
    verify: false,
    today: '2026-11-22',
    onCommand: () => undefined,
    onOutput: () => undefined,
    ...options,
  })
}

const place = ({ path: cwd, environment }: TestRepository) => ({ cwd, environment })
const read = ({ path }: TestRepository, page = 'HANDOFF.md') => readFileSync(join(path, page), 'utf8')

describe('checkpoint', () => {
  it('tells uncommitted work as in progress and commits the page alone, also before the first commit', async () => {
    const repository = project()
    repository.write({ 'a.ts': '2\n', 'b `c`.ts': 'new\n' })
    repository.git('add', 'a.ts')
    const result = await checkpoint(repository, { message: 'half way\nthrough `a.ts`' })
    expect(result).toMatchObject({ outcome: 'written', branch: 'feat/x', path: 'HANDOFF.md' })
    expect(repository.git('status', '--porcelain')).toBe('M  a.ts\n?? "b `c`.ts"')
    expect(repository.git('show', '--format=%s', '--name-status', 'HEAD')).toBe(
      'docs(handoff): checkpoint: half way through `a.ts`\n\nA\tHANDOFF.md',
    )
    const page = read(repository)
    expect(page).toContain('**Checkpoint:** half way through `a.ts`\n')
    expect(page).toContain('- [ ] In progress: `a.ts` (modified, staged), not committed\n')
    expect(page).toContain('- [ ] In progress: ``b `c`.ts`` (untracked), not committed\n')
    expect(page).toContain('(0 of 2 must-do tasks done)')
    expect(await checkpoint(repository)).toMatchObject({ outcome: 'unchanged', commit: null })
  })

  it('brings a page up to date, keeps its words, and takes back what is committed', async () => {
    const repository = project()
    repository.commit({ 'a.ts': '2\n' }, 'feat: two')
    const notes = { ...none, gotchas: ['One'], tasks: [{ text: 'Do it', priority: 'must' as const }] }
    await createHandoff({ ...place(repository), commit: true, stdout: false, notes, today: '2026-11-20' })
    repository.write({ 'c.ts': '3\n' })
    await checkpoint(repository, { message: 'first' })
    expect(read(repository)).toContain('- [ ] In progress: `c.ts` (untracked), not committed\n')
    expect(read(repository)).toContain('- One\n')
    repository.git('add', 'c.ts')
    await checkpoint(repository, { message: 'second' })
    expect(read(repository)).toContain('- [ ] In progress: `c.ts` (added, staged), not committed\n')
    expect(read(repository).match(/\*\*Checkpoint:\*\*.*/g)).toEqual(['**Checkpoint:** second'])
    repository.commit({}, 'feat: three')
    await createHandoff({
      ...place(repository),
      commit: true,
      stdout: false,
      notes: none,
      today: '2026-11-23',
    })
    expect(read(repository)).not.toContain('In progress: ')
    expect(read(repository)).toContain('- [ ] Do it\n')
    expect(read(repository)).toContain('**Checkpoint:** second\n')
    const { report } = await checkHandoff(place(repository))
    expect(report.freshness).toBe('fresh')
  })

  it('lets resume tell the writer from everybody else', async () => {
    const repository = project()
    repository.commit({ 'a.ts': '2\n' }, 'feat: two')
    repository.write({ 'a.ts': '3\n' })
    await checkpoint(repository, { message: 'half way' })
    const own = await resumeBranch({ ...place(repository), full: false, prompt: false })
    expect(nextTask(own.resume.tasks)?.text).toBe('In progress: `a.ts` (modified, not staged), not committed')
    expect(own.brief).toContain('\nhalf way\n')
    repository.git('switch', '--quiet', '--force', 'main')
    const clone = repository.clone()
    clone.git('switch', '--quiet', 'feat/x')
    const other = await resumeBranch({ ...place(clone), full: false, prompt: false })
    expect(nextTask(other.resume.tasks)).toBeNull()
    expect(other.brief).toContain("`a.ts` was in progress on the author's machine and is not committed\n")
  })

  it('records what the commands came to, and resume says when code changed since', async () => {
    const node = JSON.stringify(`"${process.execPath}" -e "console.log('hi'); process.exit(3)"`)
    const repository = project(`verify: [${node}, "exit 0"]\n`)
    repository.commit({ 'a.ts': '2\n' }, 'feat: two')
    const head = repository.git('rev-parse', '--short=12', 'HEAD')
    const [commands, output]: [string[], string[]] = [[], []]
    const { results } = await checkpoint(repository, {
      verify: true,
      onCommand: (command) => commands.push(command),
      onOutput: (bytes) => output.push(bytes.toString()),
    })
    expect(results.map(({ exitCode, isDirty }) => [exitCode, isDirty])).toEqual([
      [3, false],
      [0, false],
    ])
    expect([commands.length, output.join('').trim()]).toEqual([2, 'hi'])
    expect(read(repository)).toContain(`\n## Verification\n\n- \`"`)
    expect(read(repository)).toContain(`\n- \`exit 0\`: exit code 0 at \`${head}\` (2026-11-22)\n`)
    expect(await checkpoint(repository, { verify: true })).toMatchObject({ outcome: 'unchanged' })
    const state = async () => {
      const { resume } = await resumeBranch({ ...place(repository), full: false, prompt: false })
      return resume.verification.map(({ exitCode, hasChanged }) => [exitCode, hasChanged])
    }
    expect(await state()).toEqual([
      [3, false],
      [0, false],
    ])
    repository.write({ 'a.ts': '4\n' })
    expect(await state()).toEqual([
      [3, true],
      [0, true],
    ])
    repository.commit({}, 'feat: four')
    const { brief } = await resumeBranch({ ...place(repository), full: false, prompt: false })
    expect(brief).toContain(`\`exit 0\` exited with 0 at ${head.slice(0, 7)}; code changed since`)
    const section = read(repository).slice(read(repository).indexOf('## Verification'))
    await createHandoff({
      ...place(repository),
      commit: true,
      stdout: false,
      notes: none,
      today: '2026-11-23',
    })
    expect(read(repository).endsWith(section)).toBe(true)
  })

  it('writes a page in JSON as well, at a path of its own', async () => {
    const repository = project('format: json\npath: "pages/{branch}.json"\n')
    repository.write({ 'a.ts': '2\n' })
    await checkpoint(repository, { message: 'half way' })
    const page = JSON.parse(read(repository, 'pages/feat/x.json'))
    expect(page.introduction).toBe('**Checkpoint:** half way')
    expect(JSON.stringify(page)).toContain('In progress: `a.ts`')
    expect(await checkpoint(repository)).toMatchObject({ outcome: 'unchanged' })
  })

  it('keeps the work of a linked worktree on its own branch', async () => {
    const repository = project()
    repository.commit({ 'a.ts': '2\n' }, 'feat: two')
    repository.git('switch', '--quiet', 'main')
    const tree = repository.at(`${repository.path}-tree`)
    repository.git('worktree', 'add', '--quiet', tree.path, 'feat/x')
    tree.write({ 'a.ts': '3\n' })
    expect(await checkpoint(tree)).toMatchObject({ outcome: 'written', branch: 'feat/x' })
    expect(tree.git('status', '--porcelain')).toBe('M a.ts')
    expect(repository.git('status', '--porcelain')).toBe('')
  })

  it('has nothing to keep, or says what is missing', async () => {
    const repository = project()
    expect(await checkpoint(repository)).toMatchObject({ outcome: 'nothing-to-hand-off', commit: null })
    await expect(checkpoint(repository, { verify: true })).rejects.toMatchObject({
      kind: 'usage',
      hints: [expect.stringContaining('.handoff.yml')],
    })
    repository.git('switch', '--quiet', '--detach')
    await expect(checkpoint(repository)).rejects.toMatchObject({ kind: 'usage' })
  })
})
