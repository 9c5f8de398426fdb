import type { Commit } from '../facts.js'
import type { Item } from '../handoff.js'
import { escapeMarkdown } from '../text/markdown.js'

/** What commit messages state about the work, in their trailers: `Decision: …`, `Gotcha: …`, `BREAKING CHANGE: …`. */
export function deriveStated(commits: readonly Commit[]): { decisions: Item[]; gotchas: Item[] } {
  const decisions = new Map<string, Item>()
  const gotchas = new Map<string, Item>()
  for (const { key, value } of commits.flatMap(({ trailers }) => trailers)) {
    const name = key.toLowerCase()
    if (name === 'decision') add(decisions, decisionItem(value))
    else if (name === 'gotcha') add(gotchas, item(value, ''))
    else if (/^breaking[- ]change$/.test(name)) add(gotchas, item(`Breaking: ${value}`, ''))
  }
  return { decisions: [...decisions.values()], gotchas: [...gotchas.values()] }
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
