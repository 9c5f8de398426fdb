/**
 * Repositories to measure on: made of nothing but numbers, the same on every machine, written through
 * `git fast-import`, with the branch checked out as a clone would have it.
 */
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface History {
  name: string
  /** In the tree of the base. */
  baseFiles: number
  /** That the branch changes. */
  changedFiles: number
  linesPerFile: number
  /** Of ten lines of a changed file, how many are other ones. */
  changedOfTen: number
  commits: number
}

export const histories: History[] = [
  { name: '30 files', baseFiles: 600, changedFiles: 30, linesPerFile: 120, changedOfTen: 1, commits: 12 },
  {
    name: '5,000 files, 20 MB',
    baseFiles: 6000,
    changedFiles: 5000,
    linesPerFile: 110,
    changedOfTen: 5,
    commits: 40,
  },
]

/** What most measures are promised for. */
export const fiftyFiles: History = {
  name: '50 files',
  baseFiles: 600,
  changedFiles: 50,
  linesPerFile: 120,
  changedOfTen: 1,
  commits: 12,
}

/** Makes the repository in a temporary folder; its base is `origin/main`, its branch `feat/bench`. */
export function createHistory(history: History): string {
  const directory = join(mkdtempSync(join(tmpdir(), 'git-handoff-bench-')), 'repository')
  mkdirSync(directory)
  const git = (args: string[], input?: string) =>
    execFileSync('git', args, { cwd: directory, input, maxBuffer: 1 << 28, stdio: ['pipe', 'pipe', 'pipe'] })
  git(['init', '--quiet', '--initial-branch=main'])
  git(['fast-import', '--quiet'], renderHistory(history))
  git(['update-ref', 'refs/remotes/origin/main', 'refs/heads/main'])
  git(['symbolic-ref', 'refs/remotes/origin/HEAD', 'refs/remotes/origin/main'])
  git(['checkout', '--quiet', 'feat/bench'])
  git(['repack', '-adq'])
  // Files written within the same second as the index are read again by every status, until it is refreshed.
  execFileSync(process.execPath, ['-e', 'setTimeout(() => {}, 1100)'])
  git(['status'])
  return directory
}

/** The stream of git-fast-import(1). */
function renderHistory({ baseFiles, changedFiles, linesPerFile, changedOfTen, commits }: History): string {
  const stream = [renderCommit('refs/heads/main', 'chore: base', null)]
  const every = baseFiles / changedFiles
  for (let file = 0; file < baseFiles; file += 1)
    stream.push(renderFile(pathOf(file), textOf(file, linesPerFile, 0)))
  for (let commit = 0; commit < commits; commit += 1) {
    const parent = commit === 0 ? 'refs/heads/main' : null
    stream.push(
      renderCommit('refs/heads/feat/bench', `feat(part-${commit}): change some of the files`, parent),
    )
    for (let change = commit; change < changedFiles; change += commits) {
      const file = Math.floor(change * every)
      // One in ten is a new file.
      if (change % 10 === 9)
        stream.push(renderFile(`src/new/part${change}.ts`, textOf(file, linesPerFile, 0)))
      else stream.push(renderFile(pathOf(file), textOf(file, linesPerFile, changedOfTen)))
    }
  }
  return stream.join('')
}

let minutes = 0

function renderCommit(ref: string, message: string, from: string | null): string {
  minutes += 1
  const committer = `committer Ada Example <ada@example.com> ${1_767_600_000 + minutes * 60} +0000\n`
  const parent = from === null ? '' : `from ${from}\n`
  return `commit ${ref}\n${committer}data ${message.length}\n${message}\n${parent}`
}

function renderFile(path: string, text: string): string {
  return `M 100644 inline ${path}\ndata ${Buffer.byteLength(text)}\n${text}\n`
}

function pathOf(file: number): string {
  return `src/part${file % 40}/module${file}.ts`
}

function textOf(file: number, lines: number, changedOfTen: number): string {
  return Array.from({ length: lines }, (_, line) => {
    const changed = (line * 7 + file) % 10 < changedOfTen
    const value = (file * 7919 + line * 104_729) % 100_003
    return `export const value${line} = compute(${value}, '${changed ? 'changed' : 'as it was'}')\n`
  }).join('')
}
