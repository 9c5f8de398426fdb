import type { Commit } from '../facts.js'
import { renderCode } from '../text/code.js'
import { showControls } from '../text/controls.js'
import { renderPlain } from '../text/plain.js'
import { shorten } from './fit.js'
import type { Resume } from './resume.js'
import { nextTask } from './resume.js'

/** Characters of a line: what fits beside a prompt. */
const longest = 160

/**
 * What is said when a branch with a page is checked out, at most three lines: who left it, what is next, and what no longer
 * holds.
 *
 * @param last the newest commit of the branch's work; null where it has none
 */
export function renderCheckout(resume: Resume, last: Pick<Commit, 'author' | 'date'> | null): string[] {
  const next = nextTask(resume.tasks)
  const lines = [
    describeBranch(resume, last),
    ...(next === null ? [] : [`Next: ${next.text}`]),
    ...describeUntrue(resume),
  ]
  return lines.map((line) => shorten(showControls(renderPlain(line)), longest))
}

function describeBranch(
  { branch, path, freshness }: Resume,
  last: Pick<Commit, 'author' | 'date'> | null,
): string {
  const who = last === null ? '' : `left by ${last.author} on ${last.date.slice(0, 10)}; `
  const isTrue = freshness === 'fresh' || freshness === 'moved'
  const state = isTrue ? `${path} matches the branch` : `${path} is ${freshness}`
  return `handoff: ${branch ?? 'this head'}: ${who}${state}. See: git handoff resume`
}

function describeUntrue({ changedSince, broken }: Resume): string[] {
  const [file] = changedSince
  const [said] = broken
  const parts = [
    ...(file === undefined ? [] : [`${renderCode(file.path)} has changed since${andMore(changedSince)}`]),
    ...(said === undefined ? [] : [`${said.text}${andMore(broken)}`]),
  ]
  return parts.length === 0 ? [] : [`No longer true: ${parts.join('; ')}`]
}

function andMore(all: readonly unknown[]): string {
  return all.length > 1 ? ` (and ${all.length - 1} more)` : ''
}
