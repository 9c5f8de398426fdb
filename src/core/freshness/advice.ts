import { countNoun } from '../text/words.js'
import type { Freshness, FreshnessCause } from './freshness.js'

/** What to do about a page: one thing, whatever prints it. */
export interface Advice {
  /** An order without a full stop; Markdown of ours alone. */
  text: string
  /** To be typed in a clone of the branch; null where no command does it. */
  command: string | null
}

/** Where the advice is read: in a clone, or in what a workflow says about one. */
export type Reader = 'clone' | 'workflow'

/** A finding with the lines that it is about. */
export interface PlacedFinding extends AdvisedFinding {
  place: { start: { line: number } } | null
}

/** What advice depends on, as a report has it. */
interface AdviceInput {
  freshness: Freshness
  cause: FreshnessCause
  /** Whether the check passes; without it, it is the errors that fail. */
  verdict?: 'pass' | 'fail' | 'unknown'
  diagnostics?: readonly AdvisedFinding[]
}

/** A finding, as far as advice depends on it. */
interface AdvisedFinding {
  data: { readonly cause: string }
  severity: 'error' | 'warning' | 'info'
  fixable: boolean
}

/** Updates the page and commits it. */
export const updateCommand = 'git handoff sync'
const fixCommand = 'git handoff check --fix'
/** Adds work that is not committed to the page, as work in progress. */
export const checkpointCommand = 'git handoff checkpoint'

/** The command that repairs what a program can repair on a page in this state. */
export function repairCommand(freshness: Freshness): string {
  return freshness === 'fresh' || freshness === 'moved' ? fixCommand : updateCommand
}

/** The one thing to do about a page; null where nothing has to be done. */
export function deriveAdvice(
  { freshness, cause, verdict, diagnostics = [] }: AdviceInput,
  reader: Reader = 'clone',
): Advice | null {
  if (diagnostics.some(({ data }) => data.cause === 'page-not-removed'))
    return { text: 'Before the merge, end the handoff, then push', command: 'git handoff finish' }
  const push = reader === 'workflow' ? ', then push' : ''
  switch (freshness) {
    case 'stale':
      return { text: `Update the page and commit it${push}`, command: updateCommand }
    case 'missing':
      if (reader === 'workflow' && diagnostics.length === 0) return null
      return { text: `Write the page and commit it${push}`, command: updateCommand }
    case 'foreign':
      return { text: `Write a page for this branch and commit it${push}`, command: updateCommand }
    case 'unknown':
      return unknownAdvice[cause]?.[reader] ?? null
    case 'finished':
      return diagnostics.length === 0 ? null : adviseFindings(diagnostics, verdict, reader)
    case 'moved':
    case 'fresh':
      return diagnostics.length === 0 && freshness === 'moved'
        ? { text: 'Update the line numbers', command: fixCommand }
        : adviseFindings(diagnostics, verdict, reader)
  }
}

function adviseFindings(
  diagnostics: readonly AdvisedFinding[],
  verdict: AdviceInput['verdict'],
  reader: Reader,
): Advice | null {
  const wrong = diagnostics.filter(({ severity }) => severity !== 'info')
  const fixable = diagnostics.filter((found) => found.fixable)
  const push = reader === 'workflow' ? ', then commit and push' : ''
  if (fixable.length > 0) {
    const what =
      fixable.length === diagnostics.length
        ? 'this'
        : `${fixable.length} of these ${diagnostics.length} findings`
    const rest = fixable.length === diagnostics.length ? '' : ' and edit the rest'
    return { text: `Repair ${what}${rest}${push}`, command: fixCommand }
  }
  if (wrong.length === 0 && diagnostics.some(({ data }) => data.cause === 'not-committed'))
    return { text: 'Add the uncommitted work to the page', command: checkpointCommand }
  if (wrong.length === 0 || reader === 'clone') return null
  const isFailing =
    verdict === undefined ? wrong.some(({ severity }) => severity === 'error') : verdict === 'fail'
  const order = isFailing ? 'Correct the lines below' : 'Consider correcting the lines below'
  return { text: `${order}${push}. \`git handoff explain RULE\` shows how`, command: null }
}

const wholeHistory = 'Set `fetch-depth: 0` on `actions/checkout`, or `mode: api` on this action'
const readContents = 'Give the job `permissions: contents: read`, and run it again'

