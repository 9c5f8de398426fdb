import { type Entry, openLedger } from '../commits/ledger.js'
import type { BranchFacts } from '../facts.js'
import { renderCode } from '../text/code.js'
import { hasProse } from './messages.js'
import type { Concern, DeriveRanked, Ranked, Subject } from './question.js'

const most = 2
const weights = { breaking: 88, reverted: 74, triedAndReverted: 62 }

/** What was taken back, in this branch or from before it, without a word why. */
export const deriveReverts: DeriveRanked = ({ facts, isOpen }) =>
  readEntries(facts)
    .filter((entry) => (entry.type === 'revert' || entry.reverted) && !isTrifle(entry))
    .filter((entry) => !isExplained(entry.commits.slice(-1), facts))
    .map((entry) => ({ entry, concern: concernOf('revert', entry) }))
    .filter(({ concern }) => isOpen(concern))
    .slice(-most)
    .map(({ entry, concern: { subject } }): Ranked => {
      const what = renderCode(subject.name)
      return {
        weight: entry.reverted ? weights.triedAndReverted : weights.reverted,
        question: {
          id: subject.id,
          kind: 'revert',
          text: `Why was ${what} taken back, and what must be different when it is tried again?`,
          about: [subject],
          answerWith: 'decision',
          statement: `Revert ${what}`,
          place: null,
        },
      }
    })

/** Commits that say they break something, and not what has to be done about it. */
export const deriveBreakingChanges: DeriveRanked = ({ facts, isOpen }) =>
  readEntries(facts)
    .filter(({ breaking, reverted, commits }) => breaking && !reverted && !isExplained(commits, facts))
    .map((entry) => concernOf('breaking-change', entry))
    .filter(isOpen)
    .slice(-most)
    .map(({ subject }): Ranked => {
      const what = renderCode(subject.name)
      return {
        weight: weights.breaking,
        question: {
          id: subject.id,
          kind: 'breaking-change',
          text: `${what} breaks something: who has to change what?`,
          about: [subject],
          answerWith: 'gotcha',
          statement: `Breaking: ${what}`,
          place: null,
        },
      }
    })

/** What was taken back is nothing to learn from. */
function isTrifle({ text, weight }: Entry): boolean {
  return (
    weight === 'polish' ||
    weight === 'unfinished' ||
    /\b(?:comments?|typos?|debug\w*|te?mp|wip|logging|prints?|whitespace)\b/i.test(text)
  )
}

function readEntries({ commits }: BranchFacts): readonly Entry[] {
  const ledger = openLedger()
  for (const commit of commits) ledger.add(commit)
  return ledger.entries()
}

/** A commit's subject is the same after a rebase; its id is not. */
function concernOf(kind: 'revert' | 'breaking-change', entry: Entry): Concern & { subject: Subject } {
  const name = entry.text.replace(/^Revert: /, '')
  return {
    subject: { id: `${kind}:${entry.key.replace(/^revert /, '')}`, name, path: null, line: null },
    names: [{ text: name, form: 'words' }],
    message: 'reason',
  }
}

function isExplained(shas: readonly string[], { commits }: BranchFacts): boolean {
  return commits.some((commit) => shas.includes(commit.sha) && hasProse(commit))
}
