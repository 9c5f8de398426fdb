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
  const [are, they] = open.length === 1 ? ['is', 'it'] : ['are', 'they']
  const names = renderTests(about)
  const paths = renderNames([...new Set(about.flatMap(({ path }) => path ?? []))])
  return [
    {
      weight: 60,
      question: {
        id: first.id,
        kind: 'skipped-test',
        text: `Why ${are} ${names} in ${paths} skipped, and when can ${they} run again?`,
        about,
        answerWith: 'gotcha',
        statement: `Skipped in ${paths}: ${names}`,
        place: first.path,
      },
    },
  ]
}

/** A mark such as `#[ignore]` does not name its test. */
function renderTests(about: readonly Subject[]): string {
  const names = [...new Set(about.map(({ name }) => name))]
  if (names.some((name) => titleOf(name) !== null)) return renderNames(names)
  return `${about.length === 1 ? 'a test' : `${about.length} tests`} (${renderNames(names)})`
}

function commitsOf({ files }: BranchFacts, path: string | null): readonly string[] {
  return files.find((file) => file.path === path)?.commits ?? []
}

function concernOf({ path, line, text }: OpenEnd): Concern & { subject: Subject } {
  const title = titleOf(text)
  const own: Name[] = title === null ? [] : [{ text: title, form: 'words' }]
  return {
    subject: {
      id: `skipped-test:${path ?? ''} ${text}`,
      name: text,
      path,
      line,
    },
    names: [...own, ...(path === null ? [] : namesOfFile(path))],
    message: 'reason',
  }
}

function titleOf(text: string): string | null {
  return /["'`](.+)["'`]/.exec(text)?.[1] ?? null
}

/** A call whose string is the test's name: `it.skip('title')`, `xdescribe "…"`; others are given a reason. */
const titled =
  /^(?:await |RSpec\.)?(?:[xpf]?(?:it|test|describe|suite|context|specify|feature|scenario|example)\b|Deno\b|bench\b)/i
const givenReason = /\b(?:skip|pending|todo|ignore)\s*(?::|=>)\s*["'`]/

/** `it.skip('title')` gives no reason, `t.Skip("flaky: #12")` and `@Disabled("until 2.0")` do; a todo needs none. */
function isUnexplained(text: string): boolean {
  if (isFocusedTest(text) || /\btodo\b/i.test(text)) return false
  return titled.test(text) ? !givenReason.test(text) : titleOf(text) === null
}
