import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { readMemory } from '../../src/git/push/memory.js'
import { buildCli, createScene, expectNothingLeft, type Scene, status, tip } from './scene.js'
import { hasTerminal, keys, openTypist, type Typist } from './typist.js'

let cli = ''
beforeAll(async () => {
  cli = await buildCli()
})

const machines =
  /^(?:CI|CLAUDECODE|GEMINI_CLI|COPILOT_CLI|CURSOR_AGENT|PI_CODING_AGENT|CODEX_.*|GIT_TERMINAL_PROMPT)$/

/** A branch whose author has two things to tell, and a person at a terminal that pushes it. */
function openScene(): Scene {
  const scene = createScene(cli)
  const code = 'export const secret = process.env.SESSION_SECRET\n'
  scene.repository.commit({ 'src/session.ts': code }, 'feat: sessions')
  const manifest = { name: 'x', dependencies: { redis: '^4.0.0' } }
  scene.repository.commit({ 'package.json': `${JSON.stringify(manifest, null, 2)}\n` }, 'feat: a store')
  return scene
}

function type(
  { repository }: Scene,
  variables: NodeJS.ProcessEnv = {},
  commandLine = 'git push origin feat/x',
): Typist {
  const env = Object.fromEntries(
    Object.entries(repository.environment).filter(([name]) => !machines.test(name)),
  )
  return openTypist(commandLine, { cwd: repository.path, env: { ...env, ...variables } })
}

const page = ({ remote }: Scene) => remote.git('show', 'feat/x:HANDOFF.md')
const memory = ({ repository }: Scene) => readMemory(join(repository.path, '.git'), 'feat/x')
const intro = 'handoff: A few questions'
const bite = 'What could trip up'
const next = 'What is the next step?'

