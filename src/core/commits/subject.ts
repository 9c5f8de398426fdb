import { cleanText, cutText } from '../text/clean.js'
import { typeOfGitmoji } from './gitmoji.js'

/** A commit's subject taken apart. */
export interface CommitSubject {
  /** Conventional type in lower case (`feat`), also from a gitmoji; null where there is none. */
  type: string | null
  /** `feat(scope): …`, `[scope] …`, or Go's and Linux's `net/http: …`. */
  scope: string | null
  breaking: boolean
  /** What was done, without prefixes and pull request number, otherwise as the author wrote it. */
  description: string
  /** From a trailing `(#123)`. */
  pullRequest: number | null
  /** The target's subject (or commit id) of a `fixup!`, `squash!` or `amend!`; null for other commits. */
  fixupOf: string | null
}

/** What a subject undoes or brings back. */
export interface Reversal {
  /** CommitSubject of the original commit, however many reverts it is wrapped in. */
  of: string
  /** Whether the original is in effect afterwards: a revert of a revert, or a reapply. */
  restores: boolean
}

/** https://www.conventionalcommits.org/en/v1.0.0/#specification: `type(scope)!: description` */
const conventional = /^([A-Za-z][\w-]*)(?:\(([^()]*)\))?(!)?:\s+(\S.*)$/
const autosquash = /^(?:(?:fixup|squash|amend)!\s+)+/
const pullRequestNumber = /(?<!\s)\s*\((?:#|gh-|!|PR #?)(\d+)\)$/i
/** `WIP login` */
const wip = /^wip[\s-]+(?=\S)/i
/** `[12.x] text`: for which releases, not what. */
const releaseBranch = /^\[v?\d+(?:\.(?:\d+|x|\*))*\]:?\s+(?=\S)/
/** `[scope] text` */
const bracketed = /^\[([^[\]]{1,40})\]:?\s+(\S.*)$/
/** `net/http: text`, `drm/amd, drm/i915: text`, `doc: text` */
const area = /^([\w./*+-]+(?:, ?[\w./*+-]+)*):\s+(\S.*)$/

/** Types of the Conventional Commits in use; another word in front of a colon is an area of the code. */
const knownTypes: ReadonlySet<string> = new Set(
  'feat,feature,fix,bugfix,hotfix,docs,doc,style,refactor,perf,test,tests,build,ci,chore,revert,deps,dep,release,security,i18n,types,wip,dx,improvement,enhancement,breaking,cleanup,lint,bump,dev,merge,workflow,example,examples,infra,ops'.split(
    ',',
  ),
)

const sameType: ReadonlyMap<string, string> = new Map([
  ['feature', 'feat'],
  ['bugfix', 'fix'],
  ['hotfix', 'fix'],
  ['doc', 'docs'],
  ['tests', 'test'],
  ['dep', 'deps'],
])

export function parseSubject(subject: string): CommitSubject {
  const text = cleanText(subject.slice(0, longestSubject))
  const fixup = autosquash.exec(text)
  if (fixup !== null) {
    const target = text.slice(fixup[0].length)
    return { ...parseSubject(target), fixupOf: target }
  }
  const { rest, pullRequest } = takePullRequest(text)
  const emoji = typeOfGitmoji(rest)
  const parsed = parsePrefix(emoji.rest)
  return {
    ...parsed,
    type: parsed.type ?? emoji.type,
    breaking: parsed.breaking || emoji.breaking,
    pullRequest,
    fixupOf: null,
  }
}

function parsePrefix(text: string): Pick<CommitSubject, 'type' | 'scope' | 'breaking' | 'description'> {
  const [, word = '', scope = null, bang, description = ''] = conventional.exec(text) ?? []
  const type = word.toLowerCase()
  if (word !== '' && (scope !== null || bang !== undefined || knownTypes.has(type))) {
    return {
      type: sameType.get(type) ?? type,
      scope: scope || null,
      breaking: bang !== undefined,
      description,
    }
  }
  const unfinished = wip.exec(text)
  if (unfinished !== null) return { ...parsePrefix(text.slice(unfinished[0].length)), type: 'wip' }
  const branch = releaseBranch.exec(text)
  if (branch !== null) return parsePrefix(text.slice(branch[0].length))
  const tagged = bracketed.exec(text)
  if (tagged !== null) {
    const tag = (tagged[1] ?? '').toLowerCase()
    const known = knownTypes.has(tag)
    const inner = parsePrefix(tagged[2] ?? '')
    return {
      ...inner,
      type: inner.type ?? (known ? (sameType.get(tag) ?? tag) : null),
      scope: inner.scope ?? (known ? null : (tagged[1] ?? null)),
    }
  }
  const [, path, what] = area.exec(text) ?? []
  if (path !== undefined && what !== undefined) {
    return { type: null, scope: path, breaking: false, description: what }
  }
  return { type: null, scope: null, breaking: false, description: text }
}

/** `Fix login (#12) (#13)`: the last one is the pull request. */
function takePullRequest(text: string): { rest: string; pullRequest: number | null } {
  let rest = text
  let pullRequest: number | null = null
  for (let match = pullRequestNumber.exec(rest); match !== null && match.index > 0; ) {
    pullRequest ??= Number(match[1])
    rest = rest.slice(0, match.index)
    match = pullRequestNumber.exec(rest)
  }
  return { rest, pullRequest }
}

/** `Revert "subject"`, `Reapply "subject"` (git 2.43), `revert: subject`, `revert "subject" (#12)` */
const quoted = /^(?:revert|reapply)[: ]\s*["“](.+)["”](?:\s*\(#\d+\))?$/i
const conventionalRevert = /^revert(?:\([^()]*\))?!?:\s+(\S.*)$/i
/** The number of a pull request at the end. */
const pullRequest = /(?<=\S)\s*\(#\d+\)$/

/** More than this is no subject. */
const longestSubject = 1_000

/** Reads a subject such as git and the forges write for a revert; null where it is none. */
export function parseReversal(subject: string): Reversal | null {
  let of = subject.slice(0, longestSubject)
  let restores = true
  let depth = 0
  for (let match = unwrap(of); match !== null; match = unwrap(of)) {
    if (!/^reapply/i.test(of)) restores = !restores
    of = match
    depth += 1
  }
  return depth === 0 ? null : { of, restores }
}

/** The subject within one revert or reapply; null where it is neither. */
function unwrap(subject: string): string | null {
  const inner = quoted.exec(subject)?.[1] ?? conventionalRevert.exec(subject)?.[1]?.replace(pullRequest, '')
  if (inner === undefined) return null
  // `revert: Revert "subject"` reverts once: the prefix only sorts git's own subject.
  return quoted.test(subject) ? inner : (quoted.exec(inner)?.[1] ?? inner)
}

/** `WIP`, `wip: login`, `[WIP] login`, `feat(auth): wip login`, `login (wip)`; not `Wipe caches`. */
const workInProgress =
  /^(?:wip|\[wip\]|\(wip\))(?![\w/.-])|(?:\[wip\]|\(wip\)|[:—–-] wip)$|^work in progress\b|\bdo not merge\b|\bdon't merge(?: yet)?$|^(?:\[?draft\]?|\[?dnm\]?):/i
/** Subjects that say no more than "saved": whole, so that `Save the user's choice` is not one; or as a prefix. */
const savedOnly =
  /^(?:te?mp|temporary(?: commit)?|checkpoint(?: commit)?(?: #?\d+)?|save(?: ?point| work| progress)?|stash|unfinished|half[- ]done|in progress|backup|end of day|eod)[.!]*$|^(?:checkpoint|te?mp|unfinished): /i
/** `auto-save`, `auto-save: 1 files @ 11:46`, `Auto-commit 2026-01-05`; not `auto-save: keep the cursor`. */
const automatic =
  /^(?:wip\W+)?auto(?:matic)?[- ]?(?:save|commit|backup)d?\b(?:[^\p{L}]|\b(?:files?|changes?|changed|modified|at|on|from|[ap]m|[tz])\b)*$/iu

/** Whether a subject says that its work is not finished: a `fixup!` says so of its place alone. */
export function isUnfinished(subject: string): boolean {
  const text = textOf(subject)
  const { description, scope, type } = parseSubject(subject)
  return (
    [text, description].some((each) => workInProgress.test(each) || savedOnly.test(each)) ||
    scope?.toLowerCase() === 'wip' ||
    type === 'wip'
  )
}

/** Whether a program saved what there was, and says no more. */
export function isAutomatic(subject: string): boolean {
  return automatic.test(textOf(subject)) || automatic.test(textOf(parseSubject(subject).description))
}

const longestText = 120

function textOf(subject: string): string {
  return cutText(cleanText(subject), longestText)
}

/** What two mentions of a subject have in common: no pull request number, case or final period. */
export function keyOf(subject: string): string {
  return cleanText(subject)
    .replace(/(?<!\s)(?:\s*\((?:#|gh-|!)\d+\))+$/i, '')
    .replace(/(?<!\s)\s*(?<![.…])[.…]+$/, '')
    .toLowerCase()
}

const textLimit = 100

/** A first word that is a name in some code: `useState`, `snake_case`, `foo()`, `src/x.ts`, `@scope/name`, `--flag`. */
const codeWord = /^(?:[^\p{L}]|\S*[\p{Ll}\d]\p{Lu}|\S*[_./()[\]{}`@<>=:\\]\S)/u

/** Types that add what the description leaves out, and words that already say it: `test: add retries` adds no feature. */
const labels: ReadonlyMap<string, { label: string; said: RegExp }> = new Map([
  ['fix', { label: 'Fix', said: /^fix/i }],
  ['test', { label: 'Test', said: /\b(?:tests?|tested|testing|untested|specs?|coverage|fixtures?|e2e)\b/i }],
  [
    'docs',
    { label: 'Docs', said: /\bdoc(?:s|ument\w*)?\b|\b(?:readme|changelog|guides?|manual|comments?)\b/i },
  ],
  ['ci', { label: 'CI', said: /\b(?:ci|workflows?|pipelines?|actions?|jobs?)\b/i }],
])
/** A longer scope is a list. */
const longestScope = 30

/** The description as a line of prose: a capital first, no period last; an area of the code stays in front. */
export function renderSubject({ type, scope, description }: CommitSubject): string {
  const text = description.replace(/(?<!\.)[.:,;]$/, '')
  if (type === null && scope !== null) return cutText(`${scope}: ${text}`, textLimit)
  const label = labels.get(type ?? '')
  if (label !== undefined && text !== '' && !label.said.test(text))
    return cutText(`${label.label}${type === 'fix' ? renderScope(scope, text) : ''}: ${text}`, textLimit)
  const first = String.fromCodePoint(text.codePointAt(0) ?? 0x20)
  return cutText(codeWord.test(text) ? text : first.toUpperCase() + text.slice(first.length), textLimit)
}

/** `Fix mbedtls: disable logging` does not disable it everywhere: where a text names no place, its scope is one. */
function renderScope(scope: string | null, text: string): string {
  if (scope === null || scope.length > longestScope) return ''
  const words = text.toLowerCase().split(/[^\p{L}\p{N}_+.-]+/u)
  return words.includes(scope.toLowerCase()) ? '' : ` ${scope}`
}
