import { execFile } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { wordList } from '../../core/text/words.js'
import type { Repository } from '../repository.js'

/** The `git push` that runs a hook. */
export interface PushProcess {
  pid: number
  /** `--dry-run`: git tells its hooks nothing of it. */
  isDryRun: boolean
  /** Values of `--push-option`, in their order. */
  pushOptions: readonly string[]
  /** Whether its own arguments let the remote's ref move anywhere. Also true where they cannot be told from an alias. */
  isForced: (remoteRef: string) => boolean
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
    if (/(?:^|\/)git(?:-push)?$/.test(program)) return { pid, ...parsePushArguments(words) }
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

const takesValue = /^(?:-C|-c|--git-dir|--work-tree|--namespace|--config-env)$/
const takesPushValue = /^(?:--push-option|--repo|--receive-pack|--exec)$/

/** `git -C shop push -fo ci.skip origin +feat`: what a push's own words say. */
export function parsePushArguments(words: readonly string[]): Omit<PushProcess, 'pid'> {
  let start = 0
  while (words[start]?.startsWith('-') === true) start += takesValue.test(words[start] ?? '') ? 2 : 1
  if (words[start] !== 'push') return { isDryRun: isDryRun(words), pushOptions: [], isForced: () => true }
  const pushOptions: string[] = []
  const operands: string[] = []
  let isForced = false
  const args = words.slice(start + 1)
  for (let index = 0; index < args.length; index += 1) {
    const word = args[index] ?? ''
    if (word === '--') {
      operands.push(...args.slice(index + 1))
      break
    }
    const [, letters, attached = ''] = /^-([a-zA-Z46]*?)o(.*)$/s.exec(word.startsWith('--') ? '' : word) ?? []
    if (letters !== undefined) pushOptions.push(attached === '' ? (args[++index] ?? '') : attached)
    else if (word === '--push-option') pushOptions.push(args[++index] ?? '')
    else if (word.startsWith('--push-option=')) pushOptions.push(word.slice('--push-option='.length))
    else if (takesPushValue.test(word)) index += 1
    else if (!word.startsWith('-') && word !== '') operands.push(word)
    if (/^--(?:force(?:-with-lease(?:=.*)?)?|mirror)$/s.test(word)) isForced = true
    else if (/^--no-(?:force(?:-with-lease)?|mirror)$/.test(word)) isForced = false
    else if (/^-[a-zA-Z46]*f/.test(word) && (letters === undefined || letters.includes('f'))) isForced = true
  }
  const forced = operands.slice(1).filter((spec) => spec.startsWith('+'))
  return {
    isDryRun: isDryRun(words),
    pushOptions,
    isForced: (remoteRef) => isForced || forced.some((spec) => isRefspecFor(spec.slice(1), remoteRef)),
  }
}

/** Whether a refspec may move the remote's ref: `feat`, `HEAD`, `main~1:refs/heads/feat`, `refs/heads/*:refs/heads/*`, `:`. */
function isRefspecFor(spec: string, remoteRef: string): boolean {
  const [from = '', to = from] = spec.split(':')
  if (to === '' || to === 'HEAD' || to === '@') return true
  const [head = '', tail] = to.split('*')
  if (tail !== undefined) return remoteRef.startsWith(head) && remoteRef.endsWith(tail)
  return remoteRef === to || remoteRef.endsWith(`/${to}`)
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
