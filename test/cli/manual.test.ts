import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { renderManPage } from '../../scripts/manual.js'
import { commands } from '../../src/cli/commands.js'
import { createRepository } from '../helpers/repository.js'

const root = fileURLToPath(new URL('../..', import.meta.url))
const has = (program: string) => spawnSync(program, ['--version']).status === 0
const read = (file: string) => readFileSync(`${root}/${file}`, 'utf8')

describe('the manual page', () => {
  it('has every command, option and example of the help', async () => {
    const page = read('man/git-handoff.1').replaceAll('\\-', '-')
    for (const load of Object.values(commands)) {
      const { name, options } = await load()
      expect(page).toContain(`.SS git handoff ${name}\n`)
      for (const option of options)
        expect(page).toContain(`--${option.negatable ? '[no-]' : ''}${option.name}`)
    }
  })

  it.runIf(has('groff'))('is formatted without a warning', () => {
    const { stdout, stderr } = spawnSync('groff', ['-man', '-ww', '-Tutf8', `${root}/man/git-handoff.1`], {
      encoding: 'utf8',
    })
    expect(stderr).toBe('')
    expect(stdout).toContain('HANDOFF.md')
  })

  it('makes no request of a text', async () => {
    const command = { ...(await commands['facts']?.()), description: ['.so /etc/passwd', "'x \\n é"] }
    const page = renderManPage([command as Parameters<typeof renderManPage>[0][number]], '1.0.0')
    expect(page).toContain("\n\\&.so /etc/passwd\n.PP\n\\&'x \\en \\[u00E9]\n")
  })
})

describe.runIf(has('bash'))('completion in bash', () => {
  const repository = createRepository()
  repository.commit({ a: '1\n' }, 'Initial commit')
  repository.branch('feat/x')

  it.each<[string[], string]>([
    [['git', 'handoff', 'che'], 'check checkpoint'],
    [['git-handoff', 'che'], 'check checkpoint'],
    [['git', '-C', 'sub', 'handoff', '-C', 'other', 'sta'], 'status'],
    [['git-handoff', 'check', '--fo'], '--format'],
    [['git-handoff', 'check', '--format', 's'], 'sarif'],
    [['git-handoff', 'init', '--agent', 'cl'], 'claude'],
    [['git-handoff', 'doctor', '--no'], '--no-push'],
    [['git-handoff', 'explain', 'own'], 'own-branch'],
    [['git-handoff', 'note', 'dec'], 'decision'],
    [['git-handoff', 'resume', ''], 'feat/x main'],
    [['git-handoff', 'check', '--base', 'ma'], 'main'],
    [['git-handoff', 'create', '--context', 'x'], ''],
    [['git-handoff', 'nonsense', 'x'], ''],
  ])('of %j is %s', (words, expected) => {
    const script = `. "$1"; shift; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _git_handoff; echo "\${COMPREPLY[*]}"`
    const args = ['-c', script, 'bash', `${root}/completions/git-handoff.bash`, ...words]
    const { path: cwd, environment: env } = repository
    const { stdout, stderr } = spawnSync('bash', args, { cwd, env, encoding: 'utf8' })
    expect({ stdout, stderr }).toEqual({ stdout: `${expected}\n`, stderr: '' })
  })
})

describe.each(['zsh', 'fish'])('completion in %s', (shell) => {
  it('has every command and option', async () => {
    const text = read(`completions/git-handoff.${shell}`)
    for (const load of Object.values(commands)) {
      const { name, options } = await load()
      expect(text).toContain(name)
      for (const option of options)
        expect(text).toContain(shell === 'fish' ? `-l ${option.name} ` : `--${option.name}[`)
    }
  })

  it.runIf(has(shell))('can be parsed', () => {
    const { status, stderr } = spawnSync(shell, ['-n', `${root}/completions/git-handoff.${shell}`], {
      encoding: 'utf8',
    })
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  })
})
