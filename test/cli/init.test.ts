import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { runCommandLine } from '../../src/cli/run.js'
import { createProject, type Project, root } from '../commands/init/project.js'
import { fakeSurroundings } from './surroundings.js'

async function run({ repository, environment }: Project, ...args: string[]) {
  const surroundings = { ...fakeSurroundings({ environment }), cwd: repository.path }
  const status = await runCommandLine(args, surroundings)
  return { status, out: surroundings.out.text, err: surroundings.err.text }
}

const hookOf = ({ repository }: Project) => join(repository.path, '.git/hooks/pre-push')

describe('git handoff init', () => {
  it('installs the hook without an answer where there is no terminal', async () => {
    const project = createProject()
    expect(await run(project, 'init', '--manager', 'plain')).toEqual({
      status: 0,
      err: '',
      out: `git-handoff will:
  create .git/hooks/pre-push
  add the merge driver for pages to .git/config
  add the merge driver for pages to .git/info/attributes
Done.
- To check that the hook runs: \`git handoff doctor\`.
`,
    })
    expect(existsSync(hookOf(project))).toBe(true)
    expect(await run(project, 'init', '--manager', 'plain')).toEqual({
      status: 0,
      err: '',
      out: 'The hook is already installed (hook file).\n',
    })
  })

  it('says what is left to do for everybody, where hooks are committed', async () => {
    const project = createProject({ 'lefthook.yml': 'pre-commit:\n  jobs:\n    - run: npm test\n' })
    const { status, out } = await run(project, 'init', '--post-checkout', '--manager', 'lefthook')
    expect(status).toBe(0)
    expect(out).toBe(`git-handoff will:
  add lines to lefthook.yml
  add the merge driver for pages to .git/config
  add the merge driver for pages to .git/info/attributes
Done.
- Set up lefthook: \`lefthook install\`.
- Everyone needs git-handoff on the PATH, or in the project: \`npm install --save-dev git-handoff\`.
- Commit the changed files so that everyone gets the hook.
- To check that the hook runs: \`git handoff doctor\`.
`)
  })

  it('prints the lines for a file that it does not edit, and fails', async () => {
    const project = createProject({ 'lefthook.yml': 'pre-push: {jobs: []}\n' })
    const { status, out } = await run(project, 'init', '--manager', 'lefthook')
    expect(status).toBe(2)
    expect(out).toMatch(
      /^lefthook\.yml was not changed: it cannot be edited safely\. Add this to it yourself:\n\npre-push:\n {2}jobs:\n/,
    )
  })

  it('knows its managers', async () => {
    expect(await run(createProject(), 'init', '--manager', 'huski')).toEqual({
      status: 2,
      out: '',
      err:
        'error: Unknown manager `huski`. Use one of config, husky, lefthook, pre-commit, simple-git-hooks, ' +
        'plain.\nhint: Did you mean `husky`?\n',
    })
  })
})

describe('git handoff uninstall', () => {
  it('names what it has restored', async () => {
    const project = createProject({ '.pre-commit-config.yaml': 'repos:\n- repo: meta\n  hooks: []\n' })
    await run(project, 'init', '--manager', 'plain')
    await run(project, 'init', '--manager', 'pre-commit')
    expect(await run(project, 'uninstall')).toEqual({
      status: 0,
      err: '',
      out: 'Restored .pre-commit-config.yaml.\nRestored .git/config.\nRemoved .git/hooks/pre-push.\nRemoved .git/info/attributes.\n',
    })
    expect(await run(project, 'uninstall')).toEqual({
      status: 0,
      err: '',
      out: 'Nothing to remove: git-handoff is not installed in this repository.\n',
    })
  })

  it('changes nothing where it cannot restore a file, and names it', async () => {
    const project = createProject({ 'lefthook.yml': 'a: 1\n' })
    await run(project, 'init', '--manager', 'plain')
    await run(project, 'init', '--manager', 'lefthook')
    const file = join(project.repository.path, 'lefthook.yml')
    writeFileSync(file, readFileSync(file, 'utf8').replace('# <<<', '#'))
    const { status, err } = await run(project, 'uninstall')
    expect(status).toBe(2)
    expect(err).toContain(
      `error: Cannot remove the hook from \`${file}\`. It contains \`# >>> git-handoff >>>\``,
    )
    expect(existsSync(hookOf(project))).toBe(true)
  })
})

describe('git handoff doctor', () => {
  it('prints a line for each thing, and exits with 1 where something is wrong', async () => {
    const project = createProject()
    const { status, out } = await run(project, 'doctor')
    expect(status).toBe(1)
    expect(out).toMatch(/^ok {5}Node\.js \S+\nok {5}Git \d+\.\d+\.\n/)
    expect(out).toMatch(/\nwrong {2}No hook is installed\. Repair: git handoff init\n$/)
    await run(project, 'init', '--manager', 'plain')
    const healthy = await run(project, 'doctor')
    expect(healthy.status).toBe(0)
    expect(healthy.out).toMatch(/\nok {5}The hook runs on a push and starts \S+\.\n$/)
  })

  it('prints JSON', async () => {
    const { status, out } = await run(createProject(), 'doctor', '--no-push', '--json')
    expect(status).toBe(1)
    const { version, findings } = JSON.parse(out) as { version: number; findings: unknown[] }
    expect(version).toBe(1)
    expect(findings.at(-1)).toEqual({
      id: 'hook',
      good: false,
      message: 'No hook is installed.',
      repair: 'git handoff init',
    })
  })
})

it('names no folder of this machine in what is committed', async () => {
  const project = createProject({ 'package.json': '{"simple-git-hooks": {"pre-commit": "exit 0"}}\n' })
  for (const manager of ['husky', 'lefthook', 'pre-commit', 'simple-git-hooks'] as const) {
    const { edits } = await project.init(manager, true)
    for (const { path } of edits)
      expect(readFileSync(path, 'utf8'), path).not.toContain(root.replace(/\/$/, ''))
  }
})
