import { deriveChanges } from '../commits/fold.js'
import { deriveContextItems } from '../entries/changes.js'
import { isEnvironmentLine } from '../entries/project.js'
import { deriveTasks } from '../entries/tasks.js'
import type { BranchFacts, Commit } from '../facts.js'
import type { Handoff, Item, Section, SectionKind } from '../handoff.js'
import { splitCodeSpans, unescapeMarkdown } from '../text/markdown.js'
import type { Concern, Name } from './question.js'

/** Gives the test whether a concern is explained already, on the page or in a commit message of the range. */
export function openExplanations(facts: BranchFacts, page: Handoff | null): (concern: Concern) => boolean {
  const trailers = facts.commits.flatMap((commit) => commit.trailers)
  const told = [
    ...(page === null ? [] : listTold(page, facts)),
    ...trailers.filter(({ key }) => /^(?:decision|gotcha)$/i.test(key)).map(({ value }) => value),
  ]
  const messages = facts.commits.map(({ subject, body }) => ({ subject, paragraphs: listParagraphs(body) }))
  return ({ names, message }) =>
    told.some((text) => mentionsAny(text, names)) ||
    messages.some(
      ({ subject, paragraphs }) =>
        (givesReason(subject) && mentionsAny(subject, namesBeside(names))) ||
        paragraphs.some((text) => (message === 'naming' || givesReason(text)) && mentionsAny(text, names)),
    )
}

/** A subject says what its commit is; that it shares words with what is asked about explains nothing. */
function namesBeside(names: readonly Name[]): Name[] {
  return names.filter(({ form }) => form !== 'words')
}

/** Where people explain. In `completed` they say what was done, not why. */
const tellingKinds: ReadonlySet<SectionKind> = new Set([
  'context',
  'decisions',
  'gotchas',
  'remaining',
  'must',
  'nice',
  'done-must',
  'done-nice',
  'environment',
  'other',
])

/** What people say on the page, as plain texts: lines that are derived from the branch explain nothing. */
function listTold(page: Handoff, facts: BranchFacts): string[] {
  const tasks = deriveTasks(facts.openEnds, facts.files)
  const context = deriveContextItems(deriveChanges(facts.commits), facts.commits, facts.files)
  const derived = new Set([...tasks.must, ...tasks.nice, ...context].map(({ text }) => normalise(text)))
  const isOwnWord = ({ text }: Item) => !derived.has(normalise(text)) && !isEnvironmentLine(text)
  const list = (section: Section): string[] => [
    ...(tellingKinds.has(section.kind)
      ? [
          section.text,
          ...section.items.flatMap((item) => [
            isOwnWord(item) ? `${item.text}\n${item.details}` : item.details,
          ]),
        ]
      : []),
    ...section.sections.flatMap(list),
  ]
  return [page.introduction, ...page.sections.flatMap(list)].map(unescapeMarkdown)
}

