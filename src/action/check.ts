import { type Checked, checkHandoff } from '../commands/check.js'
import { readResume } from '../commands/resume.js'
import { HandoffError } from '../core/errors.js'
import type { CheckReport } from '../core/report/report.js'
import type { Resume } from '../core/resume/resume.js'
import type { NamedRange } from '../git/action/mirror.js'
import { readConfig } from '../git/config-file.js'
import type { GitPlace } from '../git/environment.js'
import { tryGit } from '../git/process.js'
import { openRepository, type Repository } from '../git/repository.js'
import type { Inputs } from './inputs.js'
import { judge } from './judge.js'

/** What was found out about the page of a branch. */
export interface Finding {
  report: CheckReport
  path: string
  /** The page's. */
  text: string
  resume: Resume | null
}

/** The same check as on the command line, in the mirror. */
export async function checkIn(
  mirror: GitPlace,
  range: NamedRange,
  inputs: Inputs,
  about: { head: string; branch: string },
): Promise<Finding> {
  const { environment, directory: cwd } = mirror
  const repository = await openRepository(cwd, environment)
  const read = await readConfigOf(repository, inputs)
  const config = {
    ...read,
    ...(inputs.path === '' ? {} : { path: inputs.path }),
    ...(inputs.failOn === '' ? {} : { failOn: inputs.failOn }),
  }
  const checked = await checkHandoff({ cwd, environment, repository, config, ...range }).catch(
    (error: unknown) => {
      if (error instanceof HandoffError && error.kind === 'page') return error
      throw error
    },
  )
  // The comment that is there speaks of an older page: it has to hear of this one.
  if (checked instanceof HandoffError)
    return unknownFinding(inputs, about, { reason: checked.message, verdict: 'fail' })
  const report = judge(checked, { require: inputs.require, failOn: config.failOn })
  return { report, path: checked.path, text: checked.text, resume: await readResumeOf(checked) }
}

/** Of a branch that could not be compared with anything, or whose page cannot be read. */
export function unknownFinding(
  inputs: Inputs,
  { head, branch }: { head: string; branch: string },
  { reason, verdict }: { reason: string; verdict: CheckReport['verdict'] },
): Finding {
  const report: CheckReport = {
    version: 1,
    branch,
    head,
    base: null,
    handoff: null,
    freshness: 'unknown',
    reason,
    verdict,
    counts: { error: 0, warning: 0, info: 0 },
    diagnostics: [],
  }
  return { report, path: inputs.path || 'HANDOFF.md', text: '', resume: null }
}

async function readResumeOf(checked: Checked): Promise<Resume | null> {
  return checked.report.head === null ? null : await readResume(checked)
}

async function readConfigOf(repository: Repository, { config: file }: Inputs) {
  if (file === '') return await readConfig(repository)
  const { status, stdout } = await tryGit(repository, ['cat-file', 'blob', `HEAD:${file}`])
  if (status !== 0)
    throw new HandoffError('config', `There is no \`${file}\`, which \`config\` names.`, {
      hints: ['Give a path relative to the root of the repository.'],
    })
  const { parseConfig } = await import('../core/config/parse.js')
  return parseConfig(stdout.toString(), file)
}
