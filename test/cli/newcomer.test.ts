import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { runCommandLine } from '../../src/cli/run.js'
import { createHandoff } from '../../src/commands/create.js'
import { createHistory } from '../helpers/history.js'
import type { TestRepository } from '../helpers/repository.js'
import { fakeSurroundings } from './surroundings.js'

const documentationFile = new URL('../../docs/picking-up.md', import.meta.url)
const documentation = readFileSync(documentationFile, 'utf8')

/** The blocks of the documentation that show a newcomer's first minute. */
const shown = [...documentation.matchAll(/<!-- newcomer -->\n\n```console\n(.*?)```\n/gs)].map(
  ([, text = '']) => text,
)

it('a newcomer goes on with a branch of somebody else as the documentation shows', async () => {
  const author = createHistory('session-auth')
  const notes = { decisions: [], gotchas: [], context: [], tasks: [] }
  const page = { commit: true, stdout: false, notes, today: '2026-11-22' }
  await createHandoff({ cwd: author.path, environment: dated(author), ...page })
  author.git('switch', '--quiet', 'main')
  const newcomer = author.clone()
  const first = await play(newcomer, [
    'git handoff status --all',
    'git handoff resume feat/session-auth',
    'git switch --quiet feat/session-auth',
  ])
  const file = join(newcomer.path, 'tests/auth.test.ts')
  writeFileSync(file, readFileSync(file, 'utf8').replace('it.skip(', 'it('))
  const second = await play(newcomer, [
    "git commit -qam 'test(auth): read back what was signed'",
    'git handoff sync',
    'git handoff resume',
  ])
  const played = [first, second]
  // Writes what the program prints now, as in test/readme.test.ts.
  if (process.env['UPDATE_TRANSCRIPTS'] === '1') {
    const text = shown.reduce((all, old, at) => all.replace(old, () => played[at] ?? old), documentation)
    if (withoutIds(text) !== withoutIds(documentation)) writeFileSync(documentationFile, text)
  } else expect(played.map(withoutIds)).toEqual(shown.map(withoutIds))
})

async function play(repository: TestRepository, commands: readonly string[]): Promise<string> {
  let text = ''
  for (const command of commands) text += `$ ${command}\n${await run(repository, command)}`
  return text
}

async function run(repository: TestRepository, command: string): Promise<string> {
  const [, name = '', ...args] = Array.from(
    command.matchAll(/'([^']*)'|\S+/g),
    ([word, quoted]) => quoted ?? word,
  )
  if (name !== 'handoff') return repository.git(name, ...args)
  const surroundings = { ...fakeSurroundings({ environment: dated(repository) }), cwd: repository.path }
  await runCommandLine(args, surroundings)
  return surroundings.out.text + surroundings.err.text
}

/** Commits of the program's own are of no other day than the rest. */
function dated({ environment }: TestRepository): NodeJS.ProcessEnv {
  const date = '2026-01-05T10:00:00Z'
  return { ...environment, GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date }
}

/** The ids of commits depend on the day. */
function withoutIds(text: string): string {
  return text.replace(/\b[0-9a-f]{12}\b|\b[0-9a-f]{7}\b/g, '<id>')
}
