import { type Environment, tasks } from '../core/environment/environment.js'
import { exitCode, HandoffError } from '../core/errors.js'
import { type Operation, renderOperation } from '../core/facts.js'
import { updateCommand } from '../core/freshness/advice.js'
import type { Freshness } from '../core/freshness/freshness.js'
import { listResults, type VerificationState } from '../core/page/verification.js'
import { pagePath } from '../core/page-path.js'
import { deriveResume } from '../core/resume/derive.js'
import { renderBrief } from '../core/resume/render.js'
import { renderPrompt } from '../core/resume/render-prompt.js'
import type { Resume, ResumeNote, ResumeTask, Said } from '../core/resume/resume.js'
import { maskSecrets } from '../core/secrets/mask.js'
import { showControls } from '../core/text/code.js'
import { renderCommand } from '../core/text/command.js'
import { readHasChanged } from '../git/blame.js'
import { readConfig } from '../git/config-file.js'
import { readPageAt, readWorkingPage } from '../git/page/page-file.js'
import { openRepository } from '../git/repository.js'
import { type Checked, checkHandoff } from './check.js'
import { readEnvironment } from './derived.js'
import { type BranchOptions, hintingAtBranches, nameBranch } from './session.js'

export interface ResumeOptions extends BranchOptions {
  /** A branch here or on a remote, a pull request, any commit; without it, or `head`, what is checked out. */
  branch?: string
  /** Nothing is left out. */
  full: boolean
  /** The brief is a block for an agent. */
  prompt: boolean
}

export interface ResumeResult {
  resume: Resume
  /** The brief, as text for a person or as a block for an agent. */
  brief: string
  exitCode: number
}

type ReportedNote = Pick<ResumeNote, 'text' | 'details' | 'anchor' | 'recheck' | 'origin' | 'line'>

/** The shape of `resume --json`. */
export interface ResumeReport
  extends Pick<
    Resume,
    'branch' | 'freshness' | 'reason' | 'status' | 'changedSince' | 'commands' | 'verification'
  > {
  version: 1
  operation: Operation | null
  /** Where the page is, or would be. */
  page: string
  title: string | null
  /** What was said at the last checkpoint. */
  checkpoint: string | null
  context: string[]
  elsewhere: string[]
  broken: Pick<Said, 'text' | 'line'>[]
  next: Pick<ResumeTask, 'text' | 'details' | 'priority' | 'place' | 'blockedBy' | 'origin' | 'line'>[]
  remarks: string[]
  gotchas: ReportedNote[]
  decisions: ReportedNote[]
  /** The same as text. */
  brief: string
}

export function deriveResumeReport({ resume: found, brief }: ResumeResult): ResumeReport {
  const { branch, path, freshness, reason, title, status, checkpoint, changedSince, broken } = found
  const notes = (all: readonly ResumeNote[]): ReportedNote[] =>
    all.map(({ text, details, anchor, recheck, origin, line }) => ({
      text,
      details,
      anchor,
      recheck,
      origin,
      line,
    }))
  return {
    version: 1,
    branch,
    operation: found.operation ?? null,
    page: path,
    freshness,
    reason,
    title: title?.text ?? null,
    status,
    checkpoint: checkpoint?.text ?? null,
    context: found.context.map(({ text }) => text),
    elsewhere: found.elsewhere.map(({ text }) => text),
    changedSince,
    broken: broken.map(({ text, line }) => ({ text, line })),
    next: found.tasks.map(({ text, details, priority, place, blockedBy, origin, line }) => ({
      text,
      details,
      priority,
      place,
      blockedBy,
      origin,
      line,
    })),
    remarks: found.remarks.map(({ text }) => text),
    gotchas: notes(found.gotchas),
    decisions: notes(found.decisions),
    commands: found.commands,
    verification: found.verification,
    brief,
  }
}

const codes: Readonly<Record<Freshness, number>> = {
  fresh: exitCode.good,
  moved: exitCode.good,
  finished: exitCode.good,
  stale: exitCode.findings,
  foreign: exitCode.findings,
  missing: exitCode.findings,
  unknown: exitCode.unknown,
}

/**
 * What the one who picks a branch up needs, checked at this moment. Checks nothing out, writes nothing, fetches nothing.
 *
 * @throws HandoffError as `checkHandoff`; of kind `usage` where there is no such branch
 */
