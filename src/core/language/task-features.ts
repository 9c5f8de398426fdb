import { commonNouns, openWords, stopWords, strongVerbs, vagueWords, weakVerbs } from './task-words.js'
import { parseTokens, type Token, type TokenKind } from './tokens.js'

export interface TaskText {
  text: string
  headings: readonly string[]
}

const marks: Partial<Record<TokenKind, string>> = {
  path: 'PATH',
  name: 'NAME',
  code: 'CODE',
  quote: 'QUOTE',
  number: 'NUM',
}

/** The item as one line: prose in lower case, everything that names a thing as its kind. */
export function renderFlat(tokens: readonly Token[]): string {
  return tokens.map((token) => marks[token.kind] ?? (token.text === '\n' ? '.' : token.lower)).join(' ')
}

const estimate =
  /(?:~|≈)?(?:NUM|(?<!\d-*)\d[\d-]*) ?(?:hours?|hrs?|h|days?|weeks?|minutes?|min|sprints?|months?)\b/g
const acts = new RegExp(
  `\\b(?:${[...strongVerbs].join('|')}|update|document|see|in|from|to|via|into) (?:[a-z-]{1,14} ){0,3}(?:PATH|NAME|CODE|QUOTE)\\b`,
)
const count = (text: string, pattern: RegExp): number => (text.match(pattern) ?? []).length

