import { wordList } from '../text/words.js'
import { renderFlat, type TaskText } from './task-features.js'
import { parseTokens } from './tokens.js'

const patterns = {
  label:
    /\b(?:reason|reasons|why|rationale|motivation|justification|benefits?|pros|trade-?offs?|cause|because of|root cause)\b/,
  because:
    /\bbecause\b|\bsince (?!NUM|session|v?\d|january|february|march|april|may|june|july|august)|\bdue to\b|\bgiven (?:that|the)\b|\bowing to\b|\bthanks to\b|\bas (?:it|they|this|we|the|there)\b|\bon the grounds?\b|\bdriven by\b/,
  so: /\bso (?!far\b|on\b|much\b|many\b|long\b|called\b|as\b)|[,;] so\b|\bin order to\b|\b(?:therefore|hence|thus|otherwise|or else|consequently|accordingly|meaning|which means|that means|that way|lest)\b/,
  purpose:
    /\b(?:to|will|would|can|could|and|helps?|that|which|it|this|for|by|not) (?:\w{3,12}ly )?(?:avoid|prevent|keep|allow|enable|reduce|ensure|preserve|protect|support|simplify|minimi[sz]e|maintain|match|guarantee|save|let|stop|eliminate|limit|improve|speed|make|stay|hide|isolate|separate|decouple|share|reuse|handle|survive|remain|comply|satisfy|meet|work|catch|detect|give|provide|force|lose|break|leak|cost|cause|require|need|bypass|corrupt|conflict)s?\b/,
  benefit:
    /\b(?:avoid|prevent|keep|allow|enabl|reduc|ensur|preserv|protect|sav|eliminat|guarantee|match|simplif|minimi[sz]|separat|isolat|decoupl|maximi[sz]|improv|centraliz|suppress|unblock)(?:s|es|ies|ing|ying)\b/,
  harm: /\b(?:fails?|failed|failing|failures?|breaks?|broke|broken|breaking|crash(?:es|ed|ing)?|bugs?|buggy|leaks?|leaked|hangs?|races?|conflicts?|risks?|risky|danger(?:ous)?|expensive|costs?|costly|slow(?:s|er|ed|ly)?|heavy|bloat(?:ed)?|limit(?:s|ed|ation|ations)?|deprecated|obsolete|superseded|lacks?|unreliable|unstable|flaky|unreachable|unsupported|impossible|overkill|unnecessary|redundant|pointless|useless|insecure|vulnerab\w{0,8}|loses?|lost|corrupts?|corrupted|pollut\w{1,4}|confus\w{1,5}|violat\w{1,5}|contradicts?|duplicat\w{1,5}|drift(?:s|ed)?|overhead|lock-in|abandoned|unmaintained|rate-limit\w{0,4}|timeouts?|timed out|blocked|blocks|blocking|forces|errors?|wrong|misleading|stale|rejected|rejects|denied|throws?|silently|accidental\w{0,2}|unwanted|noise|noisy|problems?|issues?|painful|fragile|brittle|hard to|prohibits?|forbids?|incompatible|mismatch|kills?|killed|drops|refuses?|refused|overwrites?|truncates?|forgets?|starves?|deadlocks?|discards|swallows?|stalls?|freezes?|froze)\b/,
  cannot:
    /\b(?:cannot|can't|couldn't|unable|doesn't|does not|didn't|did not|isn't|is not|wasn't|aren't|are not|won't|wouldn't|no longer|not (?:enough|available|supported|viable|possible|needed|required|trusted|yet)|never (?:\w{3,12}s|reached|happen\w{0,3})|nothing|none|there (?:is|are|was|were) no)\b/,
  comparative:
    /\b(?:faster|slower|simpler|simple|simplest|easier|easy|safer|cheaper|smaller|larger|lighter|cleaner|better|best|lower|higher|fewer|less|worse|bigger|stronger|stricter|clearer|shorter|longer|more \w{3,16}|most \w{3,16}|too \w{2,12}|enough|sufficient|minimal|smallest|fastest|cheapest)\b/,
  property:
    /\b(?:consisten\w{1,4}|simplicity|secur\w{1,4}|stateless|idempoten\w{1,2}|compatib\w{2,6}|complian\w{1,2}|compliant|reliab\w{2,6}|robust\w{0,4}|lightweight|determinis\w{1,4}|native(?:ly)?|built-in|standard|proven|mature|free|offline|privacy|private|type-safe\w{0,2}|type safety|performance|speed|maintainab\w{2,6}|readab\w{2,6}|testab\w{2,6}|scalab\w{2,6}|portab\w{2,6}|flexib\w{2,6}|familiar\w{0,3}|transparen\w{1,3}|separation|resilien\w{1,2}|accura\w{2,3}|latency|memory|bandwidth|safety|safe|clean|atomic\w{0,4}|reproducib\w{2,6}|zero|good|widely|established|control|canonical|explicit|predictable|single source|source of truth|backward\w{0,1}|future-proof\w{0,3}|debugg\w{2,5}|ux|dx|accessib\w{2,6})\b/,
  preference:
    /\b(?:user|users|client|customer|owner|team|stakeholders?|operator|product|boss|maintainer|he|she|they|we)(?:'s)? (?:explicitly |strongly )?(?:said|says|wants?|wanted|asked|prefers?|preferred|requested|rejected|chose|insisted|likes?|liked|hates?|dislikes?|disliked|complained|needs?|needed|expects?|decision|request|preference|feedback|requirement)\b|\b(?:explicitly|per user|user-specified|user-requested|user-chosen|preference|preferred|prefer|feedback|by request|on request|required by|requirement|mandated|requires)\b/,
  evidence:
    /\b(?:tested|testing showed|measured|shows?|showed|shown|revealed|turned out|confirmed|proved|proves|observed|benchmark\w{0,4}|evidence|experiments?|found|learned|discovered|already|happened|caused|causes|causing|led to|leads to|results? in|resulted|produces?|produced|makes?|made)\b/,
  until: /\b(?:until|not yet|once)\b/,
  would: /\b(?:would|could|might|may)\b/,
  condition: /\b(?:if|unless|when|whenever|while|whereas|although|though|even|but|only)\b/,
  without: /\bwithout\b/,
  contrast: /(?:,|—|–|\() not\b|\binstead of\b|\brather than\b/,
  proof:
    /\b(?:showed|shown|shows|revealed|turned out|proved|proves|measured|benchmark\w{0,4}|tested|testing|observed|profile\w{0,3}|experiment\w{0,2}|tried|in practice|last (?:year|week|month|time)|twice)\b/,
  negation: /\b(?:not|no|never|none|nothing)\b/,
  pronoun:
    /(?:^|[.;:—–-] |, |\b(?:and|but|which|that|so|since|because) )(?:it|they|that|this|those|these|both|everyone|everybody|nobody|one|we|users?) (?:is|are|was|were|has|have|had|would|will|can|could|only|already|still|\w{2,14}s|\w{2,14}ed|\w{2,6})\b/,
  verb: /\b(?:the|a|an|its|their|our|every|each|of|NAME|PATH|CODE|this|that|two|all|most|many|\w{4,16}) (?:\w{3,16} ){0,2}(?:is|are|was|were|has|have|had|needs?|uses?|wants?|writes?|reads?|ignores?|depends?|expects?|supports?|changes?|returns?|runs?|ran|takes?|took|knows?|knew|drops?|dropped|shows?|grows?|grew|kills?|adds?|added|holds?|hides?|hid|exists?|exposes?|carries|carried|covers?|lets?|means?|comes?|came|goes|went|gave|gives?|stays?|sends?|sent|calls?|called|made|only|already|still)\b/,
  past: /\b(?:\w{3,14}ed|was|were|had|ran|took|came|went|got|found|broke|made|gave|kept|lost|hid|read|sat|died|fell|grew|knew|led|left|paid|sent|spent|tried)\b/,
  rule: /^(?:do not|don't|never|always|must|keep|only|use|avoid|treat)\b/,
  arrow: /→|⇒|->|=>/,
  design:
    /\b(?:by design|deliberate\w{0,2}|intentional\w{0,2}|is the design|locked|settled|agreed|decided|confirmed)\b/,
  goal: /\bfor (?:\w{3,14} )?(?:simplicity|speed|consistency|safety|security|performance|privacy|compatibility|clarity|flexibility|reliability|readability|testing|testability|debugging|development|production|reuse|isolation|now|mvp|v1|demo|ease|cost|accuracy|offline|quick|fast|easy|better|future|backward|portability|scale|scalability|maintainability|ux|dx|accessibility|efficiency)\b/,
} as const

/** What the text of a decision shows of a reason, as numbers. */
export function deriveDecisionFeatures(item: TaskText): Record<string, number> {
  const tokens = parseTokens(item.text)
  const flat = renderFlat(tokens)
  const rest = flat.slice(endOfClaim(flat))
  const features: Record<string, number> = {}
  for (const [name, pattern] of Object.entries(patterns)) {
    features[name] = pattern.test(flat) ? 1 : 0
    if (
      /^(?:harm|cannot|comparative|property|evidence|condition|benefit|purpose|pronoun|verb|past|negation|would|until)$/.test(
        name,
      )
    )
      features[`${name}Rest`] = pattern.test(rest) ? 1 : 0
  }
  const words = (text: string) => (text.match(/(?<![\w'])[a-z][a-z']+(?![\w'])/g) ?? []).length
  const total = words(flat)
  const inner = words(rest)
  const signals = wordList(
    'label because so purpose benefit harm cannot comparative property preference evidence goal until',
    'would pronoun proof',
  )
  return {
    ...features,
    signals: signals.reduce((sum, name) => sum + (features[name] ?? 0), 0),
    none: signals.every((name) => (features[name] ?? 0) === 0) ? 1 : 0,
    rest: Math.log1p(inner),
    restShare: total === 0 ? 0 : inner / total,
    sentences: Math.log1p((flat.match(/ [.;](?= |$)/g) ?? []).length),
    cell: / \| /.test(flat) ? 1 : 0,
    paren: Math.log1p(countAsides(flat)),
    dash: / (?:—|–|-|→) /.test(flat) ? 1 : 0,
    numbers: /\bNUM\b/.test(rest) ? 1 : 0,
    finite: /\b(?:is|are|was|were|has|have|had|does|did|can|will|would)\b/.test(rest) ? 1 : 0,
    share: total < 6 ? 1 : 0,
    semicolons: (flat.match(/ ; /g) ?? []).length > 1 ? 1 : 0,
    headingWhy: /\b(?:why|reasons?|rationale)\b/i.test(item.headings.join(' ')) ? 1 : 0,
  }
}

/** How often something of at least 12 characters stands between `( ` and `)`. */
function countAsides(flat: string): number {
  const closed = flat.split(')').slice(0, -1)
  return closed.filter((part) => part.includes('( ') && part.length - part.indexOf('( ') >= 14).length
}

/** Where the choice ends and what is said about it begins: at the first mark behind three words. */
function endOfClaim(flat: string): number {
  let words = 0
  for (const match of flat.matchAll(/[^ ]+/g)) {
    const isMark = /^(?:[.;:—–|(=→,-])$/.test(match[0])
    if (isMark && words >= 3) return match.index
    words++
  }
  return flat.length
}
