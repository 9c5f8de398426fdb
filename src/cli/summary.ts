import type { CreateResult } from '../commands/create.js'
import { escapeForTerminal } from '../core/text/terminal.js'

const mostLimits = 3

/** What `create` has done, for a person: the page itself where it was asked for, else a few lines. */
export function renderResult(result: CreateResult): string {
  if (result.outcome === 'printed') return result.text
  return `${[...describeOutcome(result), ...describeLimits(result)].map(escapeForTerminal).join('\n')}\n`
}

/** What `create` has done, for a program. */
export function deriveReport(result: CreateResult): Record<string, unknown> {
  const { path, outcome, commit, text, facts } = result
  return {
    version: 1,
    outcome,
    path,
    commit,
    branch: facts.branch,
    head: facts.head,
    base: facts.base,
    work: facts.work,
    ...(outcome === 'printed' ? { text } : {}),
    limits: facts.limits,
  }
}

function describeOutcome(result: CreateResult): string[] {
  const { path, outcome, facts, commit } = result
  if (outcome === 'nothing-to-hand-off') {
    return [`Nothing to hand off: no commit since ${facts.base.name} (${facts.base.mergeBase.slice(0, 7)}).`]
  }
  const scope = [
    count(facts.files.length, 'file'),
    count(facts.commits.length, 'commit'),
    count(facts.openEnds.length, 'open end'),
  ].join(', ')
  if (commit !== null) return [`Committed ${path} as ${commit.slice(0, 7)} (${scope}).`]
  if (outcome === 'unchanged') return [`${path} is up to date (${scope}).`]
  return [`Wrote ${path} (${scope}).`, 'To commit it: git handoff create --commit']
}

function describeLimits({ facts: { limits } }: CreateResult): string[] {
  const shown = limits.slice(0, mostLimits).map(({ path, reason }) => {
    return `Not looked at: ${path === null ? reason : `${path}: ${reason}`}`
  })
  const more = limits.length - shown.length
  return more > 0 ? [...shown, `and ${more} more, see \`git handoff facts\`.`] : shown
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`
}
