import { lstatSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runGit, startGit } from '../process.js'
import { mayHaveLeftovers } from '../push/memory.js'
import { sweepLeftovers } from '../push/publish.js'
import type { Repository } from '../repository.js'
import { makeStateFolder, stateFolder, writeStateFile } from '../state-files.js'
import { readTextFile } from './text-file.js'

/** How far a dry push came. */
export interface PushTrial {
  /** Our hook was called. */
  fired: boolean
  /** And it was given the list of refs. */
  hasRefs: boolean
  /** The program that it would have run; null where it found none. */
  runs: string | null
  /** Exit code of `git push`; null where it was stopped because it took too long. */
  status: number | null
  /** Of `git push` and all hooks. */
  stderr: string
}

/** The variable that tells our hook to report to a file, and to do nothing else. */
const reportVariable = 'GIT_HANDOFF_DOCTOR'

/** Pushes the head to a new bare repository with `--dry-run`: nothing is sent, and all hooks run. `patience` in milliseconds. */
export async function tryPush(repository: Repository, patience: number): Promise<PushTrial> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'git-handoff-doctor-')))
  try {
    const remote = join(folder, 'remote.git')
    const format = `--object-format=${repository.objectFormat}`
    await runGit(repository, ['init', '--quiet', '--bare', '--template=', format, '--', remote])
    const report = join(folder, 'report')
    const options = ['--dry-run', '--no-follow-tags', '--no-signed', '--recurse-submodules=no']
    const git = startGit(
      repository,
      ['push', ...options, '--', remote, 'HEAD:refs/heads/git-handoff-doctor'],
      { environment: { [reportVariable]: report } },
    )
    git.stdout.resume()
    let isLate = false
    const timer = setTimeout(() => {
      isLate = true
      git.stop()
    }, patience)
    const { status, stderr } = await git.finished.finally(() => clearTimeout(timer))
    return { ...readReport(report), status: isLate ? null : status, stderr }
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
  }
}

/** fired, refs, then `runs /usr/lib/node_modules/git-handoff/dist/cli.js`: a line for each step the hook came to. */
function readReport(path: string): Pick<PushTrial, 'fired' | 'hasRefs' | 'runs'> {
  const file = readTextFile(path)
  const lines = file.kind === 'text' ? file.text.split('\n') : []
  return {
    fired: lines.includes('fired'),
    hasRefs: lines.includes('refs'),
    runs: lines.find((line) => line.startsWith('runs '))?.slice('runs '.length) ?? null,
  }
}

/** As many sessions as one has open, and then some. */
const mostKept = 50

/** Whether an agent's session was reminded of this branch; it is now. In doubt, yes: no reminder beats one per answer. */
export function markReminded(commonDir: string, session: string, branch: string): boolean {
  const file = stateFolder(commonDir, 'reminded.json')
  const key = `${session} ${branch}`
  const known = readReminded(file)
  if (known.includes(key)) return true
  try {
    makeStateFolder(commonDir)
    writeStateFile(file, `${JSON.stringify([...known, key].slice(-mostKept))}\n`)
    return false
  } catch {
    return true
  }
}

/** What is no list is as if there were none: at worst somebody is reminded once more. */
function readReminded(file: string): string[] {
  try {
    const known: unknown = JSON.parse(readFileSync(file, 'utf8'))
    return Array.isArray(known) ? known.filter((one) => typeof one === 'string') : []
  } catch {
    return []
  }
}

/** Removes what pushes have kept; words that no page has yet are never lost: then the folder stays and is returned. */
export async function forgetMemory(repository: Repository): Promise<string | null> {
  const folder = stateFolder(repository.commonDir)
  if (!isFolder(folder)) return null // a file of that name is not ours
  if (mayHaveLeftovers(repository.commonDir)) await sweepLeftovers(repository, new Date())
  const branches = join(folder, 'branches')
  const files = isFolder(branches) ? readdirSync(branches).map((name) => join(branches, name)) : []
  if (files.some(hasWords)) return folder
  rmSync(folder, { recursive: true, force: true })
  return null
}

function isFolder(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isDirectory() === true
}

/** `{"version":1,"branch":"feat/x","asked":[],"notes":{"decisions":[…],"gotchas":[],…}}` */
function hasWords(path: string): boolean {
  const file = readTextFile(path)
  if (file.kind !== 'text') return false
  try {
    const { notes } = JSON.parse(file.text) as { notes?: Record<string, unknown> }
    return Object.values(notes ?? {}).some((list) => Array.isArray(list) && list.length > 0)
  } catch {
    return true // whatever it is, it is not for us to lose
  }
}
