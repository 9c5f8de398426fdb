import type { Commit, Oid } from '../facts.js'
import { cleanText } from '../lines/plain-text.js'
import type { Change } from './fold.js'
import { parseReversal, type Reversal } from './revert.js'
import { parseSubject, type Subject } from './subject.js'
import { keyOf } from './subject-key.js'
import { renderSubject } from './subject-text.js'
import { isUnfinished } from './unfinished.js'
import { type Weight, weigh } from './weight.js'

/** A change while the commits are still being read. */
export interface Entry extends Change {
  /** Its subject as other commits refer to it. */
  key: string
  weight: Weight
  /** Undone by a later commit of the range. */
  reverted: boolean
  /** Those of its commits that have this subject; the others are fixups and reverts of reverts. */
  own: Oid[]
  fixups: Oid[]
}

/** Keeps what the commits read so far amount to. */
export interface Ledger {
  /** Commits come oldest first. */
  add(commit: Commit): void
  entries(): readonly Entry[]
  /** Commits that a later one of the range undid and none brought back, and the reverts themselves. */
  cancelled(): ReadonlySet<Oid>
}

const commitId = /^[0-9a-f]{7,64}$/
/** git-revert(1) writes it into the body. */
const revertedCommit = /\bThis reverts commit ([0-9a-f]{7,64})\b/
/** Conventional Commits, rule 11 and 12; with its space it is no trailer to git. */
const breakingFooter = /^BREAKING[ -]CHANGE: /m

export function openLedger(): Ledger {
  const entries: Entry[] = []
  /** Subject, as other commits refer to it → its entries, oldest first. */
  const bySubject = new Map<string, Entry[]>()
  /** Undone, while other commits of their entries stand. */
  const undone = new Set<Oid>()

  function find(key: string, reverted: boolean): Entry | undefined {
    return bySubject.get(key)?.findLast((entry) => entry.reverted === reverted)
  }

  function open(
    key: string,
    commit: Commit,
    entry: Omit<Entry, 'key' | 'commits' | 'reverted' | 'own' | 'fixups'>,
  ): void {
    const opened: Entry = {
      ...entry,
      key,
      commits: [commit.sha],
      reverted: false,
      own: [commit.sha],
      fixups: [],
    }
    entries.push(opened)
    bySubject.set(key, [...(bySubject.get(key) ?? []), opened])
  }

  /** git's own rule for `--autosquash`: a commit id, an equal subject, or the start of one. */
  function findTarget(target: string): Entry | undefined {
    if (commitId.test(target)) {
      const byId = entries.findLast((entry) => holds(entry, target))
      if (byId !== undefined) return byId
    }
    const key = keyOf(target)
    return find(key, false) ?? entries.findLast((entry) => !entry.reverted && entry.key.startsWith(key))
  }

  function addChange(commit: Commit, subject: Subject): void {
    const breaking = subject.breaking || breakingFooter.test(commit.body)
    const same = subject.fixupOf === null ? find(keyOf(commit.subject), false) : findTarget(subject.fixupOf)
    if (same !== undefined) {
      same.commits.push(commit.sha)
      ;(subject.fixupOf === null ? same.own : same.fixups).push(commit.sha)
      same.breaking ||= breaking
      return
    }
    open(keyOf(subject.fixupOf ?? commit.subject), commit, {
      text: renderSubject(subject),
      type: subject.type,
      scope: subject.scope,
      breaking,
      unfinished: isUnfinished(subject.fixupOf ?? commit.subject),
      weight: weigh(commit, subject),
    })
  }

  /** Takes one commit off an entry that stands without it; false where nothing of it would. */
  function undoAlone(entry: Entry, commit: Commit, isFixup: boolean): boolean {
    const id = revertedCommit.exec(commit.body)?.[1]
    const named = id === undefined ? undefined : entry.commits.find((sha) => sha.startsWith(id))
    const sha = named ?? (isFixup ? entry.fixups.at(-1) : undefined) ?? entry.own.at(-1)
    if (sha === undefined) return false
    const isOneOfMany = entry.own.length > 1 && entry.own.includes(sha)
    if (!isOneOfMany && !entry.fixups.includes(sha)) return false
    undone.add(sha).add(commit.sha)
    for (const list of ['commits', 'own', 'fixups'] as const)
      entry[list] = entry[list].filter((other) => other !== sha)
    return true
  }

  /** Forges shorten the subject that they quote: `Revert "Fix the …"`. */
  function findReverted(commit: Commit, of: string, restores: boolean): Entry | undefined {
    const id = revertedCommit.exec(commit.body)?.[1]
    const named = id === undefined ? undefined : entries.findLast((entry) => holds(entry, id))
    if (named?.reverted === restores) return named
    const key = keyOf(of)
    const exact = find(key, restores)
    if (exact !== undefined || !/(?:…|\.\.\.)$/.test(of)) return exact
    return entries.findLast((entry) => entry.reverted === restores && entry.key.startsWith(key))
  }

  function addReversal(commit: Commit, { of, restores }: Reversal): void {
    const { fixupOf } = parseSubject(of)
    const key = keyOf(fixupOf ?? of)
    const target = findReverted(commit, fixupOf ?? of, restores)
    if (target !== undefined) {
      if (!restores && undoAlone(target, commit, fixupOf !== null)) return
      target.commits.push(commit.sha)
      target.reverted = !restores
      return
    }
    const standing = restores ? find(key, false) : undefined
    if (standing !== undefined) {
      standing.commits.push(commit.sha)
      return
    }
    // The original is older than the range; so the revert itself is the change, until it is undone in turn.
    const earlier = restores ? find(`revert ${key}`, false) : undefined
    if (earlier !== undefined) {
      earlier.reverted = true
      return
    }
    const subject = parseSubject(of)
    const verb = restores ? 'Reapply' : 'Revert'
    open(restores ? key : `revert ${key}`, commit, {
      text: `${verb}: ${renderSubject(subject)}`,
      type: restores ? subject.type : 'revert',
      scope: subject.scope,
      breaking: false,
      unfinished: false,
      weight: weigh(commit, subject),
    })
  }

  return {
    add(commit) {
      const subject = parseSubject(commit.subject)
      const reversal = subject.fixupOf === null ? parseReversal(cleanText(commit.subject)) : null
      if (reversal === null) addChange(commit, subject)
      else addReversal(commit, reversal)
    },
    entries: () => entries,
    cancelled: () =>
      new Set([...undone, ...entries.flatMap(({ reverted, commits }) => (reverted ? commits : []))]),
  }
}

function holds(entry: Entry, id: string): boolean {
  return entry.commits.some((sha) => sha.startsWith(id))
}