describe.skipIf(!hasTerminal)('a push at a terminal', () => {
  it('asks, and puts the answers on the page that it publishes', async () => {
    const scene = openScene()
    const clean = status(scene.repository)
    const person = type(scene)
    await person.sees(intro)
    await person.sees('SESSION_SECRET')
    person.types(`the platform team sets it${keys.enter}`)
    await person.sees('redis')
    person.types(`several instances${keys.enter}`)
    await person.sees(bite)
    person.types(`The cache is global${keys.enter}`)
    await person.sees(next)
    person.types(`Expire sessions${keys.enter}`)
    const { status: code, shown } = await person.leaves()
    expect(code, shown).toBe(0)
    expect(shown).toContain('included in this push.')
    expect(page(scene)).toMatch(/- `SESSION_SECRET`: the platform team sets it/)
    expect(page(scene)).toMatch(/1\. .*`?redis`?.*\n +- Reason: several instances\n/)
    expect(page(scene)).toContain('- The cache is global\n')
    expect(page(scene)).toContain('- [ ] Expire sessions\n')
    expect(tip(scene.remote, 'feat/x')).toBe(tip(scene.repository, 'feat/x'))
    expect(tip(scene.repository, 'origin/feat/x')).toBe(tip(scene.repository, 'feat/x'))
    expect(status(scene.repository)).toBe(clean)
    expect(memory(scene).notes.gotchas).toEqual([])
    expectNothingLeft(scene.repository)
  })

  it('takes no answer that holds a secret, and keeps it nowhere', async () => {
    const scene = openScene()
    const secret = `ghp${'_'}${'0aB1cD2e'.repeat(5)}`
    const person = type(scene)
    await person.sees('SESSION_SECRET')
    person.types(`it is ${secret}${keys.enter}`)
    await person.sees('contains a GitHub token')
    person.types(keys.escape)
    const { status: code, shown } = await person.leaves()
    expect(code, shown).toBe(0)
    expect(page(scene)).not.toContain(secret)
    expect(JSON.stringify(memory(scene))).not.toContain(secret)
  })

  it('skips one question by Enter and the rest by Esc, and asks nothing twice', async () => {
    const scene = openScene()
    const person = type(scene)
    await person.sees('SESSION_SECRET')
    person.types(keys.enter)
    await person.sees('redis')
    person.types(keys.escape)
    const { status: code, shown } = await person.leaves()
    expect(code, shown).toBe(0)
    expect(shown).not.toContain(bite)
    expect(page(scene)).not.toContain('Reason')
    expect(tip(scene.remote, 'feat/x')).toBe(tip(scene.repository, 'feat/x'))

    scene.repository.commit({ 'src/e.ts': 'export const e = 1\n' }, 'feat: more')
    const again = type(scene)
    await again.sees(bite)
    again.types(keys.enter)
    await again.sees(next)
    again.types(keys.enter)
    const second = await again.leaves()
    expect(second.status, second.shown).toBe(0)
    expect(second.shown).not.toMatch(/SESSION_SECRET|redis/)

    scene.repository.commit({ 'src/e.ts': 'export const e = 2\n' }, 'feat: two')
    const third = await type(scene).leaves()
    expect(third).toMatchObject({ status: 0 })
    expect(third.shown).not.toContain(intro)
  })

  it('is stopped by Ctrl-C with nothing committed, and keeps what was answered', async () => {
    const scene = openScene()
    const { repository, remote } = scene
    const [before, clean] = [tip(repository, 'feat/x'), status(repository)]
    const person = type(scene)
    await person.sees('SESSION_SECRET')
    person.types(`the platform team sets it${keys.enter}`)
    await person.sees('redis')
    person.types(`sev${keys.interrupt}`)
    const { status: code, shown } = await person.leaves()
    expect(code, shown).not.toBe(0)
    expect(tip(repository, 'feat/x')).toBe(before)
    expect(remote.git('branch', '--list')).toBe('* main')
    expect(status(repository)).toBe(clean)
    expectNothingLeft(repository)
    expect(memory(scene).notes.gotchas).toEqual([expect.stringContaining('the platform team sets it')])

    const again = type(scene)
    await again.sees('redis')
    again.types(keys.escape)
    expect((await again.leaves()).shown).not.toMatch(/SESSION_SECRET/)
    expect(page(scene)).toContain('the platform team sets it')
  })

  it.each<[string, NodeJS.ProcessEnv]>([
    ['CI', { CI: '1' }],
    ['an agent', { CLAUDECODE: '1' }],
    ['another agent', { CODEX_SANDBOX: 'seatbelt' }],
    ['git told not to ask', { GIT_TERMINAL_PROMPT: '0' }],
  ])('asks nothing under %s, and names the commands to answer with', async (_, variables) => {
    const scene = openScene()
    const { status: code, shown } = await type(scene, variables).leaves()
    expect(code, shown).toBe(0)
    expect(shown).not.toContain(intro)
    expect(shown).toMatch(/^handoff: 2 unanswered questions\. Run `git handoff questions`\.\r?$/m)
    expect(tip(scene.remote, 'feat/x')).toBe(tip(scene.repository, 'feat/x'))
  })

  it('asks nothing where the configuration says never', async () => {
    const scene = openScene()
    scene.repository.commit({ '.handoff.yml': 'prompt: never\n' }, 'chore: configure')
    const { status: code, shown } = await type(scene).leaves()
    expect({ code, asked: shown.includes(intro) }).toEqual({ code: 0, asked: false })
  })

  it('asks nothing in the background, where reading would stop it', async () => {
    const scene = openScene()
    const { status: code, shown } = await type(
      scene,
      {},
      "sh -c 'set -m; git push origin feat/x & wait $!'",
    ).leaves()
    expect(code, shown).toBe(0)
    expect(shown).not.toContain(intro)
    expect(tip(scene.remote, 'feat/x')).toBe(tip(scene.repository, 'feat/x'))
  })

  it('asks nothing where a program with a screen of its own has the terminal', async () => {
    const scene = openScene()
    const { status: code, shown } = await type(scene, {}, 'stty -icanon && git push origin feat/x').leaves()
    expect(code, shown).toBe(0)
    expect(shown).not.toContain(intro)
  })

  it('asks nothing where stderr goes elsewhere', async () => {
    const scene = openScene()
    const { status: code, shown } = await type(scene, {}, 'git push origin feat/x 2>/dev/null').leaves()
    expect({ code, shown }).toEqual({ code: 0, shown: '' })
    expect(tip(scene.remote, 'feat/x')).toBe(tip(scene.repository, 'feat/x'))
  })

  it('loses no answer where the remote rejects', async () => {
    const scene = openScene()
    const { repository, remote } = scene
    mkdirSync(join(remote.path, 'hooks'), { recursive: true })
    const hook = join(remote.path, 'hooks', 'pre-receive')
    writeFileSync(hook, '#!/bin/sh\nexit 1\n', { mode: 0o755 })
    const person = type(scene)
    await person.sees('SESSION_SECRET')
    person.types(`the platform team sets it${keys.enter}`)
    await person.sees('redis')
    person.types(keys.escape)
    expect((await person.leaves()).status).not.toBe(0)
    expect(readFileSync(join(repository.path, 'HANDOFF.md'), 'utf8')).toContain('the platform team sets it')
    writeFileSync(hook, '#!/bin/sh\n', { mode: 0o755 })
    expect((await type(scene).leaves()).status).toBe(0)
    expect(page(scene)).toContain('the platform team sets it')
    expectNothingLeft(repository)
  })
})
