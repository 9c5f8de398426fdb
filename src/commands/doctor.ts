import { defaultConfig } from '../core/config/options.js'
import { HandoffError } from '../core/errors.js'
import { pagePath } from '../core/page-path.js'
import { readConfig } from '../git/config-file.js'
import { readHookPlace } from '../git/hooks/setup.js'
import { assertNotIgnored } from '../git/page/settings.js'
import { tryGit } from '../git/process.js'
import { resolveRange } from '../git/range.js'
import { openRepository, type Repository } from '../git/repository.js'
import { bad, type Finding, good } from './doctor-finding.js'
import { examineHook } from './doctor-hook.js'

export type { Finding } from './doctor-finding.js'

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

async function examinePage(repository: Repository, path: string): Promise<Finding> {
  try {
    await assertNotIgnored(repository, path)
    return good('page', `The page is ${path}.`)
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
