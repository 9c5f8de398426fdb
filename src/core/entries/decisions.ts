import { openLedger } from '../commits/ledger.js'
import { parseBreakingFooters } from '../commits/messages.js'
import type { Commit } from '../facts.js'
import type { Item } from '../handoff.js'
import { cutText } from '../text/clean.js'
import { escapeMarkdown } from '../text/markdown.js'

/** In UTF-16 units. */
const longestFooter = 320

/** What commit messages state about the work, in their trailers: `Decision: …`, `Gotcha: …`, `BREAKING CHANGE: …`. */
export function deriveStated(commits: readonly Commit[]): { decisions: Item[]; gotchas: Item[] } {
  const decisions = new Map<string, Item>()
  const gotchas = new Map<string, Item>()
  const isStanding = openStanding(commits)
  for (const commit of commits) {
    for (const { key, value } of commit.trailers) {
      const name = key.toLowerCase()
      if (name === 'decision') add(decisions, decisionItem(value))
      else if (name === 'gotcha') add(gotchas, item(value, ''))
    }
    if (!isStanding(commit)) continue
    for (const text of parseBreakingFooters(commit.body))
      add(gotchas, item(cutText(`Breaking: ${text}`, longestFooter), ''))
  }
  return { decisions: [...decisions.values()], gotchas: [...gotchas.values()] }
}

/** A decision holds though its first try was taken back; what that broke is whole again. */
function openStanding(commits: readonly Commit[]): (commit: Commit) => boolean {
  const ledger = openLedger()
  for (const commit of commits) ledger.add(commit)
  const cancelled = ledger.cancelled()
  return ({ sha, leavesNothing }) => leavesNothing !== true && !cancelled.has(sha)
}

/** `Redis, because several instances run` → the decision, and its reason below it. */
function decisionItem(value: string): Item {
  const [, what = value, why] = /^(.+?),? because (.+)$/is.exec(value) ?? []
  return item(what, why === undefined ? '' : `- Reason: ${escapeMarkdown(why)}`)
}

function item(text: string, details: string): Item {
  return { text: escapeMarkdown(text), details, done: null }
}

function add(items: Map<string, Item>, one: Item): void {
  if (one.text !== '' && !items.has(one.text)) items.set(one.text, one)
}
