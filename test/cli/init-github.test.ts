import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { runCommandLine } from '../../src/cli/run.js'
import { renderWorkflow, workflowPath } from '../../src/core/install/workflow.js'
import { createProject, type Project } from '../commands/init/project.js'
import { fakeSurroundings } from './surroundings.js'

async function run({ repository, environment }: Project, ...args: string[]) {
  const surroundings = { ...fakeSurroundings({ environment }), cwd: repository.path }
  const status = await runCommandLine(args, surroundings)
  return { status, out: surroundings.out.text, err: surroundings.err.text }
}

describe('git handoff init --github', () => {
  const init = ['init', '--manager', 'plain', '--github']

  it('writes the workflow, once, and takes it away again', async () => {
    const project = createProject()
    const file = join(project.repository.path, workflowPath)
    const first = await run(project, ...init)
    expect(first).toMatchObject({ status: 0, err: '' })
    expect(first.out).toContain(`  create ${workflowPath}\n`)
    expect(first.out).toContain('- Commit the workflow: it checks the pull requests from then on.\n')
    expect(readFileSync(file, 'utf8')).toBe(renderWorkflow())
    expect((await run(project, ...init)).out).toBe('The hook is already installed (hook file).\n')
    expect((await run(project, 'uninstall')).out).toContain(`Removed ${workflowPath}.`)
    expect(existsSync(join(project.repository.path, '.github'))).toBe(false)
  })

  it('leaves theirs alone', async () => {
    const theirs = 'name: Theirs\n'
    const project = createProject({ [workflowPath]: theirs })
    const { status, out } = await run(project, ...init)
    expect(status).toBe(2)
    expect(out).toContain(`${workflowPath} was not changed: it already exists with other content.`)
    await run(project, 'uninstall')
    expect(readFileSync(join(project.repository.path, workflowPath), 'utf8')).toBe(theirs)
  })
})
