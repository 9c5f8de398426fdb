import { wordSet } from '../text/words.js'
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

/** Say what is done to the object, so that its end can be seen. */
export const strongVerbs = wordSet(
  'add remove delete drop rename replace swap switch move copy split merge extract inline wire hook create generate',
  'run rerun re-run rebuild restart regenerate install uninstall upgrade downgrade bump pin unpin tag push publish',
  'fix revert restore reset disable enable hide show display render print log emit return raise throw reject accept',
  'call pass send fetch read write load save store persist cache parse serialize encode decode hash sign sort filter',
  'implement build expose register configure set unset convert migrate port backport apply commit deploy release close',
  'confirm verify check assert validate cover mock stub seed compare reconcile measure count list walk probe reproduce',
  'use stop block allow deny limit cap retry skip guard escape sanitize redirect route map bind mount attach detach',
  'change set correct adjust rewrite invert flip bridge surface gate mark label record annotate link point open reply',
  'delete archive retire deprecate prune trim lower raise increase reduce shorten unify deduplicate dedupe inject export',
  'import invoke trigger schedule submit request ask include exclude append insert prepend forward propagate sync',
)

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

/** Say that something is done, not what is true afterwards. */
export const weakVerbs = wordSet(
  'improve optimize optimise enhance polish refine tweak tune streamline modernize stabilize beautify perfect',
  'continue proceed work start begin keep finish complete finalize wrap iterate progress resume go',
  'explore investigate consider research evaluate assess analyze analyse study learn understand brainstorm ',
  'discuss decide think rethink revisit explain monitor watch track observe look review plan prepare define design',
  'handle support address manage maintain integrate expand extend scale help deal organize update document test ensure',
  'refactor clean cleanup simplify rework reorganize restructure audit profile benchmark make do get',
)

/** Judge instead of naming: nobody can see when "better" is reached. */
const vagueWords = wordSet(
  'better best enhanced improved optimized advanced comprehensive robust proper properly appropriate nice nicer good great',
  'various several some many multiple other others additional more further extra etc misc miscellaneous stuff things thing',
  'everywhere everything anything something general generic overall basic simple full complete final real realistic smart',
  'helpful accurate useful necessary needed relevant possible potential regularly refinement refinements polish improvements',
  'improvement enhancement enhancements optimization optimizations cleanup tweaks tuning minor major custom modern clean',
  'richer deeper larger bigger cleaner clearer smarter simpler stronger broader wider greater tighter closer ',
  'premium dedicated enterprise platform thoroughly generic gracefully correctly fully well',
  'smooth smoother intuitive seamless scalable easier faster quality experience whatever somehow etc.',
)

/** Leave open whether, when or what. */
const openWords = wordSet(
  'maybe perhaps possibly probably might could may unclear unknown undecided unanswered tbd tba later eventually someday',
  'likely presumably optional optionally whenever somehow deferred ongoing early rough idea ideas',
  'sometime somewhere future consider considering ideally hopefully thinking wondering unstarted tentative revisit',
)

/** What any project has: they do not say which one. */
export const commonNouns = wordSet(
  'feature features functionality system systems component components page pages view views screen screens ui ux app apps',
  'application project code codebase test tests testing doc docs documentation error errors handling performance security',
  'data api apis integration integrations support user users design styling style styles bug bugs issue issues fix fixes',
  'work task tasks content section sections setup configuration config deployment management dashboard dashboards analytics',
  'monitoring metrics logging logs report reports reporting state states layout layouts logic model models module modules',
  'service services tool tools tooling plan plans planning strategy workflow workflows process flow flows tab tabs panel',
  'sidebar menu navigation button buttons form forms modal table tables list lists search filter filters export import sync',
  'auth authentication authorization backend frontend mobile desktop web site website responsive animation animations',
  'effect effects color colors theme themes mode dark light coverage benchmark benchmarks audit refactoring refactor',
  'materials training guide guides tutorial tutorials notes release version launch social sharing email notification',
  'notifications settings profile profiles onboarding validation caching cache detection accessibility database schema',
  'changes change development implementation infrastructure architecture pipeline production environment usage messages',
  'layer script scripts helper helpers tier access strategy practices practice checks check smoke',
  'edge case cases metadata goal roadmap overhaul rewrite redesign architecture pass step steps',
  'deploy sync backup roles role product products marketing business feedback demo version item items ',
  'message improvement research review summary weekly daily prompt prompts image images file files video audio text chat',
  'client customer server local remote cloud platform tuning sizing size sizes visual interface editor engine generation',
)

/** Carry no content of their own. */
export const stopWords = wordSet(
  "a an the this that these those it its it's they them their there here we our us you your i my me he she his her who",
  'and or but nor so yet if then else when while where which what how why as than too also just only even still again',
  'of in on at to from by with without for into onto over under between through across per via up down out off about',
  'is are was were be been being am has have had having do does did doing can could will would shall should must may might',
  'not no none never nothing all any each every both few most own same other such very much more less now once already',
  'one two three four five six seven eight nine ten first second third next last new old etc e.g i.e vs yes ok',
)
