import type { BranchFacts, OpenEnd } from '../facts.js'
import { isFocusedTest } from '../open-ends/skipped-tests.js'
import { namesOfFile } from './files.js'
import { explainsSkip } from './messages.js'
import type { Concern, DeriveRanked, Name, Subject } from './question.js'
import { renderNames } from './wording.js'

const mostTests = 4

/** Tests that do not run any more, and do not say why. */
export const deriveSkippedTests: DeriveRanked = ({ facts, isOpen }) => {
  const open = facts.openEnds
    .filter((end) => end.kind === 'skipped-test' && isUnexplained(end.text))
    .filter(({ path }) => !explainsSkip(facts.commits, commitsOf(facts, path)))
    .slice(0, mostTests)
    .filter((end) => isOpen(concernOf(end)))
  const about = open.map((end) => concernOf(end).subject)
  const [first] = about
  if (first === undefined) return []
  const one = open.length === 1
  const names = renderNames(about.map(({ name }) => name))
  const places = renderNames([...new Set(about.flatMap(({ path }) => path ?? []))])
  return [
    {
      weight: 60,
      question: {
        id: first.id,
        kind: 'skipped-test',
        text: `Why ${one ? 'is' : 'are'} ${names} skipped (${places}), and when can ${one ? 'it' : 'they'} run again?`,
        about,
        answerWith: 'gotcha',
        statement: `Skipped: ${names}`,
        place: first.path,
      },
    },
  ]
}

function commitsOf({ files }: BranchFacts, path: string | null): readonly string[] {
  return files.find((file) => file.path === path)?.commits ?? []
}

function concernOf({ path, line, text }: OpenEnd): Concern & { subject: Subject } {
  const title = /["'`](.+)["'`]/.exec(text)?.[1]
  const own: Name[] = title === undefined ? [] : [{ text: title, form: 'words' }]
  return {
    subject: { id: `skipped-test:${path ?? ''} ${text}`, name: text, path, line },
    names: [...own, ...(path === null ? [] : namesOfFile(path))],
    message: 'reason',
  }
}

/** `it.skip('title')` gives no reason, `t.Skip("flaky: #12")` and `@Disabled("until 2.0")` do; a todo needs none. */
function isUnexplained(text: string): boolean {
  if (isFocusedTest(text) || /\btodo\b/i.test(text)) return false
  const isTitle =
    /^(?:await |RSpec\.)?(?:[xpf]?(?:it|test|describe|suite|context|specify|feature|scenario|example)\b|Deno\b|bench\b)/i
  return isTitle.test(text)
    ? !/\b(?:skip|pending|todo|ignore)\s*(?::|=>)\s*["'`]/.test(text)
    : !/["'`]/.test(text)
}
