import type { Commit, Oid, OpenEnd } from '../facts.js'
import { addTo } from '../groups.js'
import { cleanText, cutText } from '../text/clean.js'
import {
  type CommitSubject,
  isAutomatic,
  isUnfinished,
  keyOf,
  parseReversal,
  parseSubject,
  type Reversal,
  renderSubject,
} from './subject.js'

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

/** Something that was done, in the words of its author. */
export interface Change {
  /** One line of at most about 100 characters; empty if the author said nothing, then only the files tell. */
  text: string
  /** Conventional type (`feat`, `fix`) where the subject has one. */
  type: string | null
  /** Conventional scope, which `text` leaves out, or the area of `net/http: …`, which it keeps. */
  scope: string | null
  breaking: boolean
  /** Its author says that it is not done. */
  unfinished: boolean
  /** All commits folded into it, oldest first. */
  commits: Oid[]
}

/** `plain` changes have their own line, `minor` ones too, behind them; the others share a line or come last. */
export type Weight = 'plain' | 'minor' | 'dependencies' | 'polish' | 'saved' | 'wordless'

/** Keeps what the commits read so far amount to. */
interface Ledger {
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
  /** CommitSubject, as other commits refer to it → its entries, oldest first. */
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
    addTo(bySubject, key, opened)
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

  function addChange(commit: Commit, subject: CommitSubject): void {
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

const dependencyBot =
  /\b(?:dependabot|renovate|depfu|greenkeeper|snyk-bot|pyup|scala-steward|pre-commit-ci)\b/i
/** `Bump lodash from 4.17.20 to 4.17.21`, `Update dependency vite to v6`, `Lock file maintenance` */
const dependencyUpdate =
  /^(?:bump|update|upgrade)s? .* from \S+ to \S+|^update (?:dependency|module|rust crate|actions?|docker)\b.* to \S+|^(?:bump|update) the \S+ group|^lock file maintenance$|^pre-commit autoupdate$|^(?:bump|update|upgrade)(?: all)?(?: \w+)? (?:deps|dependencies|dependency|lockfiles?)\b/i

/** Whole subjects that say that something was tidied, not what. */
const polish =
  /^(?:(?:fix(?:e[ds])?|fixing|correct|run|apply|minor|small|more|some|a few|another|various|code|auto[- ]?) ?)*(?:typos?|lint(?:er|ing)?(?: (?:errors?|issues?|warnings?|fix(?:es)?))?|format(?:ting|ter)?(?: code)?|auto-?format|prettier|biome|black|isort|ruff|gofmt|go fmt|rustfmt|cargo fmt|clippy(?: warnings?)?|eslint|rubocop|phpcs|style|whitespace|white space|indent(?:ation)?|nits?|clean ?up|tidy(?: up)?|review (?:comments?|feedback)|comments?|tweaks?|cosmetics?|spelling)(?: (?:fix(?:es)?|errors?|issues?))?[.!]*$|^(?:address|apply)(?: (?:code|pr))? (?:review|feedback|comments?|suggestions?)(?: \w+){0,4}$/i

const release =
  /^(?:release|version|bump version|prepare (?:for )?(?:release|next)|set version|publish)\b.*\d|^v?\d+\.\d+(?:\.\d+)?(?:[-.]\w+)*$|^(?:update|bump) (?:changelog|version)\b|^\[(?:maven-release-plugin|gradle release plugin)\]/i
/** Whole descriptions that say only that it was saved; `wip: login` has more to say. */
const saved =
  /^(?:wip|te?mp|temporary|checkpoint|save|save (?:work|progress)|stash|work in progress|in progress|backup|unfinished)[.!]*$/i
/** Whole descriptions that say nothing at all. */
const wordless = /^(?:(?:stuff|misc|updates?|changes?|fix(?:es)?)[.!]*|[^\p{L}\p{N}]*)$/iu

function weigh(commit: Commit, subject: CommitSubject): Weight {
  const { description, type, scope } = subject
  if (saved.test(description) || isAutomatic(commit.subject)) return 'saved'
  if (wordless.test(description)) return 'wordless'
  if (
    dependencyUpdate.test(description) ||
    (dependencyBot.test(commit.author) && /^(?:bump|update|upgrade|pin)\b/i.test(description)) ||
    ((scope === 'deps' || scope === 'deps-dev' || type === 'deps') &&
      /^(?:bump|update|upgrade|pin)\b/i.test(description))
  ) {
    return 'dependencies'
  }
  if (polish.test(description)) return 'polish'
  if (type === 'release' || scope === 'release' || release.test(description)) return 'minor'
  return type === 'style' ? 'minor' : 'plain'
}

/** Unfinished commits, oldest first: work in progress, and fixups that still want an autosquash, one line per target. */
export function deriveUnfinishedCommits(commits: readonly Commit[]): OpenEnd[] {
  const ledger = openLedger()
  for (const commit of commits) ledger.add(commit)
  const cancelled = ledger.cancelled()
  const openEnds = new Map<string, OpenEnd & { commits: string[] }>()
  for (const { sha, subject, leavesNothing } of commits) {
    const { fixupOf } = parseSubject(subject)
    if (cancelled.has(sha) || (fixupOf === null && (leavesNothing || !isUnfinished(subject)))) continue
    const key = fixupOf === null ? identityOf(subject) : `fixup ${fixupOf.toLowerCase()}`
    const told = openEnds.get(key)
    if (told !== undefined) told.commits.push(sha)
    else
      openEnds.set(key, {
        kind: 'unfinished-commit',
        path: null,
        line: null,
        text: textOf(subject),
        commits: [sha],
      })
  }
  return [...openEnds.values()]
}

/** Programs write the time into each subject of theirs. */
function identityOf(subject: string): string {
  return isAutomatic(subject) ? 'automatic' : textOf(subject).toLowerCase()
}

function textOf(subject: string): string {
  return cutText(cleanText(subject), 120)
}