export function deriveTaskFeatures(task: TaskText): Record<string, number> {
  const tokens = parseTokens(task.text)
  const flat = renderFlat(tokens).replace(estimate, '')
  const kinds = (...wanted: TokenKind[]) => tokens.filter(({ kind }) => wanted.includes(kind)).length
  const words = tokens.filter(({ kind }) => kind === 'word' || kind === 'proper')
  const content = words.filter(({ lower }) => !stopWords.has(lower))
  const specific = content.filter(
    ({ lower }) =>
      !commonNouns.has(lower) &&
      !vagueWords.has(lower) &&
      !weakVerbs.has(lower) &&
      !strongVerbs.has(lower) &&
      !openWords.has(lower),
  )
  const starts = tokens.filter(
    (token, index) => token.kind === 'word' && (index === 0 || isClauseEnd(tokens[index - 1])),
  )
  const lead = words[0]?.lower ?? ''
  const first = tokens[0]
  const verbs = content.filter(({ lower }) => strongVerbs.has(lower))
  const heads = task.headings.join(' > ')
  const headTokens = parseTokens(heads)
  const has = (pattern: RegExp) => (pattern.test(flat) ? 1 : 0)
  const concrete = kinds('path', 'name', 'code', 'quote')
  const total = words.length + concrete
  const hasVerb = starts.some(({ lower }) => strongVerbs.has(lower) || weakVerbs.has(lower))
  return {
    // object
    paths: Math.log1p(kinds('path')),
    names: Math.log1p(kinds('name')),
    codes: Math.log1p(kinds('code')),
    quotes: Math.log1p(kinds('quote')),
    concrete: concrete > 0 ? 1 : 0,
    proper: Math.log1p(kinds('proper')),
    numbers: Math.log1p(count(flat, /\bNUM\b/g)),
    specific: Math.log1p(specific.length),
    specificShare: content.length === 0 ? 0 : specific.length / content.length,
    // size
    length: Math.log1p(total),
    tiny: total <= 3 ? 1 : 0,
    short: total <= 6 ? 1 : 0,
    // outcome
    leadStrong: first?.kind === 'word' && strongVerbs.has(lead) ? 1 : 0,
    leadWeak: first?.kind === 'word' && weakVerbs.has(lead) ? 1 : 0,
    clauseStrong: Math.log1p(starts.filter(({ lower }) => strongVerbs.has(lower)).length),
    clauseWeak: Math.log1p(starts.filter(({ lower }) => weakVerbs.has(lower)).length),
    verbs: Math.log1p(verbs.length),
    nounPhrase: !hasVerb && total <= 8 ? 1 : 0,
    transform: has(
      /→|⇒|->|=>|\b(?:instead of|rather than|from (?:[^ .]+ ){1,6}to|out of|(?:replace|swap|rename|change) [^.]{1,60} (?:with|to|by|for))\b/,
    ),
    acceptance: has(
      /\b(?:confirm|verify|verified|acceptance|expect(?:ed|s)?|should|must|until|so that|ensure|assert|passes|pass|returns?|prints?|done when|proves?)\b/,
    ),
    defect: has(
      /\b(?:never|doesn't|isn't|aren't|don't|didn't|can't|cannot|won't|not|no longer|fails?|failing|crash(?:es)?|broken|breaks?|empty|hardcoded|hard-coded|missing|stub(?:s|bed)?|unused|wrong|ignores?|stale|leaks?|hangs?|duplicate[sd]?|still|only|lacks?|always)\b/,
    ),
    condition: has(/\b(?:if|when|once|unless|after|before|whenever|where)\b/),
    pointer: has(/\b(?:see|per|as in|described in|according to|using|via|like)\b|§/),
    detail: Math.log1p(count(flat, /[(:]|—|–| - /g)),
    clauses: Math.log1p(count(flat, /[.;] /g)),
    nested: Math.log1p(count(task.text.slice(0, 6_000), /\n[ \t]{0,40}(?:[-*+]|\d{1,4}[.)])[ \t]/g)),
    article: has(/\b(?:the|its|each|every|this|that|an?)\b/),
    preposition: has(/\b(?:in|into|from|to|on|at|under|with|by)\b/),
    // vague
    vague: Math.log1p(content.filter(({ lower }) => vagueWords.has(lower)).length),
    vagueShare:
      content.length === 0 ? 0 : content.filter(({ lower }) => vagueWords.has(lower)).length / content.length,
    open: Math.log1p(words.filter(({ lower }) => openWords.has(lower)).length),
    question: has(/\?/),
    commonShare:
      content.length === 0
        ? 1
        : content.filter(({ lower }) => commonNouns.has(lower)).length / content.length,
    nominal:
      /(?:tion|sion|ment|ing|ance|ness|ity|als?|ics)s?$/.test(words.at(-1)?.lower ?? '') && total <= 6
        ? 1
        : 0,
    etc: has(/\b(?:etc|and so on|and more|or similar|among others)\b|…/),
    weakOnly: !hasVerb || starts.every(({ lower }) => !strongVerbs.has(lower)) ? 1 : 0,
    hedge: has(
      /\b(?:if (?:needed|necessary|possible|available|time|wanted|desired|it makes sense)|as (?:needed|necessary|appropriate|required)|where (?:needed|possible|appropriate|it makes sense)|at least|at some point|over time|in general|needs (?:research|work|thought|investigation|design)|not (?:yet )?(?:started|decided)|room for|and so on|one \w{3,10} (?:\w{3,10} )?at a time|step by step)\b/,
    ),
    keep: starts.some(({ lower }) => /^(?:keep|continue|maintain|stay|proceed|let|allow)$/.test(lower))
      ? 1
      : 0,
    noSpecific: specific.length === 0 ? 1 : 0,
    generic: specific.length <= 1 && concrete === 0 && total <= 8 ? 1 : 0,
    shortBare: concrete === 0 && total <= 6 && kinds('number') === 0 ? 1 : 0,
    midBare: concrete === 0 && total > 6 && total <= 15 && kinds('number') === 0 ? 1 : 0,
    longBare: concrete === 0 && total > 15 ? 1 : 0,
    verbConcrete: has(acts),
    could: has(/\b(?:could|might|may|would be|should probably)\b/),
    listed: has(/(?:^| )[\w-]+ (?:, [\w -]{3,40} ){2,}/),
    // around
    headingNamed: headTokens.some(({ kind }) => kind === 'path' || kind === 'name' || kind === 'code')
      ? 1
      : 0,
    headingLater:
      /\b(?:future|nice|optional|ideas?|someday|long[- ]term|low|later|enhancements?|improvements?|potential|possible)\b/i.test(
        heads,
      )
        ? 1
        : 0,
    headingNow:
      /\b(?:must|critical|immediate|block(?:ing|ers?)|broken|first|start|high|failing|bugs?)\b/i.test(heads)
        ? 1
        : 0,
  }
}

function isClauseEnd(token: Token | undefined): boolean {
  return (
    token === undefined ||
    (token.kind === 'stop' && token.text !== '/') ||
    /^(?:and|then|or|to|should|must|please|now|needs?)$/.test(token.lower)
  )
}
