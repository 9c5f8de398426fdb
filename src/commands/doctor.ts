import { existsSync } from 'node:fs'
import { join, normalize } from 'node:path'
import { defaultConfig } from '../core/config/options.js'
import { HandoffError } from '../core/errors.js'
import { pagePath } from '../core/page-path.js'
import { renderCommand } from '../core/text/command.js'
import { readConfig } from '../git/config-file.js'
import { readDriver, tryDriver } from '../git/hooks/merge-driver.js'
import {
  type HookPlace,
  type InstalledHook,
  isInUse,
  nameOf,
  readHookPlace,
  readInstalledHooks,
} from '../git/hooks/place.js'
import { type PushTrial, tryPush } from '../git/hooks/try-push.js'
import { assertNotIgnored } from '../git/page/commit-page.js'
import { runGit, tryGit } from '../git/process.js'
import { resolveRange } from '../git/range.js'
import { openRepository, type Repository } from '../git/repository.js'

export interface DoctorOptions {
  cwd: string
  /** The process's own unless a test says otherwise. */
  environment?: NodeJS.ProcessEnv
  /** Whether to try a push: it runs the hooks of others too. */
  push: boolean
  /** How long that may take, in milliseconds. */
  patience?: number
  /** `process.versions.node`, unless a test says otherwise. */
  node?: string
}

/** One thing that was looked at. */
export interface Finding {
  id: 'node' | 'git' | 'configuration' | 'page' | 'identity' | 'base' | 'hook' | 'fires'
  isGood: boolean
  /** One line. */
  message: string
  /** What to do about it; null where it is good, or nothing can be done. */
  repair: string | null
}

const oldestNode = 20
const oldestGit = [2, 34] as const

/** Looks at all that a push with us needs. Throws only where there is no repository with a work tree. */
export async function examine(options: DoctorOptions): Promise<Finding[]> {
  const { cwd, environment, node = process.versions.node } = options
  const repository = await openRepository(cwd, environment)
  const place = await readHookPlace(repository)
  const findings: Finding[] = [examineNode(node), examineGit(place.gitVersion)]
  const config = await readConfig(repository).catch((error: unknown) => {
    findings.push(describeError('configuration', error))
    return null
  })
  if (config !== null) findings.push(good('configuration', 'The configuration can be read.'))
  const path = pagePath((config ?? defaultConfig).path, repository.branch ?? 'HEAD')
  findings.push(
    ...(await Promise.all([
      examinePage(repository, path),
      examineIdentity(repository),
      examineBase(repository, config?.base ?? undefined),
    ])),
    ...(await examineHook(place, options)),
  )
  return findings
}

function examineNode(version: string): Finding {
  return Number.parseInt(version, 10) >= oldestNode
    ? good('node', `Node.js ${version}`)
    : bad(
        'node',
        `Node.js ${version} is too old.`,
        `Install Node.js ${oldestNode} or newer: https://nodejs.org.`,
      )
}

function examineGit([major, minor]: readonly [number, number]): Finding {
  const isEnough = major > oldestGit[0] || (major === oldestGit[0] && minor >= oldestGit[1])
  if (isEnough) return good('git', `Git ${major}.${minor}.`)
  return bad('git', `Git ${major}.${minor} is too old.`, `Install git ${oldestGit.join('.')} or newer.`)
}

/** Whether the page can be committed, and, where `init` has installed the merge driver, whether that works for it. */
async function examinePage(repository: Repository, path: string): Promise<Finding> {
  try {
    await assertNotIgnored(repository, path)
    const command = await readDriver(repository)
    if (command === null) return good('page', `The page is ${path}.`)
    const used = await runGit(repository, ['check-attr', '-z', 'merge', '--', path])
    if (used.toString().split('\0')[2] !== 'git-handoff')
      return bad('page', `The merge driver is installed, but not for ${path}.`, 'git handoff init')
    if (await tryDriver(repository, command))
      return good('page', `The page is ${path}; a merge unites two versions of it.`)
    return bad('page', `The merge driver failed to unite two pages: ${command}`, 'git handoff init')
  } catch (error) {
    return describeError('page', error)
  }
}

/** Whom git would name as the author of the page's commit: it fails as `git commit` would. */
async function examineIdentity(repository: Repository): Promise<Finding> {
  const ends = await Promise.all(
    ['GIT_AUTHOR_IDENT', 'GIT_COMMITTER_IDENT'].map((name) => tryGit(repository, ['var', name])),
  )
  if (ends.every(({ status }) => status === 0)) return good('identity', 'git knows who you are.')
  return bad(
    'identity',
    'git does not know who you are, so the page cannot be committed.',
    'git config --global user.name "Your Name" && git config --global user.email you@example.com',
  )
}

