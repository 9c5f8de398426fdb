import { execFile } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { wordList } from '../../core/text/words.js'
import type { Repository } from '../repository.js'

/** The `git push` that runs a hook. */
interface PushProcess {
  pid: number
  /** `--dry-run`: git tells its hooks nothing of it. */
  isDryRun: boolean
}

interface Ancestor {
  parent: number
  /** The command line, in words as far as the system tells them apart. */
  words: readonly string[]
}

const mostAncestors = 10

/** Finds the push among the ancestors of this process: hook managers stand between. Null where it cannot be seen. */
export async function readPushProcess(start = process.ppid): Promise<PushProcess | null> {
  let pid = start
  for (let step = 0; step < mostAncestors && pid > 1; step += 1) {
    const ancestor = await readAncestor(pid)
    if (ancestor === null) return null
    const [program = '', ...words] = ancestor.words
    if (/(?:^|\/)git(?:-push)?$/.test(program)) return { pid, isDryRun: isDryRun(words) }
    pid = ancestor.parent
  }
  return null
}

/** `-n` may stand with other letters; what follows an option that takes a value is taken for one as well. */
export function isDryRun(words: readonly string[]): boolean {
  const end = words.indexOf('--')
  const options = end < 0 ? words : words.slice(0, end)
  const last = options.findLast((word) => /^--(?:no-)?dry-run$|^-[a-zA-Z46]*n[a-zA-Z46]*$/.test(word))
  return last !== undefined && last !== '--no-dry-run'
}

async function readAncestor(pid: number): Promise<Ancestor | null> {
  if (process.platform === 'win32') return null
  return process.platform === 'linux' ? readFromProc(pid) : readFromPs(pid)
}

/** `/proc/<pid>/stat`: `4711 (git) S 4710 …`, where the name may hold anything. */
function readFromProc(pid: number): Ancestor | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1')
    const [, parent = '0'] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')
    return { parent: Number(parent), words }
  } catch {
    return null // gone, or not ours to see: then it is not known
  }
}

/** `ps`: ` 4710 git push origin feat`. */
async function readFromPs(pid: number): Promise<Ancestor | null> {
  try {
    const { stdout } = await promisify(execFile)('ps', ['-o', 'ppid=,args=', '-p', String(pid)])
    const [parent = '0', ...words] = stdout.trim().split(/\s+/)
    return { parent: Number(parent), words }
  } catch {
    return null // no ps, or no such process any more
  }
}

/** What git leaves in a git directory while it is at something; in a reftable there may be more to look for. */
const traces = wordList(
  'rebase-merge rebase-apply MERGE_HEAD CHERRY_PICK_HEAD REVERT_HEAD sequencer BISECT_LOG',
  'BISECT_START reftable',
)

/** Whether anything may be going on in any worktree: mostly nothing is, and git need not be asked what. */
export function mayBeInOperation({ commonDir }: Repository): boolean {
  const linked = join(commonDir, 'worktrees')
  const names = existsSync(linked) ? readdirSync(linked) : []
  const gitDirs = [commonDir, ...names.map((name) => join(linked, name))]
  return gitDirs.some((gitDir) => traces.some((trace) => existsSync(join(gitDir, trace))))
}
