import { type Entry, openLedger } from '../commits/ledger.js'
import { parseSubject } from '../commits/subject.js'
import type { BranchFacts } from '../facts.js'
import { renderCode } from '../text/code.js'
import { hasProse, mentionsAny, namesSuccessor } from './explanations.js'
import { askEach, type Concern, type DeriveRanked } from './question.js'

/** The newest ones. */
const most = 2
const weights = { breaking: 88, reverted: 74, triedAndReverted: 62 }

/** What was taken back, in this branch or from before it, without a word why. */
export const deriveReverts: DeriveRanked = ({ facts, isOpen }) => {
  const entries = readEntries(facts)
  const standing = new Set(entries.filter(({ reverted }) => !reverted).map(({ key }) => key))
  const reverts = entries
    .filter((entry) => isTakenBack(entry) && !standing.has(keyOfOriginal(entry)) && !isTrifle(entry))
    .filter((entry) => !isExplained(entry.commits.slice(-1), facts))
    .slice(-most)
  const concerns = reverts.map((entry) => concernOf('revert', entry))
  // What was reverted in two steps is asked about once.
  const distinct = concerns.filter(
    ({ subject }, index) => !concerns.slice(index + 1).some(({ names }) => mentionsAny(subject.name, names)),
  )
  return askEach('revert', distinct, isOpen, ({ subject, entry }) => ({
    weight: entry.reverted ? weights.triedAndReverted : weights.reverted,
    text: `Why was ${renderCode(subject.name)} reverted, and what must change before it is tried again?`,
    answerWith: 'decision',
    statement: `Revert ${renderCode(subject.name)}`,
  }))
}

/** Commits that say they break something, and not what has to be done about it. */
export const deriveBreakingChanges: DeriveRanked = ({ facts, isOpen }) => {
  const breaking = readEntries(facts)
    .filter(
      (entry) => entry.breaking && !entry.reverted && !isGone(entry, facts) && !namesSuccessor(entry.key),
    )
    .filter((entry) => !isExplained(entry.commits, facts))
    .slice(-most)
  return askEach(
    'breaking-change',
    breaking.map((entry) => concernOf('breaking-change', entry)),
    isOpen,
    ({ subject }) => ({
      weight: weights.breaking,
      text: `${renderCode(subject.name)} is a breaking change: who must change what?`,
      answerWith: 'gotcha',
      statement: `Breaking: ${renderCode(subject.name)}`,
    }),
  )
}

/** An older commit that was reverted, and stays so; or one of this branch. */
function isTakenBack({ type, reverted }: Entry): boolean {
  return (type === 'revert') !== reverted
}

function keyOfOriginal({ key }: Entry): string {
  return key.replace(/^revert /, '')
}

const trifle =
  /^(?:bump|update|upgrade)(?: all)? (?:deps|dependencies)$|\bdocs?\b(?!\.)|\b(?:comments?|typos?|debug\w*|te?mp|wip|logging|prints?|whitespace|change ?log|readme)\b|\btests?$/i

/** What was taken back is nothing to learn from. */
function isTrifle(entry: Entry): boolean {
  const { type } = parseSubject(keyOfOriginal(entry))
  if (type === 'docs' || type === 'test' || type === 'style') return true
  return ['polish', 'saved', 'wordless'].includes(entry.weight) || trifle.test(entry.text)
}

function readEntries({ commits }: BranchFacts): readonly Entry[] {
  const ledger = openLedger()
  for (const commit of commits) ledger.add(commit)
  return ledger.entries()
}

function isGone(entry: Entry, { commits }: BranchFacts): boolean {
  return commits.every(({ sha, leavesNothing }) => leavesNothing === true || !entry.commits.includes(sha))
}

/** A commit's subject is the same after a rebase; its id is not. */
function concernOf(kind: 'revert' | 'breaking-change', entry: Entry): Concern & { entry: Entry } {
  const name = entry.text.replace(/^Revert: /, '')
  return {
    entry,
    subject: { id: `${kind}:${keyOfOriginal(entry)}`, name, path: null, line: null },
    names: [{ text: name, form: 'words' }],
    message: 'reason',
  }
}

function isExplained(shas: readonly string[], { commits }: BranchFacts): boolean {
  return commits.some((commit) => shas.includes(commit.sha) && hasProse(commit))
}
