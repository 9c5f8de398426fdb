import { cleanText } from '../lines/plain-text.js'
import { typeOfGitmoji } from './gitmoji.js'

/** A commit's subject taken apart. */
export interface Subject {
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

/** More than this is no subject. */
const longestSubject = 2_000

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

export function parseSubject(subject: string): Subject {
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

function parsePrefix(text: string): Pick<Subject, 'type' | 'scope' | 'breaking' | 'description'> {
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
