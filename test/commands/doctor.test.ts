import { chmodSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type DoctorOptions, examine, type Finding } from '../../src/commands/doctor.js'
import { createProject, type Project } from './init/project.js'

async function readFindings(project: Project, more: Partial<DoctorOptions> = {}): Promise<Finding[]> {
  const { environment, repository } = project
  return examine({ cwd: repository.path, environment, push: true, ...more })
}

/** What is wrong, as `id: message → repair`. */
async function readFaults(project: Project, more: Partial<DoctorOptions> = {}): Promise<string[]> {
  const findings = await readFindings(project, more)
  return findings
    .filter(({ isGood }) => !isGood)
    .map(({ id, message, repair }) => `${id}: ${message} → ${repair}`)
}

async function createHealthyProject(): Promise<Project> {
  const project = createProject()
  project.repository.commit({ a: '1\n' }, 'feat: one')
  await project.init('plain')
  return project
}

const hookOf = ({ repository }: Project) => join(repository.path, '.git/hooks/pre-push')

describe('a repository that is well', () => {
  it('has no faults, and its hook fires', async () => {
    const project = await createHealthyProject()
    const findings = await readFindings(project)
    expect(findings.map(({ id, isGood }) => [id, isGood])).toEqual(
      ['node', 'git', 'configuration', 'page', 'identity', 'base', 'hook', 'fires'].map((id) => [id, true]),
    )
    expect(findings.at(-1)?.message).toBe(
      `The hook runs on a push and starts ${project.environment['GIT_HANDOFF_CLI']}.`,
    )
  })

  it('is as it was: nothing is pushed, and the program is not run', async () => {
    const project = await createHealthyProject()
    const read = () => [
      project.repository.git('for-each-ref'),
      project.repository.git('ls-remote', 'origin'),
      project.repository.git('status', '--porcelain'),
      [...project.snapshot()],
    ]
    const before = read()
    await readFindings(project)
    expect(read()).toEqual(before)
    expect(project.calls()).toEqual([])
  })

  it('does not run the rest of the hook file', async () => {
    const project = createProject()
    const mark = join(project.repository.path, 'ran')
    writeFileSync(hookOf(project), `#!/bin/sh\necho >'${mark}'\nexit 1\n`, { mode: 0o755 })
    await project.init('plain')
    expect(await readFaults(project)).toEqual([])
    expect(project.repository.git('status', '--porcelain')).toBe('')
  })

  it('may call us by a line of its own', async () => {
    const project = createProject()
    const call = 'exec sh node_modules/git-handoff/hooks/pre-push "$@"'
    writeFileSync(hookOf(project), `#!/bin/sh\n${call}\n`, { mode: 0o755 })
    expect(await readFaults(project)).toEqual([])
  })

  it('is looked at on the default branch, and before the first commit', async () => {
    const project = await createHealthyProject()
    project.repository.git('switch', '--quiet', 'main')
    expect(await readFaults(project)).toEqual([])
    project.repository.git('switch', '--quiet', '--orphan', 'empty')
    expect(await readFaults(project)).toEqual([])
  })
})