/** Line numbers move with the work, white space with formatters. */
function normalise(text: string): string {
  return unescapeMarkdown(text).replace(/:\d+`/, '`').replace(/\s+/g, ' ').trim()
}

const reason =
  /\b(?:because|since|until|flaky|so that|so (?:we|it|they|this|users?)|in order to|due to|thanks to|to (?:avoid|prevent|allow|enable|support|make|keep|fix|reduce|ensure|let|get rid|stop|work around|improve|simplify|match|be able)|therefore|hence|otherwise|rationale|motivat(?:ion|ed)|reasons?|why|allows?|enables?|prevents?|avoids?|ensures?|causes?|caused|breaks?|fails?|need(?:s|ed)?|requires?d?|support(?:s|ed|ing)?|lacks?|no longer|not (?:used|needed|maintained|supported)|unused|unmaintained|dead code|deprecat\w*|obsolete|redundant|superseded|abandoned|vulnerab\w*|CVE-\d+|slow(?:er)?|fast(?:er)?|small(?:er)?|safer|simpler|for (?:\w+ ){0,2}\w+(?:ing|ity|ance)|as (?:it|they|we|this|that|these|there)|which (?:is|are|was|were|has|have|makes?|lets?))\b/i

/** Whether a text says why. English only: in other languages a question more is asked. */
function givesReason(text: string): boolean {
  return reason.test(text)
}

/**
 * Why something was taken away, in the words of a subject: `remove deprecated code`, `drop unused exports`; or that it
 * went elsewhere: `refactor: …`.
 */
const removalReason =
  /\b(?:deprecat\w*|unused|dead|obsolete|redundant|unneeded|unnecessary|no longer|not (?:used|needed)|superseded|legacy|duplicated?|dedupe|inline[sd]?|leftovers?|never used|end[- ]of[- ]life|eol|simplif\w*|refactor\w*|restructur\w*|mov(?:e[sd]?|ing)|decoupl\w*|split\w*|consolidat\w*|unif(?:y|ied|ies)|old|reorgani[sz]\w*|extract\w*|decompos\w*|clean(?:s|ed)?[- ]?ups?|tidy|renam\w*|(?:drop|remov)\w* (?:[\w.]+ ){0,3}support|drop(?:ped|s)? (?:python|node|ruby|php|java|go|net|\.net))\b/i

/**
 * Reads reasons out of commit messages.
 *
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
function listParagraphs(body: string): string[] {
  return body
    .split(/\n\s*\n|\n(?=\s*(?:[-*+•]|\d+[.)])\s)/)
    .map((paragraph) => paragraph.replace(/\s+/g, ' ').trim())
    .filter((paragraph) => !written.test(paragraph))
}

const fewestWordsOfProse = 5

/** Whether a message says something below its subject: whatever it is, its author has explained the commit. */
export function hasProse({ body }: Commit): boolean {
  return listParagraphs(body).some((paragraph) => paragraph.split(' ').length >= fewestWordsOfProse)
}

/** Whether a line of Markdown or of a commit message names one of the names. */
export function mentionsAny(text: string, names: readonly Name[]): boolean {
  return names.some((name) => mentions(text, name))
}

function mentions(text: string, { text: name, form, path }: Name): boolean {
  if (name === '') return false
  switch (form) {
    case 'word':
      return findWhole(text.toLowerCase(), name.toLowerCase(), packageBefore, packageAfter)
    case 'path':
      return findWhole(text, name, pathBefore, pathAfter)
    case 'code': {
      const stands = findWhole(text, name, symbolBefore, symbolAfter)
      if (!stands || looksLikeCode(name) || findInCode(text, name)) return stands
      return path !== undefined && findWhole(text, path, pathBefore, pathAfter)
    }
    case 'words':
      return sharesWords(text, name)
  }
}

/** `redis` is not named by `ioredis`, `redis-om` or `./redis/x`. */
const packageBefore = /[\w@/-]/
const packageAfter = /[\w/-]/
/** `src/a.ts` is not named by `x/src/a.ts` or `src/a.tsx`; `./src/a.ts` names it. */
const pathBefore = /[\w/-]/
const pathAfter = /[\w-]/
/** `auth.login`, `Auth::login` and `auth.ts#login` name `login`; `src/login` does not. */
const symbolBefore = /[\w$@/-]/
const symbolAfter = /[\w$-]/

function findWhole(text: string, name: string, before: RegExp, after: RegExp): boolean {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    const isRelative = text.slice(Math.max(0, at - 2), at) === './'
    if (!isRelative && before.test(text[at - 1] ?? ' ') && /[\w$@]/.test(name[0] ?? '')) continue
    if (after.test(text[at + name.length] ?? ' ') && /[\w$]/.test(name.at(-1) ?? '')) continue
    return true
  }
  return false
}

/** No word of prose: `signToken`, `sign_token`, `Store.get`, `HTTP2`; but `Store` and `get` are. */
function looksLikeCode(name: string): boolean {
  return /[\p{Ll}\d]\p{Lu}|[^\p{L}]|\p{Lu}{2}/u.test(name)
}

/** A word of prose names a symbol within a code span, as `get()`, or behind an owner or a path. */
function findInCode(text: string, name: string): boolean {
  const spans = splitCodeSpans(text).filter(({ code }) => code)
  if (spans.some((span) => findWhole(span.text, name, symbolBefore, symbolAfter))) return true
  const quoted = name.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
  return new RegExp(`(?<![\\w$@/-])${quoted}\\(|(?:#|::|\\w\\.|->)${quoted}(?![\\w$-])`).test(text)
}

/** At this share of a subject's words a text speaks of the same. */
const mostWords = 0.6
const fewestWordsOfName = 2

function sharesWords(text: string, name: string): boolean {
  const words = wordsOf(name)
  // Too few to be recognised in other words.
  if (words.length < fewestWordsOfName) return findWhole(text, name, symbolBefore, symbolAfter)
  const said = new Set(wordsOf(text))
  const shared = words.filter((word) => said.has(word)).length
  return shared >= fewestWordsOfName && shared / words.length >= mostWords
}

const emptyWords = new Set(
  'the and for from with into that this not are was its also add use fix remove revert feat chore'.split(' '),
)

function wordsOf(text: string): string[] {
  const words = text.toLowerCase().match(/[\p{L}\p{N}_]{3,}/gu) ?? []
  return [...new Set(words.filter((word) => !emptyWords.has(word)))]
}
