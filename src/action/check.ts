import { type Checked, checkHandoff } from '../commands/check.js'
import { readResume } from '../commands/resume.js'
import type { Config } from '../core/config/config.js'
import { HandoffError } from '../core/errors.js'
import { countSeverities, type Diagnostic } from '../core/lint/lint.js'
import { assertPageTemplate, pagePath } from '../core/page-path.js'
import { type CheckReport, deriveVerdict } from '../core/report/report.js'
import type { Resume } from '../core/resume/resume.js'
import { renderCode } from '../core/text/code.js'
import type { NamedRange } from '../git/action/mirror.js'
import { readConfig } from '../git/config-file.js'
import { type GitPlace, tryGit } from '../git/process.js'
import { openRepository, type Repository } from '../git/repository.js'
import type { Inputs } from './inputs.js'

/** What was found out about the page of a branch. */
export interface Finding {
  report: CheckReport
  path: string
  /** The page's. */
  text: string
  resume: Resume | null
}

/** What a check is of. */
interface CheckedBranch {
  head: string
  branch: string
  /** Whether the configuration is not the branch's to mend. */
  isConfigFromBase: boolean
}

/** The same check as on the command line, in the mirror. */
export async function checkIn(
  mirror: GitPlace,
  range: NamedRange,
  inputs: Inputs,
  about: CheckedBranch,
): Promise<Finding> {
  const { environment, directory: cwd } = mirror
  const repository = await openRepository(cwd, environment)
  const config = await orMistake(readConfigOf(repository, inputs))
  // The comment that is there speaks of an older commit: it has to hear of this one.
  if (config instanceof HandoffError)
    return unknownFinding(inputs.path, about, {
      cause: 'config-invalid',
      reason: config.message,
      verdict: about.isConfigFromBase ? 'unknown' : 'fail',
    })
  const checked = await orMistake(checkHandoff({ cwd, environment, repository, config, ...range }))
  if (checked instanceof HandoffError)
    return unknownFinding(checked.kind === 'page' ? pagePath(config.path, about.branch) : '', about, {
      cause: checked.kind === 'page' ? 'page-unreadable' : 'config-invalid',
      reason: checked.message,
      verdict: config.failOn === 'never' ? 'unknown' : 'fail',
    })
  const report = judge(checked, { require: inputs.require, failOn: config.failOn })
  return { report, path: checked.path, text: checked.text, resume: await readResumeOf(checked) }
}

/** What is wrong with a page or a configuration is told, and thrown no further. */
async function orMistake<Result>(work: Promise<Result>): Promise<Result | HandoffError> {
  try {
    return await work
  } catch (error) {
    if (error instanceof HandoffError && (error.kind === 'page' || error.kind === 'config')) return error
    throw error
  }
}

/** Of a branch that could not be compared with anything, or whose page cannot be read. */
export function unknownFinding(
  path: string,
  { head, branch }: Pick<CheckedBranch, 'head' | 'branch'>,
  { cause, reason, verdict }: Pick<CheckReport, 'cause' | 'verdict'> & { reason: string },
): Finding {
  const report: CheckReport = {
    version: 1,
    branch,
    head,
    base: null,
    handoff: null,
    freshness: 'unknown',
    cause,
    reason,
    verdict,
    counts: { error: 0, warning: 0, info: 0 },
    diagnostics: [],
  }
  return { report, path: path || 'HANDOFF.md', text: '', resume: null }
}

async function readResumeOf(checked: Checked): Promise<Resume | null> {
  return checked.report.head === null ? null : await readResume(checked)
}

/** What the workflow says comes before what the file says. */
async function readConfigOf(repository: Repository, inputs: Inputs): Promise<Config> {
  const read = await readConfigFile(repository, inputs)
  const config = {
    ...read,
    ...(inputs.path === '' ? {} : { path: inputs.path }),
    ...(inputs.failOn === '' ? {} : { failOn: inputs.failOn }),
  }
  assertPageTemplate(config.path, config.format)
  return config
}

async function readConfigFile(repository: Repository, { config: file }: Inputs): Promise<Config> {
  if (file === '') return await readConfig(repository)
  const { status, stdout } = await tryGit(repository, ['cat-file', 'blob', `HEAD:${file}`])
  if (status !== 0)
    throw new HandoffError('config', `\`${file}\`, which the input \`config\` names, does not exist.`, {
      hints: ['Use a path relative to the repository root.'],
    })
  const { parseConfig } = await import('../core/config/parse.js')
  return parseConfig(stdout.toString(), file)
}

/** What the workflow wants of a page, put on what was found. */
function judge(
  { report, path }: Pick<Checked, 'report' | 'path'>,
  { require, failOn }: { require: Inputs['require']; failOn: Config['failOn'] },
): CheckReport {
  const { freshness } = report
  const diagnostics = [
    ...(require === 'finished' && hasPage(report) ? [unfinished(path)] : []),
    ...report.diagnostics.filter(({ ruleId }) => require === 'page' || ruleId !== 'handoff-present'),
  ]
  return {
    ...report,
    diagnostics,
    counts: countSeverities(diagnostics),
    verdict: deriveVerdict(diagnostics, freshness, failOn),
  }
}

function hasPage({ freshness }: CheckReport): boolean {
  return freshness !== 'missing' && freshness !== 'finished' && freshness !== 'unknown'
}

function unfinished(path: string): Diagnostic {
  return {
    ruleId: 'require-finished',
    severity: 'error',
    reason: `${renderCode(path)} still exists: remove it before the merge`,
    place: null,
    hint: 'Run `git handoff finish`, then push.',
    fixable: false,
    data: { cause: 'page-not-removed' },
  }
}
