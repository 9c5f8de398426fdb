import type { CreateResult } from '../commands/create.js'
import type { BranchQuestions } from '../commands/questions.js'
import { updateCommand } from '../core/freshness/advice.js'
import { describeRemoved } from '../core/page/removed-page.js'
import { type Question, renderAnswerCommand } from '../core/questions/question.js'
import { escapeForTerminal } from '../core/text/terminal.js'
import { countNoun } from '../core/text/words.js'

/** The questions for a person, numbered, each with the command that answers it; empty without any. */
export function renderQuestions(questions: readonly Question[]): string {
  const blocks = questions.map((question, index) => {
    const number = `${index + 1}. `
    const indent = ' '.repeat(number.length)
    return `${number}${question.text}\n${indent}${renderAnswerCommand(question)}\n`
  })
  return escapeForTerminal(blocks.join('\n'))
}

/** The questions for a program: each with the same command. */
export function deriveQuestionReport({ branch, work, questions }: BranchQuestions): Record<string, unknown> {
  const withCommand = questions.map((question) => ({ ...question, command: renderAnswerCommand(question) }))
  return { version: 1, branch, work, questions: withCommand }
}

const mostLimits = 3

/**
 * What `create` has done, for a person: the page itself where it was asked for, else a few lines. The page goes into
 * a file or a pipe byte for byte; on a terminal nothing in it acts.
 */
export function renderResult(result: CreateResult, isTerminal: boolean): string {
  if (result.outcome === 'printed') return isTerminal ? escapeForTerminal(result.text) : result.text
  return `${[...describeOutcome(result), ...describeUncommitted(result), ...describeLimits(result)].map(escapeForTerminal).join('\n')}\n`
}

function describeOutcome(result: CreateResult): string[] {
  const { path, outcome, facts, commit, removed } = result
  if (outcome === 'nothing-to-hand-off') {
    return [`Nothing to hand off: no commits since ${facts.base.name} (${facts.base.mergeBase.slice(0, 7)}).`]
  }
  const scope = [
    countNoun(facts.files.length, 'file'),
    countNoun(facts.commits.length, 'commit'),
    countNoun(facts.openEnds.filter(({ kind }) => kind !== 'uncommitted').length, 'open end'),
  ].join(', ')
  const before = removed === null ? [] : [describeRemoved(path, removed)]
  if (commit !== null) return [`Committed ${path} as ${commit.slice(0, 7)} (${scope}).`, ...before]
  if (outcome === 'unchanged') return [`${path} is up to date (${scope}).`]
  return [`Wrote ${path} (${scope}).`, ...before, `To commit it: ${updateCommand}`]
}

/** It lies on this machine only, so it is not told on the page; whoever hands off should know. */
function describeUncommitted({ facts }: CreateResult): string[] {
  const paths = facts.openEnds.flatMap(({ kind, path }) =>
    kind === 'uncommitted' && path !== null ? [path] : [],
  )
  if (paths.length === 0) return []
  const rest = paths.length - 1
  return [`Not on the page because not committed: ${paths[0]}${rest === 0 ? '' : ` and ${rest} more`}`]
}

function describeLimits({ facts: { limits } }: CreateResult): string[] {
  const shown = limits.slice(0, mostLimits).map(({ path, reason }) => {
    return `Skipped: ${path === null ? reason : `${path}: ${reason}`}`
  })
  const more = limits.length - shown.length
  return more > 0 ? [...shown, `and ${more} more; see \`git handoff facts\`.`] : shown
}