/** Each cause has a repair of its own: what helps a shallow clone does nothing for a damaged object. */
const unknownAdvice: Readonly<Partial<Record<FreshnessCause, Readonly<Record<Reader, Advice>>>>> = {
  'shallow-clone': {
    clone: { text: 'Fetch the whole history', command: 'git fetch --unshallow' },
    workflow: words(`${wholeHistory}; both need \`contents: read\``),
  },
  'partial-clone': {
    clone: words('Go online, so that git can fetch the files that this partial clone does not have'),
    workflow: words('Remove `filter:` from `actions/checkout`, or set `mode: api` on this action'),
  },
  'no-base': both('Name the base with `base:` in `.handoff.yml`, or with `--base REV`'),
  'base-not-fetched': {
    clone: { text: 'Fetch the base, or correct `base:` in `.handoff.yml`', command: 'git fetch' },
    workflow: words(`${wholeHistory}, or correct \`base:\` in \`.handoff.yml\``),
  },
  'unrelated-histories': both(
    'Name the base that the branch started from with `base:` in `.handoff.yml`, or with `--base REV`',
  ),
  'commit-not-here': {
    clone: { text: 'Fetch the missing commits', command: 'git fetch' },
    workflow: words(wholeHistory),
  },
  'dubious-ownership': {
    clone: {
      text: 'The folder belongs to another user. If you trust it, say so',
      command: 'git config --global --add safe.directory "$PWD"',
    },
    workflow: {
      text: 'The checkout belongs to another user. Add a step before this action that runs',
      command: 'git config --global --add safe.directory "$GITHUB_WORKSPACE"',
    },
  },
  'no-repository': {
    clone: words('Run this in a clone'),
    workflow: words('Run `actions/checkout` before this action, or set `mode: api` on it'),
  },
  'corrupt-object': both('An object of the repository is damaged. Find it', 'git fsck --full'),
  'no-commits': both('Commit something first'),
  'page-not-committed': both('Commit the page', updateCommand),
  'config-invalid': both('Correct the configuration, then push'),
  'page-unreadable': both('Correct the page, then push'),
  'history-not-fetched': both(readContents),
}

function words(text: string): Advice {
  return { text, command: null }
}

function both(text: string, command: string | null = null): Record<Reader, Advice> {
  return { clone: { text, command }, workflow: { text, command } }
}

/**
 * What is known of a page, without a full stop: whether it covers the work, and how much on it is wrong.
 *
 * @param page how the page's path is shown
 */
export function describePage(freshness: Freshness, page: string, findings: readonly PlacedFinding[]): string {
  switch (freshness) {
    case 'fresh':
      return describeCovered(`${page} ${isFlawless(findings) ? 'matches the branch' : coversAll}`, findings)
    case 'moved':
      return describeCovered(`${page} ${coversAll}; line numbers on it are out of date`, findings)
    case 'stale':
      return `${page} is stale: the branch has work that it does not cover`
    case 'foreign':
      return `${page} is the page of another branch`
    case 'missing':
      return `There is no ${page} on this branch, or nothing in it`
    case 'finished':
      return `This branch is finished: ${page} was removed`
    case 'unknown':
      return `Cannot tell whether ${page} matches the branch`
  }
}

const coversAll = 'covers all work on the branch'

function isFlawless(findings: readonly PlacedFinding[]): boolean {
  return findings.every(({ severity }) => severity === 'info')
}

/** `…, but 5 of its lines are wrong; 3 warnings` */
function describeCovered(text: string, findings: readonly PlacedFinding[]): string {
  const errors = findings.filter(({ severity }) => severity === 'error')
  const warnings = findings.filter(({ severity }) => severity === 'warning').length
  const warned = warnings === 0 ? '' : countNoun(warnings, 'warning')
  if (errors.length === 0) return warned === '' ? text : `${text}, with ${warned}`
  const lines = new Set(errors.flatMap(({ place }) => place?.start.line ?? []))
  const isPlaced = errors.every(({ place }) => place !== null)
  const wrong = isPlaced
    ? `${lines.size} of its lines ${lines.size === 1 ? 'is' : 'are'} wrong`
    : `it has ${countNoun(errors.length, 'error')}`
  return `${text}, but ${wrong}${warned === '' ? '' : `; ${warned}`}`
}
