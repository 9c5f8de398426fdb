import type { BranchFacts, OpenEnd } from '../facts.js'
import { isFocusedTest } from '../open-ends/skipped-tests.js'
import { askTogether } from './ask.js'
import { namesOfFile } from './files.js'
import { explainsSkip } from './messages.js'
import type { Concern, DeriveRanked, Name } from './question.js'
import { number, renderNames, renderSubjects } from './wording.js'

const mostTests = 4
const weight = 60

/** Tests that do not run any more, and do not say why. */
export const deriveSkippedTests: DeriveRanked = ({ facts, isOpen }) => {
  const skipped = facts.openEnds
    .filter((end) => end.kind === 'skipped-test' && isUnexplained(end.text))
    .filter(({ path }) => !explainsSkip(facts.commits, commitsOf(facts, path)))
    .slice(0, mostTests)
  return askTogether('skipped-test', skipped.map(concernOf), isOpen, (open) => {
    const tests = renderTests(open)
    const paths = renderNames([...new Set(open.flatMap(({ subject }) => subject.path ?? []))])
    const [are, they] = number(open, ['is', 'it'], ['are', 'they'])
    return {
      weight,
      text: `Why ${are} ${tests} in ${paths} skipped, and when can ${they} run again?`,
      answerWith: 'gotcha',
      statement: `Skipped in ${paths}: ${tests}`,
      place: null,
    }
  })
}

/** A mark such as `#[ignore]` does not name its test. */
function renderTests(open: readonly Concern[]): string {
  if (open.some(({ subject }) => titleOf(subject.name) !== null)) return renderSubjects(open)
  return `${open.length === 1 ? 'a test' : `${open.length} tests`} (${renderSubjects(open)})`
}

function commitsOf({ files }: BranchFacts, path: string | null): readonly string[] {
  return files.find((file) => file.path === path)?.commits ?? []
}

function concernOf({ path, line, text }: OpenEnd): Concern {
  const title = titleOf(text)
  const own: Name[] = title === null ? [] : [{ text: title, form: 'words' }]
  return {
    subject: { id: `skipped-test:${path ?? ''} ${text}`, name: text, path, line },
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
