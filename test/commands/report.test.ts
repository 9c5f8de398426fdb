import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { appendFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { createHistory } from '../helpers/history.js'
import type { TestRepository } from '../helpers/repository.js'

/** What is built keeps what it found, what runs from sources does not: so this asks the program that ships. */
const program = fileURLToPath(new URL('../../dist/cli.js', import.meta.url))

function run({ path: cwd, environment: env }: TestRepository, ...args: string[]) {
  return spawnSync(process.execPath, [program, ...args], { cwd, env, encoding: 'utf8' })
}

const folderOf = ({ path }: TestRepository) => join(path, '.git/git-handoff/derived')

function createChecked(): TestRepository {
  const repository = createHistory('session-auth')
  run(repository, 'create', '--commit')
  run(repository, 'check')
  return repository
}

describe('what was found before', () => {
  it('is told again, word for word, where nothing is different', () => {
    const repository = createChecked()
    const kept = readdirSync(folderOf(repository))
    const [first, again] = [run(repository, 'check', '--json'), run(repository, 'check', '--json')]
    expect(again.stdout).toBe(first.stdout)
    expect(JSON.parse(again.stdout)).toMatchObject({ freshness: 'fresh', verdict: 'pass' })
    expect(readdirSync(folderOf(repository))).toEqual(kept)
  })

  it('is what is told: nothing else is looked at', () => {
    const repository = createChecked()
    for (const name of readdirSync(folderOf(repository))) {
      const file = join(folderOf(repository), name)
      const report = JSON.parse(readFileSync(file, 'utf8').replace(/^.*\n/, ''))
      const text = JSON.stringify({ ...report, branch: 'from-before' })
      const digest = createHash('sha256').update(text).digest('hex')
      if (report.verdict !== undefined) writeFileSync(file, `${digest}\n${text}`)
    }
    expect(JSON.parse(run(repository, 'check', '--json').stdout)).toMatchObject({ branch: 'from-before' })
  })

  const changes: Record<string, (repository: TestRepository) => void> = {
    'a word of the page': ({ path }) => appendFileSync(join(path, 'HANDOFF.md'), '- TBD\n'),
    'a commit': (repository) =>
      void repository.commit({ 'src/auth/auth.ts': 'export {}\n' }, 'feat: nothing left'),
    'a change that is not committed': (repository) => repository.write({ 'src/auth/auth.ts': 'export {}\n' }),
    'the configuration': (repository) =>
      repository.write({ '.handoff.yml': 'rules: { page-size: error }\n' }),
  }
  it.each(Object.entries(changes))('is forgotten after %s', (_, change) => {
    const repository = createChecked()
    const before = run(repository, 'check', '--json').stdout
    change(repository)
    expect(run(repository, 'check', '--json').stdout).not.toBe(before)
  })

  it('is nothing where the page does not match the branch', () => {
    const repository = createChecked()
    repository.commit({ 'src/auth/auth.ts': 'export {}\n' }, 'feat: nothing left')
    const kept = readdirSync(folderOf(repository)).length
    run(repository, 'check')
    run(repository, 'check')
    // What was derived is kept, the findings are not.
    expect(readdirSync(folderOf(repository)).length).toBe(kept + 1)
  })
})
