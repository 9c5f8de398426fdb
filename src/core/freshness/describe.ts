import type { AdvisedFinding } from './advice.js'
import type { Freshness } from './freshness.js'

/** A finding with the lines that it is about. */
export interface PlacedFinding extends AdvisedFinding {
  place: { start: { line: number } } | null
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
  const warned = warnings === 0 ? '' : count(warnings, 'warning')
  if (errors.length === 0) return warned === '' ? text : `${text}, with ${warned}`
  const lines = new Set(errors.flatMap(({ place }) => place?.start.line ?? []))
  const isPlaced = errors.every(({ place }) => place !== null)
  const wrong = isPlaced
    ? `${lines.size} of its lines ${lines.size === 1 ? 'is' : 'are'} wrong`
    : `it has ${count(errors.length, 'error')}`
  return `${text}, but ${wrong}${warned === '' ? '' : `; ${warned}`}`
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`
}
