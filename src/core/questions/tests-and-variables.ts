import { isFocusedTest } from '../added-lines/tests.js'
import type { BranchFacts, OpenEnd, VariableRead } from '../facts.js'
import { explainsSkip } from './explanations.js'
import { isAside, namesOfFile } from './files.js'
import {
  askTogether,
  type Concern,
  type DeriveRanked,
  type Name,
  number,
  renderNames,
  renderSubjects,
} from './question.js'

const mostTests = 4
const weight = 60

/** Tests that do not run any more, and do not say why. */
export const deriveSkippedTests: DeriveRanked = ({ facts, isOpen }) => {
  const skipped = facts.openEnds
    .filter((end) => end.kind === 'skipped-test' && isUnexplained(end.text))
    .filter(({ path }) => !explainsSkip(facts.commits, commitsOf(facts, path)))
    .slice(0, mostTests)
  return askTogether('skipped-test', skipped.map(concernOfSkip), isOpen, (open) => {
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

function concernOfSkip({ path, line, text }: OpenEnd): Concern {
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

const mostVariables = 5
const weights = { undocumented: 80, documented: 26 }

/** Values that somebody has to be given: naming them in an example file is not enough. */
const granted =
  /(?:^|_)(?:SECRET|TOKEN|KEY|PASSWORD|PASS|CREDENTIALS?|CERT|DSN|ACCOUNT|CLIENT_ID|TENANT)(?:_|$)/

/** Environment variables that the code reads now. Of those that a document names, only where a value comes from. */
export const deriveNewVariables: DeriveRanked = ({ facts, isOpen }) => {
  const read = listOwn(facts)
  const undocumented = read.filter(({ documented }) => !documented)
  const documented = read.filter((variable) => variable.documented && granted.test(variable.name))
  const concerns = (variables: readonly VariableRead[]) =>
    variables.slice(0, mostVariables).map(concernOfVariable)
  return [
    ...askTogether('variable', concerns(undocumented), isOpen, (open) => ({
      weight: weights.undocumented,
      text: `What must ${renderSubjects(open)} contain, and what happens if ${open.length === 1 ? 'it is' : 'they are'} not set?`,
      answerWith: 'gotcha',
      statement: renderSubjects(open),
    })),
    ...askTogether('variable', concerns(documented), isOpen, (open) => ({
      weight: weights.documented,
      text: `Where do you get a value for ${renderSubjects(open)}?`,
      answerWith: 'gotcha',
      statement: renderSubjects(open),
    })),
  ]
}

function concernOfVariable({ name, path, line }: VariableRead): Concern {
  return {
    subject: { id: `variable:${name}`, name, path, line },
    names: [{ text: name, form: 'code' }],
    message: 'naming',
  }
}

/** A variable of a test or a tool is for who writes the code. */
function listOwn({ variables, files }: BranchFacts): VariableRead[] {
  return variables.filter(
    ({ path }) => !isAside(path) && files.find((file) => file.path === path)?.kind !== 'test',
  )
}
