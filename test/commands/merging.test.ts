import { describe, expect, it } from 'vitest'
import { createHandoff } from '../../src/commands/create.js'
import { finishHandoff } from '../../src/commands/finish.js'
import { createRepository, type TestRepository } from '../helpers/repository.js'

const none = { decisions: [], gotchas: [], context: [], tasks: [] }
const branches = ['feat/one', 'feat/two'] as const

/** How two branches with pages come to the default branch. */
const ways = ['merge', 'squash', 'rebase'] as const
type Way = (typeof ways)[number]

/** What is done about the pages: nothing; `finish` before the merge; a path for each branch; `finish` on main after it. */
const habits = ['none', 'finish', 'paths', 'clear'] as const
type Habit = (typeof habits)[number]

describe('two branches with pages', () => {
  const rows = habits.flatMap((habit) =>
    ways.flatMap((way) => [false, true].map((isTurned) => ({ habit, way, isTurned }))),
  )
  it.each(rows)('$habit, $way, turned round: $isTurned', async ({ habit, way, isTurned }) => {
    const repository = await project(habit)
    const [first, second] = isTurned ? [branches[1], branches[0]] : branches
    await land(repository, first, way)
    if (habit === 'clear') await finishHandoff({ ...place(repository), render: (text) => text })
    expect(conflicts(repository, second, way)).toEqual(habit === 'none' ? ['HANDOFF.md'] : [])
    if (habit === 'none') return
    await land(repository, second, way)
    if (habit === 'clear') await finishHandoff({ ...place(repository), render: (text) => text })
    const kept = ['pages/feat/one.md', 'pages/feat/two.md']
    expect(repository.git('ls-tree', '-r', '--name-only', 'main').split('\n')).toEqual([
      ...(habit === 'paths' ? ['.handoff.yml'] : []),
      'one.ts',
      ...(habit === 'paths' ? kept : []),
      'shared.ts',
      'two.ts',
    ])
  })
})

const place = ({ path: cwd, environment }: TestRepository) => ({ cwd, environment })

async function project(habit: Habit): Promise<TestRepository> {
  const repository = createRepository()
  const config: Record<string, string> =
    habit === 'paths' ? { '.handoff.yml': 'path: "pages/{branch}.md"\n' } : {}
  repository.commit({ 'shared.ts': 'export const shared = 1\n', ...config }, 'chore: base')
  for (const branch of branches) {
    repository.git('switch', '--quiet', '--create', branch, 'main')
    const name = branch.slice('feat/'.length)
    repository.commit({ [`${name}.ts`]: `export const ${name} = 1\n` }, `feat: ${name}`)
    await createHandoff({
      ...place(repository),
      commit: true,
      stdout: false,
      notes: none,
      today: '2026-11-22',
    })
    if (habit === 'finish') await finishHandoff({ ...place(repository), render: (text) => text })
  }
  repository.git('switch', '--quiet', 'main')
  return repository
}

/** Brings a branch to main, as the buttons of a forge do. */
async function land(repository: TestRepository, branch: string, way: Way): Promise<void> {
  if (way === 'merge') repository.git('merge', '--quiet', '--no-ff', '--no-edit', branch)
  else if (way === 'squash') {
    repository.git('merge', '--quiet', '--squash', branch)
    repository.commit({}, `feat: ${branch}`)
  } else {
    repository.git('rebase', '--quiet', 'main', branch)
    repository.git('switch', '--quiet', 'main')
    repository.git('merge', '--quiet', '--ff-only', branch)
  }
}

/** The paths in which a branch would conflict with main; a rebase applies commit by commit. */
function conflicts(repository: TestRepository, branch: string, way: Way): string[] {
  if (way !== 'rebase') return mergeTree(repository, 'main', branch).conflicts
  let onto = 'main'
  for (const commit of repository.git('rev-list', '--reverse', `main..${branch}`).split('\n')) {
    // What has been built so far, as a child of the commit's own parent: so that is where the two are compared from.
    const beside = repository.git('commit-tree', '-m', 'onto', '-p', `${commit}^`, `${onto}^{tree}`)
    const merged = mergeTree(repository, beside, commit)
    if (merged.conflicts.length > 0) return merged.conflicts
    onto = repository.git('commit-tree', '-m', 'picked', '-p', onto, merged.tree)
  }
  return []
}

/** `<tree>␀HANDOFF.md␀` */
function mergeTree(repository: TestRepository, ours: string, theirs: string) {
  const args = ['merge-tree', '--write-tree', '-z', '--name-only', '--no-messages', ours, theirs]
  const { status, stdout, stderr } = repository.run(args)
  if (status !== 0 && status !== 1) throw new Error(stderr)
  const [tree = '', ...conflicted] = stdout.toString().split('\0')
  return { tree, conflicts: conflicted.filter(Boolean) }
}