async function examineBase(repository: Repository, configuredBase: string | undefined): Promise<Finding> {
  try {
    const { base, branch } = await resolveRange(repository, { configuredBase })
    return good('base', `${branch ?? 'This head'} left ${base.name} at ${base.mergeBase.slice(0, 7)}.`)
  } catch (error) {
    // On the default branch, or without a commit, there is nothing to hand off; that is no fault.
    if (error instanceof HandoffError && error.kind !== 'history') return good('base', error.message)
    return describeError('base', error)
  }
}

function describeError(id: Finding['id'], error: unknown): Finding {
  if (!(error instanceof HandoffError)) throw error
  return bad(id, error.message.replaceAll('\n', ' '), error.hints.join(' ') || null)
}

interface TrialOptions {
  push: boolean
  patience?: number
  environment?: NodeJS.ProcessEnv
}

const defaultPatience = 120_000

/** Whether our hook is where git looks, and whether it fires. What a push shows outweighs what files say. */
async function examineHook(place: HookPlace, options: TrialOptions): Promise<Finding[]> {
  const installed = (await readInstalledHooks(place)).filter(({ hook }) => hook === 'pre-push')
  const found = examineFile(place, installed)
  if (!options.push) return [found]
  if (place.repository.head === null) {
    return [found, good('fires', 'No push was tried: there are no commits yet.')]
  }
  const trial = await tryPush(place.repository, options.patience ?? defaultPatience)
  const fires = describeTrial(trial, found, options)
  if (found.isGood) return [found, fires]
  // Somebody may have written the call by hand; and what is not there cannot fire.
  return fires.isGood ? [fires] : [found]
}

function examineFile(place: HookPlace, installed: readonly InstalledHook[]): Finding {
  const used = installed.find((hook) => isInUse(hook, place))
  const folder = nameOf(place, place.hooksFolder)
  if (used === undefined) {
    const [lost] = installed
    if (lost === undefined) return bad('hook', 'No hook is installed.', 'git handoff init')
    const where =
      lost.path === null
        ? 'the git configuration, which this version of git ignores'
        : nameOf(place, lost.path)
    return bad('hook', `The hook is in ${where}, but git looks in ${folder}.`, 'git handoff init')
  }
  if (used.path === null) return good('hook', 'The hook is in the configuration of this clone.')
  const name = nameOf(place, used.path)
  if (used.manager === 'plain' && !used.isExecutable) {
    return bad(
      'hook',
      `${name} is not executable, so git does not run it.`,
      renderCommand(['chmod', '+x'], [name]),
    )
  }
  if (used.manager === 'husky' && !existsSync(join(place.hooksFolder, 'pre-push'))) {
    return describeUnprepared(place, folder)
  }
  return good('hook', `The hook is in ${name}.`)
}

/** `npm install` sets husky up, in one work tree: in the others there is no `.husky/_`, and git is silent about it. */
function describeUnprepared({ isLinked }: HookPlace, folder: string): Finding {
  const where = isLinked ? ' in this linked worktree' : ''
  return bad('hook', `husky is not set up${where}, git looks for hooks in ${folder}.`, 'npx husky')
}

function describeTrial(
  trial: PushTrial,
  found: Finding,
  { environment = process.env }: TrialOptions,
): Finding {
  const { fired, hasRefs, runs, status, stderr } = trial
  if (fired && hasRefs && runs !== null)
    return good('fires', `The hook runs on a push and starts ${normalize(runs)}.`)
  if (environment['GIT_HANDOFF'] === '0') {
    return bad('fires', 'GIT_HANDOFF=0 is set, which disables the hooks.', 'unset GIT_HANDOFF')
  }
  if (fired && !hasRefs) {
    const repair =
      'Run `git handoff init` again. If you use a hook manager, it must pass standard input to the hook.'
    return bad('fires', 'The hook runs on a push but does not get the list of refs.', repair)
  }
  const said = stderr.split('\n').find((line) => /^handoff(?: failed)?: /.test(line))
  if (fired || said !== undefined) {
    const why =
      said?.replace(/^handoff(?: failed)?: /, '') ??
      'The hook runs on a push but finds no git-handoff to start.'
    return bad('fires', why, 'Install git-handoff, or set GIT_HANDOFF_CLI in ~/.config/git-handoff/init.sh.')
  }
  if (status === null)
    return bad('fires', 'Another pre-push hook took too long, so the hook did not run.', null)
  if (status !== 0) {
    const first = stderr.split('\n').find((line) => line.trim() !== '') ?? `status ${status}`
    return bad('fires', `The push stopped before the hook ran: ${first}`, 'Correct the hook that stopped it.')
  }
  const repair = found.isGood ? 'Set up the hook manager that runs it.' : (found.repair ?? null)
  return bad('fires', 'The hook does not run on a push.', repair)
}

function good(id: Finding['id'], message: string): Finding {
  return { id, isGood: true, message, repair: null }
}

function bad(id: Finding['id'], message: string, repair: string | null): Finding {
  return { id, isGood: false, message, repair }
}
