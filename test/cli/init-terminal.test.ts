import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, it } from 'vitest'
import { createProject, type Project, root } from '../commands/init/project.js'
import { hasTerminal, keys, openTypist } from '../hook/typist.js'

const hookOf = ({ repository }: Project) => join(repository.path, '.git/hooks/pre-push')

describe.skipIf(!hasTerminal)('git handoff init at a terminal', () => {
  function open(project: Project, variables: NodeJS.ProcessEnv = {}) {
    const machines =
      /^(?:CI|CLAUDECODE|GEMINI_CLI|COPILOT_CLI|CURSOR_AGENT|PI_CODING_AGENT|CODEX_.*|GIT_TERMINAL_PROMPT)$/
    const own = Object.entries(project.environment).filter(([name]) => !machines.test(name))
    const loader = pathToFileURL(join(root, 'node_modules/tsx/dist/loader.mjs')).href
    // A new pseudo-terminal has no width.
    const command = `stty cols 100 && '${process.execPath}' --import '${loader}' '${root}src/cli/main.ts' init --manager plain`
    return openTypist(command, {
      cwd: project.repository.path,
      env: { ...Object.fromEntries(own), ...variables },
    })
  }

  it.each([
    ['goes ahead on Enter', keys.enter, 'Done.', true],
    ['changes nothing on n', `n${keys.enter}`, 'Nothing was changed.', false],
    ['changes nothing on Ctrl-C', keys.interrupt, 'Nothing was changed.', false],
  ])('%s', async (_, answer, said, isThere) => {
    const project = createProject()
    const person = open(project)
    await person.sees('create .git/hooks/pre-push')
    await person.sees('Continue?')
    expect(existsSync(hookOf(project))).toBe(false)
    person.types(answer)
    const { status, shown } = await person.leaves()
    expect(shown).toContain(said)
    expect([status, existsSync(hookOf(project))]).toEqual([0, isThere])
  })

  it('does not ask an agent', async () => {
    const project = createProject()
    const { status, shown } = await open(project, { CLAUDECODE: '1' }).leaves()
    expect(shown).not.toContain('Continue?')
    expect([status, existsSync(hookOf(project))]).toEqual([0, true])
  })
})
