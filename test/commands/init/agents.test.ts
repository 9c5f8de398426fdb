import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { applyInit, planInit, uninstall } from '../../../src/commands/init.js'
import { type AgentName, agentNames } from '../../../src/core/install/agents.js'
import { createHistory } from '../../helpers/history.js'
import { createFolder, createRepository, type TestRepository } from '../../helpers/repository.js'
import { buildCli } from '../../hook/scene.js'

const files = [
  '.claude/settings.json',
  '.claude/skills/handoff/SKILL.md',
  '.cursor/rules/handoff.mdc',
  '.github/copilot-instructions.md',
  'AGENTS.md',
  'GEMINI.md',
]

async function init({ path, environment }: TestRepository, agents: readonly AgentName[]) {
  const plan = await planInit({ cwd: path, environment, postCheckout: false, agents })
  await applyInit(plan)
  return plan
}

/** What is in the work tree that no commit has. */
function listNew(repository: TestRepository): string[] {
  return repository
    .git('status', '--porcelain', '-uall')
    .split('\n')
    .filter((line) => line !== '')
}

describe('init --agent', () => {
  it('writes what each agent reads, once, and takes it out again', async () => {
    const repository = createRepository()
    repository.commit({ 'a.txt': 'a\n' }, 'Initial commit')
    await init(repository, agentNames)
    expect(listNew(repository)).toEqual(files.map((file) => `?? ${file}`))
    const texts = files.map((file) => readFileSync(join(repository.path, file), 'utf8'))
    for (const text of texts) expect(text).toContain('git handoff resume --prompt')
    expect((await init(repository, agentNames)).edits).toEqual([])
    const { removed } = await uninstall({ cwd: repository.path, environment: repository.environment })
    expect(removed).toEqual(expect.arrayContaining(files))
    for (const folder of ['.claude', '.cursor', '.github']) {
      expect(existsSync(join(repository.path, folder))).toBe(false)
    }
  })

  it('adds to what people have written, and gives back every byte', async () => {
    const repository = createRepository()
    repository.commit(
      {
        'AGENTS.md': '# Rules\r\n\r\nBe brief.',
        '.github/copilot-instructions.md': 'Use tabs.\n',
        '.github/dependabot.yml': 'version: 2\n',
        '.claude/settings.json': '{\n\t"permissions": { "allow": ["Bash(npm test)"] }\n}\n',
      },
      'Initial commit',
    )
    await init(repository, ['opencode', 'copilot', 'claude'])
    expect(readFileSync(join(repository.path, 'AGENTS.md'), 'utf8')).toMatch(
      /^# Rules\r\n\r\nBe brief\.\r\n<!-- >>> git-handoff >>> -->\r\n/,
    )
    expect(readFileSync(join(repository.path, '.claude/settings.json'), 'utf8')).toMatch(
      /^\{\n\t"hooks": \{\n\t\t"SessionStart": \[\n/,
    )
    await uninstall({ cwd: repository.path, environment: repository.environment })
    expect(listNew(repository)).toEqual([])
  })

  it('leaves alone what is not ours, what leads elsewhere and what has no form', async () => {
    const repository = createRepository()
    const elsewhere = createFolder()
    const theirs = '---\nname: handoff\n---\nOur own way.\n'
    repository.commit(
      { '.claude/skills/handoff/SKILL.md': theirs, '.claude/settings.json': '[]\n', 'CLAUDE.md': 'x\n' },
      'Initial commit',
    )
    symlinkSync('CLAUDE.md', join(repository.path, 'AGENTS.md'))
    symlinkSync(elsewhere, join(repository.path, '.cursor'), 'junction')
    const { edits, byHand } = await init(repository, ['claude', 'codex', 'cursor'])
    expect(edits.filter(({ path }) => !path.includes('.git/'))).toEqual([])
    expect(byHand.map(({ path, why }) => `${path.slice(repository.path.length + 1)}: ${why}`)).toEqual([
      '.claude/skills/handoff/SKILL.md: it already exists and was not created by git-handoff',
      '.claude/settings.json: it cannot be edited safely',
      'AGENTS.md: AGENTS.md is a symbolic link',
      '.cursor/rules/handoff.mdc: .cursor is a symbolic link',
    ])
    expect(byHand[1]?.snippet).toMatch(/^"hooks": \{\n {2}"SessionStart"/)
    await uninstall({ cwd: repository.path, environment: repository.environment })
    expect(readFileSync(join(repository.path, '.claude/skills/handoff/SKILL.md'), 'utf8')).toBe(theirs)
  })
})

let cli: string
beforeAll(async () => {
  cli = await buildCli()
})

/** How Claude Code runs its hooks, with the program on the PATH or nowhere. */
function runHook(
  repository: TestRepository,
  event: string,
  isInstalled = true,
  variables: NodeJS.ProcessEnv = {},
) {
  const settings = JSON.parse(readFileSync(join(repository.path, '.claude/settings.json'), 'utf8'))
  const bin = createFolder()
  const file = join(bin, 'git-handoff')
  if (isInstalled) writeFileSync(file, `#!/bin/sh\nexec '${process.execPath}' '${cli}' "$@"\n`)
  if (isInstalled) chmodSync(file, 0o755)
  const { status, stdout, stderr } = spawnSync('sh', ['-c', settings.hooks[event][0].hooks[0].command], {
    cwd: join(repository.path, 'src'),
    env: {
      ...repository.environment,
      PATH: `${bin}${delimiter}${repository.environment['PATH']}`,
      CLAUDE_PROJECT_DIR: repository.path,
      ...variables,
    },
    input: JSON.stringify({ session_id: 'abc', hook_event_name: event }),
    encoding: 'utf8',
  })
  return { status, stdout, stderr }
}

describe.skipIf(process.platform === 'win32')('the hooks of Claude Code', () => {
  const silence = { status: 0, stdout: '', stderr: '' }

  it('bring the brief in, keep the work, and say once that the page is stale', async () => {
    const repository = createHistory('session-auth')
    await init(repository, ['claude'])
    const start = runHook(repository, 'SessionStart')
    expect(start).toEqual({ status: 0, stdout: expect.stringMatching(/^<handoff branch=/), stderr: '' })
    expect(runHook(repository, 'Stop')).toEqual(silence)

    expect(runHook(repository, 'PreCompact').status).toBe(0)
    expect(repository.git('log', '-1', '--format=%s')).toBe('docs(handoff): checkpoint')
    expect(runHook(repository, 'Stop')).toEqual(silence)

    repository.write({ 'src/more.ts': 'export const more = 1\n' })
    repository.git('add', 'src/more.ts')
    repository.git('commit', '--quiet', '--no-verify', '--message=feat: more')
    expect(runHook(repository, 'Stop', true, { GIT_HANDOFF: '0' })).toEqual(silence)
    const stop = runHook(repository, 'Stop')
    expect(JSON.parse(stop.stdout)).toEqual({
      systemMessage:
        'handoff: HANDOFF.md does not cover the work in src/more.ts. `git handoff checkpoint` updates it; ' +
        '`git handoff note` adds what only you know.',
    })
    expect(stop.status).toBe(0)
    expect(runHook(repository, 'Stop')).toEqual(silence)
    // A stale page is what one wants to hear of at the start.
    expect(runHook(repository, 'SessionStart')).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('freshness="stale"'),
    })
  })

  it('stop nothing and say nothing where there is nothing to say, or no program', async () => {
    const repository = createRepository()
    repository.commit({ 'src/a.ts': '\n' }, 'Initial commit')
    await init(repository, ['claude'])
    for (const event of ['SessionStart', 'PreCompact', 'Stop']) {
      expect(runHook(repository, event)).toEqual(silence)
      expect(runHook(repository, event, false)).toEqual(silence)
    }
  })

  it('find the program among the packages of the project', async () => {
    const repository = createRepository()
    repository.commit({ 'src/a.ts': '\n' }, 'Initial commit')
    await init(repository, ['claude'])
    const bin = join(repository.path, 'node_modules/.bin')
    mkdirSync(bin, { recursive: true })
    writeFileSync(join(bin, 'git-handoff'), '#!/bin/sh\necho "called: $*"\n', { mode: 0o755 })
    expect(runHook(repository, 'SessionStart', false).stdout).toBe('called: resume --prompt\n')
  })
})
