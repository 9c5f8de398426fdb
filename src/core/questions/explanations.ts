import { deriveChanges } from '../commits/fold.js'
import { deriveContextItems } from '../entries/context.js'
import { isEnvironmentLine } from '../entries/environment-items.js'
import { deriveTasks } from '../entries/tasks.js'
import type { BranchFacts } from '../facts.js'
import type { Handoff, Item, Section, SectionKind } from '../handoff.js'
import { mentionsAny } from './mentions.js'
import { givesReason, listParagraphs } from './messages.js'
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

/** Markdown's escapes: `sign\_token` is `sign_token`. */
function unescapeMarkdown(text: string): string {
  return text.replace(/\\([!-/:-@[-`{-~])/g, '$1')
}