export async function resumeBranch(options: ResumeOptions): Promise<ResumeResult> {
  const checked = await checkNamed(options)
  const { report } = checked
  const resume = await readResume(checked)
  const more = describePage(checked)
  const { full, prompt } = options
  const begin = resume.operation == null ? '' : `${showControls(renderOperation(resume.operation))}\n`
  if (!prompt)
    return { resume, brief: begin + renderBrief(resume, { full, more }), exitCode: codes[report.freshness] }
  const writerOf = await readWriters(checked)
  return { resume, brief: renderPrompt(resume, { full, more }, writerOf), exitCode: codes[report.freshness] }
}

/** The same of a branch that was checked already; without the secrets that may be on its page. */
export async function readResume(checked: Checked): Promise<Resume> {
  const { input, report, path, page } = checked
  const resume = deriveResume({
    input,
    branch: report.branch,
    path,
    hasPlaces: page?.format !== 'json',
    commands: await readCommands(checked),
    verification: await readVerification(checked),
  })
  return await maskSecrets({ ...resume, operation: report.operation ?? null })
}

async function checkNamed({ branch, ...options }: ResumeOptions): Promise<Checked> {
  const place = branch === undefined ? options : await nameBranch(options, branch)
  return hintingAtBranches(() => checkHandoff(place))
}

async function readCommands({ session, input, report }: Checked): Promise<Resume['commands']> {
  const head = report.head
  const none = { install: null, run: null, test: null, build: null, lint: null }
  if (head === null) return none
  const { files, variables } = input.facts ?? { files: [], variables: [] }
  const found: Environment = await readEnvironment(session, { head, files, variables })
  return Object.fromEntries(tasks.map((task) => [task, found[task]])) as typeof none
}

/** A result of work that was not committed is compared by its commit, as far as that goes. */
async function readVerification({ session, input, report, path }: Checked): Promise<VerificationState[]> {
  const { head } = report
  if (input.page === null || head === null) return []
  const { repository, config } = session
  const hasUncommitted = input.facts?.openEnds.some(({ kind }) => kind === 'uncommitted') ?? false
  const options = { page: path, ignore: config.ignore }
  return Promise.all(
    listResults(input.page).map(async (result): Promise<VerificationState> => {
      const hasChanged = await readHasChanged(repository, result.commit, head, options)
      if (hasChanged === false && result.isDirty) return { ...result, hasChanged: null }
      return { ...result, hasChanged: hasChanged === false ? hasUncommitted : hasChanged }
    }),
  )
}

/** Renderings of a brief cut longer ones. */
const longestCommand = 150

/** How the whole page is seen: where it is on disk its path, else a command that can be pasted safely. */
function describePage({ page, path, report }: Checked): string {
  if (page === null) return '`git handoff facts`'
  if (page.isOnDisk) return path
  const { branch, head } = report
  const revision = head?.slice(0, 12) ?? `refs/heads/${branch ?? ''}`
  const command = renderCommand(['git', 'show', `${revision}:${path}`])
  // What is cut off in the middle of a word would be another command.
  return command.length <= longestCommand ? command : renderCommand(['git', 'show', revision])
}

async function readWriters({ session, page, path, report }: Checked) {
  if (page === null || page.format === 'json' || report.head === null) return () => null
  const { readBlame, uncommitted } = await import('../git/blame.js')
  const asked = { path, head: report.head, text: page.isOnDisk ? page.text : null }
  const blame = await readBlame(session.repository, asked)
  if (blame.lines === null) return () => (blame.why === 'not-committed' ? uncommitted() : null)
  return (line: number) => blame.lines[line - 1] ?? null
}

interface CurrentPage {
  /** Relative to the root. */
  path: string
  text: string
  format: 'markdown' | 'json'
}

/**
 * The page as it lies on disk, whatever it says, without secrets; in a bare repository the one at the head.
 *
 * @throws HandoffError of kind `usage` where there is none, `page` where it cannot be read
 */
export async function readCurrentPage(cwd: string, environment: NodeJS.ProcessEnv): Promise<CurrentPage> {
  const repository = await openRepository(cwd, environment)
  const { path: template, format } = await readConfig(repository)
  const path = pagePath(template, repository.branch ?? 'HEAD')
  const { root, head } = repository
  const { text } =
    root !== null
      ? await readWorkingPage(repository, path)
      : head === null
        ? { text: null }
        : await readPageAt(repository, head, path)
  if (text !== null) return { path, text: await maskSecrets(text), format }
  throw new HandoffError('usage', `\`${path}\` does not exist yet.`, {
    hints: [`\`${updateCommand}\` creates it.`],
  })
}
