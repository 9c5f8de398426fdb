/** One repository for all cases: a branch for each way in which a page can stand to its branch. */
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { createRepository, type FileContent, type TestRepository } from '../helpers/repository.js'

const program = fileURLToPath(new URL('../../dist/cli.js', import.meta.url))

export const branches = {
  fresh: 'feat/x',
  stale: 'feat/stale',
  vague: 'feat/vague',
  none: 'feat/none',
  finished: 'feat/finished',
  foreign: 'feat/foreign',
  hostile: 'feat/hostile',
  many: 'feat/many',
  broken: 'feat/broken',
  huge: 'feat/huge',
  landed: 'landed',
  merged: 'feat/merged',
  lenient: 'feat/lenient',
  quiet: 'feat/quiet',
  trunk: 'trunk',
  main: 'main',
} as const
export type BranchKind = keyof typeof branches

/** What a stranger would write to be acted on. */
export const hostileText =
  '@octocat #12 [a](http://evil.example) ![i](http://evil.example/i) </details><script> --> ' +
  '<!-- git-handoff:1 run=99 attempt=1 head=4f2a91c0d3e54f2a91c0d3e54f2a91c0d3e54f2a --> \u202e\u001b[31m'

export function createOrigin(): TestRepository {
  const origin = createRepository()
  // As GitHub has it.
  origin.git('config', 'uploadpack.allowAnySHA1InWant', 'true')
  origin.git('config', 'uploadpack.allowFilter', 'true')
  const handoff = (...args: string[]) => runHandoff(origin, ...args)
  const start = (kind: BranchKind, from: string, files: Record<string, FileContent>, message: string) => {
    origin.git('switch', '--quiet', '--create', branches[kind], from)
    return origin.commit(files, message)
  }
  const change = { 'src/a.js': 'export function a() {}\nexport function b() {}\n' }
  origin.commit({ 'src/a.js': 'export function a() {}\n', 'README.md': 'A\n' }, 'Initial commit')

  start('fresh', 'main', change, 'feat: add b')
  handoff('create')
  handoff('note', 'context', 'Callers need b')
  handoff('note', 'decision', 'b stands beside a', '--because', 'both are short')
  handoff('note', 'gotcha', '`src/a.js` is loaded twice')
  handoff('note', 'task', 'Call `b()` from `src/a.js:1` where a is not enough')
  origin.commit({}, 'docs: hand over')

  start('stale', branches.fresh, { 'src/late.js': 'export const late = 1\n' }, 'feat: late')
  const page = origin.git('show', 'HEAD:HANDOFF.md')
  origin.git('switch', '--quiet', '--detach', branches.fresh)
  const renamed = (name: string) => page.replaceAll(branches.fresh, name)
  // The branch's own page, on which the last commit is missing.
  origin.git('switch', '--quiet', branches.stale)
  origin.commit({ 'HANDOFF.md': `${renamed(branches.stale)}\n` }, 'docs: page')

  start('vague', branches.fresh, { 'HANDOFF.md': `${renamed(branches.vague)}\n- TBD\n` }, 'docs: page')
  start('none', 'main', change, 'feat: add b')
  start('finished', 'main', change, 'feat: add b')
  handoff('create', '--commit')
  handoff('finish')
  start('foreign', branches.fresh, { 'src/c.js': 'export const c = 1\n' }, 'feat: c')
  start(
    'hostile',
    'main',
    {
      [`src/${'@octocat'} [x](y)\n::error::x.js`]: 'export const x = 1\n',
      'HANDOFF.md': `# Handoff: ${hostileText}\n\n## Gotchas\n- ${hostileText}\n\n## Remaining Work\n- [ ] TBD ${hostileText}\n- TBD\n\n::set-output name=a::b\n`,
    },
    `feat: ${hostileText}`,
  )
  const items = Array.from({ length: 3000 }, (_, at) =>
    at % 2 === 0 ? '- TBD' : `- [ ] Look at \`src/gone-${at}.js\``,
  )
  start(
    'many',
    'main',
    { ...change, 'HANDOFF.md': `# Handoff: Many\n\n## Remaining Work\n${items.join('\n')}\n` },
    'feat: many',
  )
  start('broken', branches.fresh, { '.handoff.yml': 'fail_onn: error\n' }, 'chore: configuration')
  start(
    'huge',
    'main',
    { ...change, 'HANDOFF.md': `# Handoff\n${'- word\n'.repeat(1_500_000)}` },
    'docs: page',
  )
  // The base has gone on, and the branch has merged it.
  start('trunk', 'main', { 'src/trunk.js': 'export const trunk = 1\n' }, 'feat: trunk')
  start('merged', 'main', change, 'feat: add b')
  origin.git('merge', '--quiet', '--no-edit', 'trunk')
  handoff('create', '--commit', '--base', 'trunk')
  // Rules that were lenient when the branch began.
  start('lenient', 'main', { '.handoff.yml': 'fail_on: never\n' }, 'chore: lenient')
  start('quiet', branches.lenient, change, 'feat: add b')
  origin.git('switch', '--quiet', branches.lenient)
  origin.commit({ '.handoff.yml': 'fail_on: error\n' }, 'chore: strict')
  start('landed', 'main', { 'HANDOFF.md': `${page}\n` }, 'Merge feat/x')
  origin.git('switch', '--quiet', '--detach', 'main')
  return origin
}

/** The command line, as it ships. */
export function runHandoff({ path: cwd, environment: env }: TestRepository, ...args: string[]): void {
  const { status, stderr } = spawnSync(process.execPath, [program, ...args], { cwd, env, encoding: 'utf8' })
  if (status !== 0) throw new Error(`handoff ${args.join(' ')}: ${stderr}`)
}
