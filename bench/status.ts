/**
 * Times `status --all` on 500 branches with pages, against the least it could cost: `git for-each-ref` and an empty Node
 * program, in the same run.
 */
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { type Command, measureInTurn, median } from './measure.js'

const branches = 500
const commitsPerBranch = 6
const commitsOnMain = 200
/** What is promised, in times the least. */
const most = 6

export function measureStatus(cli: string, rounds: number): string {
  const directory = createBranches()
  try {
    const refs: Command = { program: 'git', args: ['for-each-ref'], directory }
    const node: Command = { program: process.execPath, args: ['-e', '0'], directory }
    const status: Command = {
      program: process.execPath,
      args: [cli, 'status', '--all', '--json', '-C', directory],
      directory,
    }
    const [refsTime = 0, nodeTime = 0, statusTime = 0] = measureInTurn([refs, node, status], rounds).map(
      median,
    )
    const ratio = statusTime / (refsTime + nodeTime)
    return [
      `${branches} branches of ${commitsPerBranch} commits and a page, medians of ${rounds} runs`,
      `  git for-each-ref     ${milliseconds(refsTime)}`,
      `  node -e 0            ${milliseconds(nodeTime)}`,
      `  status --all         ${milliseconds(statusTime)}   ${ratio.toFixed(2)} times both   ${ratio <= most ? 'ok' : 'TOO MUCH'} (at most ${most} times)`,
    ].join('\n')
  } finally {
    rmSync(dirname(directory), { recursive: true, force: true })
  }
}

/** The branches leave main all along; every third has work that its page does not cover. */
function createBranches(): string {
  const directory = join(mkdtempSync(join(tmpdir(), 'git-handoff-bench-')), 'repository')
  mkdirSync(directory)
  const git = (args: string[], input?: string) =>
    execFileSync('git', args, { cwd: directory, input, maxBuffer: 1 << 28, stdio: ['pipe', 'pipe', 'pipe'] })
  git(['init', '--quiet', '--initial-branch=main'])
  git(['fast-import', '--quiet'], renderStream())
  const heads = new Map(
    git(['for-each-ref', '--format=%(refname) %(objectname)', 'refs/heads'])
      .toString()
      .split('\n')
      .map((line) => line.split(' ') as [string, string]),
  )
  git(['fast-import', '--quiet'], renderPages(heads))
  git(['update-ref', 'refs/remotes/origin/main', 'main'])
  git(['pack-refs', '--all'])
  git(['repack', '-adq'])
  git(['reset', '--quiet', '--hard'])
  return directory
}

function renderStream(): string {
  const stream: string[] = []
  for (let commit = 0; commit < commitsOnMain; commit++) {
    const files = Array.from({ length: commit === 0 ? 300 : 1 }, (_, file) =>
      renderFile(`src/part${file}/a.ts`, commit),
    )
    stream.push(renderCommit('refs/heads/main', `feat: main ${commit}`), ...files)
    for (let branch = commit; branch < branches; branch += commitsOnMain) {
      const ref = `refs/heads/feat/branch-${branch}`
      for (let own = 0; own < commitsPerBranch; own++) {
        stream.push(renderCommit(ref, `feat: ${own}`, own === 0 ? 'refs/heads/main' : undefined))
        stream.push(renderFile(`src/new${branch}/b${own}.ts`, own))
      }
    }
  }
  return stream.join('')
}

function renderPages(heads: ReadonlyMap<string, string>): string {
  return Array.from({ length: branches }, (_, branch) => {
    const ref = `refs/heads/feat/branch-${branch}`
    const head = heads.get(ref) ?? ''
    const page = renderPage(`feat/branch-${branch}`, head.slice(0, 12))
    const first = `${renderCommit(ref, 'docs(handoff): add HANDOFF.md', `${ref}^0`)}M 100644 inline HANDOFF.md\ndata ${Buffer.byteLength(page)}\n${page}\n`
    const more =
      branch % 3 === 0 ? renderCommit(ref, 'feat: more') + renderFile(`src/new${branch}/more.ts`, 1) : ''
    return first + more
  }).join('')
}

function renderPage(branch: string, covers: string): string {
  const files = Array.from(
    { length: 20 },
    (_, file) => `${file + 1}. \`src/new/b${file}.ts\` (lines 1-40)\n   - Added \`open\`, \`close\``,
  )
  const tasks = Array.from(
    { length: 8 },
    (_, task) => `- [${task % 2 === 0 ? 'x' : ' '}] Write the tests of \`src/new/b${task}.ts\``,
  )
  return [
    `---\nhandoff: 1\nbranch: ${branch}\nbase: main\ncovers: ${covers}\nwork: 0123456789ab\nupdated: 2026-11-22\n---`,
    `# Handoff: ${branch}\n`,
    '**Status:** In progress (4 of 8 must-do tasks done)\n',
    '## Context\n\nWhy the branch is there, in a few words.\n',
    `## Completed Work\n\n### Files Modified\n\n${files.join('\n')}\n`,
    `## Remaining Work\n\n### Must Complete\n\n${tasks.join('\n')}\n`,
    '## Key Decisions\n\n1. Redis, not memory\n   - Reason: several instances\n',
    '## Gotchas\n\n- The suite hangs without a secret\n',
  ].join('\n')
}

let minutes = 0

function renderCommit(ref: string, message: string, from?: string): string {
  minutes += 1
  const committer = `committer Ada Example <ada@example.com> ${1_767_600_000 + minutes * 60} +0000\n`
  const parent = from === undefined ? '' : `from ${from}\n`
  return `commit ${ref}\n${committer}data ${Buffer.byteLength(message)}\n${message}\n${parent}`
}

function renderFile(path: string, seed: number): string {
  const text = Array.from(
    { length: 30 },
    (_, line) => `export const value${line} = ${seed * 31 + line}\n`,
  ).join('')
  return `M 100644 inline ${path}\ndata ${Buffer.byteLength(text)}\n${text}\n`
}

function milliseconds(time: number): string {
  return `${time.toFixed(1).padStart(7)} ms`
}
