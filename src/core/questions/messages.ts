/** Reads reasons out of commit messages. */
import type { Commit } from '../facts.js'

const reason =
  /\b(?:because|since|until|flaky|so that|so (?:we|it|they|this|users?)|in order to|due to|thanks to|to (?:avoid|prevent|allow|enable|support|make|keep|fix|reduce|ensure|let|get rid|stop|work around|improve|simplify|match|be able)|therefore|hence|otherwise|rationale|motivat(?:ion|ed)|reasons?|why|allows?|enables?|prevents?|avoids?|ensures?|causes?|caused|breaks?|fails?|need(?:s|ed)?|requires?d?|support(?:s|ed|ing)?|lacks?|no longer|not (?:used|needed|maintained|supported)|unused|unmaintained|dead code|deprecat\w*|obsolete|redundant|superseded|abandoned|vulnerab\w*|CVE-\d+|slow(?:er)?|fast(?:er)?|small(?:er)?|safer|simpler|for (?:\w+ ){0,2}\w+(?:ing|ity|ance)|as (?:it|they|we|this|that|these|there)|which (?:is|are|was|were|has|have|makes?|lets?))\b/i

/** Whether a text says why. English only: in other languages a question more is asked. */
export function givesReason(text: string): boolean {
  return reason.test(text)
}

/**
 * Why something was taken away, in the words of a subject: `remove deprecated code`, `drop unused exports`; or that it
 * went elsewhere: `refactor: …`.
 */
const removalReason =
  /\b(?:deprecat\w*|unused|dead|obsolete|redundant|unneeded|unnecessary|no longer|not (?:used|needed)|superseded|legacy|duplicated?|dedupe|inline[sd]?|leftovers?|never used|end[- ]of[- ]life|eol|simplif\w*|refactor\w*|restructur\w*|mov(?:e[sd]?|ing)|decoupl\w*|split\w*|consolidat\w*|unif(?:y|ied|ies)|old|reorgani[sz]\w*|extract\w*|decompos\w*|clean(?:s|ed)?[- ]?ups?|tidy|renam\w*|(?:drop|remov)\w* (?:[\w.]+ ){0,3}support|drop(?:ped|s)? (?:python|node|ruby|php|java|go|net|\.net))\b/i

/**
 * Whether the commits that touched something say, in their subjects, why things went; `isAbout` tells those that
 * speak of this from those that touched it beside other things.
 */
export function explainsRemoval(
  commits: readonly Commit[],
  shas: readonly string[],
  isAbout: (subject: string) => boolean = () => true,
): boolean {
  return commits.some(
    ({ sha, subject }) => shas.includes(sha) && removalReason.test(subject) && isAbout(subject),
  )
}

const successor = /\bin favou?r of\b|\binstead\b|\brename[ds]?\b.*\b(?:to|as|into)\b/i

/** Whether a subject says what to use from now on. */
export function namesSuccessor(subject: string): boolean {
  return successor.test(subject)
}

const skipping = /\b(?:skip|disabl|ignor|xfail|quarantin|mute|pending)\w*|\bflaky\b/i

/** Whether the commits that touched a test say why it does not run. */
export function explainsSkip(commits: readonly Commit[], shas: readonly string[]): boolean {
  return commits
    .filter(({ sha }) => shas.includes(sha))
    .some(({ subject, body }) =>
      [subject, ...listParagraphs(body)].some((text) => skipping.test(text) && givesReason(text)),
    )
}

/** What a tool or a forge writes into a message; nobody's reason. */
const written =
  /^(?:this (?:reverts|reapplies)|reverts? \S+#\d+|\(cherry picked|bumps |merges? |(?:fix(?:es|ed)?|close[sd]?|resolve[sd]?|see|refs?|part of|pr|issue):? (?:\S+)?#\d+|https?:\/\/\S+$|[A-Z][\w-]+: |\W*$)/i

/** Paragraphs and list items below the subject that people wrote, each on one line; trailers are left out. */
export function listParagraphs(body: string): string[] {
  return body
    .split(/\n\s*\n|\n(?=\s*(?:[-*+•]|\d+[.)])\s)/)
    .map((paragraph) => paragraph.replace(/\s+/g, ' ').trim())
    .filter((paragraph) => !written.test(paragraph))
}

const fewestWords = 5

/** Whether a message says something below its subject: whatever it is, its author has explained the commit. */
export function hasProse({ body }: Commit): boolean {
  return listParagraphs(body).some((paragraph) => paragraph.split(' ').length >= fewestWords)
}
