import { describe, expect, it } from 'vitest'
import { runCommandLine } from '../../src/cli/run.js'
import { createProject, type Project } from '../commands/init/project.js'
import { fakeSurroundings } from './surroundings.js'

async function run({ repository, environment }: Project, ...args: string[]) {
  const surroundings = { ...fakeSurroundings({ environment }), cwd: repository.path }
  const status = await runCommandLine(args, surroundings)
  return { status, out: surroundings.out.text, err: surroundings.err.text }
}

describe('git handoff init --agent', () => {
  const both = ['init', '--manager', 'plain', '--agent', 'claude', '--agent', 'gemini']

  it('says what it writes, and for whom', async () => {
    const project = createProject({ 'GEMINI.md': '# Rules\n' })
    expect(await run(project, ...both)).toEqual({
      status: 0,
      err: '',
      out: `git-handoff will:
  create .git/hooks/pre-push
  create .claude/skills/handoff/SKILL.md
  create .claude/settings.json
  add lines to GEMINI.md
  add the merge driver for pages to .git/config
  add the merge driver for pages to .git/info/attributes
Done.
- To check that the hook runs: \`git handoff doctor\`.
- Commit the files for agents, and those of others read them too.
`,
    })
    expect(await run(project, ...both)).toEqual({
      status: 0,
      err: '',
      out: 'The hook is already installed (hook file); agents set up: claude, gemini.\n',
    })
    expect((await run(project, 'uninstall')).out).toBe(
      'Restored GEMINI.md.\nRestored .git/config.\nRemoved .git/hooks/pre-push.\nRemoved .claude/skills/handoff/SKILL.md.\n' +
        'Removed .claude/settings.json.\nRemoved .git/info/attributes.\n',
    )
  })

  it('knows its agents', async () => {
    expect((await run(createProject(), 'init', '--agent', 'codec')).err).toBe(
      'error: Unknown agent `codec`. Use one of claude, codex, cursor, gemini, copilot, opencode.\n' +
        'hint: Did you mean `codex`?\n',
    )
  })
})