describe('the hook', () => {
  it('is not installed', async () => {
    expect(await readFaults(createProject())).toEqual(['hook: No hook is installed. → git handoff init'])
  })

  it.runIf(process.platform !== 'win32')('is not executable', async () => {
    const project = await createHealthyProject()
    chmodSync(hookOf(project), 0o644)
    expect(await readFaults(project)).toEqual([
      'hook: .git/hooks/pre-push is not executable, so git does not run it. → chmod +x .git/hooks/pre-push',
    ])
  })

  it('is not where git looks', async () => {
    const project = await createHealthyProject()
    project.repository.git('config', 'core.hooksPath', 'tools/hooks')
    expect(await readFaults(project)).toEqual([
      'hook: The hook is in .git/hooks/pre-push, but git looks in tools/hooks. → git handoff init',
    ])
  })

  it('is in a linked worktree that husky does not know', async () => {
    const project = createProject({ '.husky/pre-push': 'exit 0\n' })
    project.repository.git('config', 'core.hooksPath', '.husky/_')
    await project.init('husky')
    project.repository.commit({}, 'feat: the hook')
    const linked = join(project.repository.path, '..', 'linked')
    project.repository.git('worktree', 'add', '--quiet', '-b', 'feat/y', linked)
    expect(await readFaults(project, { cwd: linked })).toEqual([
      'hook: husky is not set up in this linked worktree, git looks for hooks in .husky/_. → npx husky',
    ])
  })

  it('is given no list of refs', async () => {
    const project = createProject()
    const call = 'sh node_modules/git-handoff/hooks/pre-push "$@"'
    writeFileSync(hookOf(project), `#!/bin/sh\ncat >/dev/null\n${call}\n`, { mode: 0o755 })
    expect(await readFaults(project)).toEqual(['hook: No hook is installed. → git handoff init'])
    await project.init('lefthook')
    expect(await readFaults(project)).toEqual([
      'fires: The hook runs on a push but does not get the list of refs. → Run `git handoff init` again. ' +
        'If you use a hook manager, it must pass standard input to the hook.',
    ])
  })

  it('finds no program', async () => {
    const project = await createHealthyProject()
    const environment = { ...project.environment, GIT_HANDOFF_CLI: '/nowhere/cli.js' }
    expect(await readFaults(project, { environment })).toEqual([
      'fires: /nowhere/cli.js does not exist. Continuing without it. → Install git-handoff, or set ' +
        'GIT_HANDOFF_CLI in ~/.config/git-handoff/init.sh.',
    ])
  })

  it('is switched off', async () => {
    const project = await createHealthyProject()
    const environment = { ...project.environment, GIT_HANDOFF: '0' }
    expect(await readFaults(project, { environment })).toEqual([
      'fires: GIT_HANDOFF=0 is set, which disables the hooks. → unset GIT_HANDOFF',
    ])
  })

  it.each([
    ['fails', 'echo broken tests >&2; exit 1', 'fires: The push stopped before the hook ran: broken tests'],
    ['takes too long', 'sleep 3', 'fires: Another pre-push hook took too long, so the hook did not run.'],
    ['is another one', 'exit 0', 'fires: The hook does not run on a push.'],
  ])('comes after one that %s', async (_, command, fault) => {
    const project = createProject()
    await project.init('lefthook')
    writeFileSync(hookOf(project), `#!/bin/sh\n${command}\n`, { mode: 0o755 })
    const [found = ''] = await readFaults(project, { patience: 1000 })
    expect(found.split(' → ')[0]).toBe(fault)
  })

  it('is only looked for where no push is wanted', async () => {
    const project = await createHealthyProject()
    writeFileSync(join(project.repository.path, '.git/hooks/pre-push'), '#!/bin/sh\nexit 1\n')
    expect(await readFaults(project, { push: false })).toEqual([
      'hook: No hook is installed. → git handoff init',
    ])
  })
})

describe('what a push needs besides', () => {
  it('is a Node.js that is new enough', async () => {
    const [fault = ''] = await readFaults(await createHealthyProject(), { node: '18.19.0' })
    expect(fault).toBe('node: Node.js 18.19.0 is too old. → Install Node.js 20 or newer: https://nodejs.org.')
  })

  it('is a page that git does not ignore', async () => {
    const project = await createHealthyProject()
    project.repository.write({ '.gitignore': 'node_modules\n*.md\n' })
    const [fault = ''] = await readFaults(project)
    expect(fault).toMatch(
      /^page: `HANDOFF\.md` is ignored by git \(`\*\.md` in \.gitignore, line 2\), so it was not committed\. → Remove the pattern/,
    )
  })

  it('is somebody whom git knows', async () => {
    const project = await createHealthyProject()
    project.repository.git('config', 'user.useConfigOnly', 'true')
    const named = Object.entries(project.environment).filter(
      ([name]) => !/^GIT_(?:AUTHOR|COMMITTER)_/.test(name),
    )
    const [fault = ''] = await readFaults(project, { environment: Object.fromEntries(named) })
    expect(fault).toMatch(/^identity: git does not know who you are, .* → git config --global user\.name /)
  })

  it('is a base', async () => {
    const project = await createHealthyProject()
    project.repository.git('branch', '--quiet', '--delete', '--force', 'main')
    const [fault = ''] = await readFaults(project)
    expect(fault).toMatch(/^base: Cannot find the base of `feat\/x`: .* → Set the base with /)
  })

  it('is a configuration that can be read', async () => {
    const project = await createHealthyProject()
    project.repository.write({ '.handoff.yml': 'pth: x\n' })
    const [fault = ''] = await readFaults(project)
    expect(fault).toMatch(/^configuration: .*`pth`/)
  })
})
