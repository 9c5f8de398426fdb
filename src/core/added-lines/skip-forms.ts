import type { ScannedFile } from '../files/language.js'

/** One way in which a test framework lets a test be skipped, focused or left for later. */
export interface SkipForm {
  /** Matches from the start of the line up to the end of the call's or mark's name, kept in group `mark`. */
  pattern: RegExp
  /**
   * How much of the line tells what is skipped: `title`, the name and a string behind it; `line`, all of it.
   */
  shows: 'title' | 'line'
  /** A statement within the test, which may stand under a condition on the line before. */
  statement?: boolean
  /** Where the arguments begin on the next line: how that line begins when the form is what it seems. */
  argument?: RegExp
}

/** `it.skip("…")`, `test.only.each(…)("…")`, `describe.todo(` with its title on the next line. Jest, Vitest, Mocha, Playwright. */
const javascriptCall =
  /^\s*(?:await\s+|return\s+|\}\s*)?(?<mark>(?:it|test|describe|suite|context|specify|bench)(?:\.(?:concurrent|sequential|parallel|serial|shuffle|describe))*\.(?:skip|only|todo|fixme)(?:\.(?:concurrent|sequential|each|for))*)(?=\s*(?:\(\s*(?:["'`[]|$)|`))/

const javascript: readonly SkipForm[] = [
  { pattern: javascriptCall, shows: 'title', argument: /^\s*["'`[]/ },
  // it.skip(titleOf(x), () => { … })
  {
    pattern:
      /^\s*(?<mark>(?:it|test|describe|suite|context)\.(?:skip|only)\([\w$.]+(?:\([^()]*\))?)(?=,\s*(?:async\b|function\b|\(|\{))/,
    shows: 'title',
  },
  // Playwright, within the test: test.skip(), test.fixme(true, 'flaky')
  {
    pattern: /^\s*(?<mark>(?:test|it)\.(?:skip|fixme)\((?:true\b[^;]*)?\))/,
    shows: 'title',
    statement: true,
  },
  // Jasmine, Jest
  {
    pattern:
      /^\s*(?<mark>(?:xit|xtest|xdescribe|xcontext|xspecify|fit|fdescribe|fcontext)(?:\.each)?)(?=\(\s*(?:["'`[]))/,
    shows: 'title',
  },
  // node:test, Deno
  {
    pattern:
      /^\s*(?:await\s+)?(?<mark>(?:it|test|describe|suite|Deno\.test)\((?:"[^"]*"|'[^']*'|`[^`]*`),\s*\{[^{}]*\b(?:skip|only|todo|ignore):\s*(?:true|"[^"]*"|'[^']*'))/,
    shows: 'title',
  },
]

const python: readonly SkipForm[] = [
  // @pytest.mark.skip(reason="…"), pytestmark = pytest.mark.skip("…")
  {
    pattern:
      /^(?: {0,8}|\t{0,2})(?:@|pytestmark\s*=\s*)(?:pytest\.)?mark\.(?<mark>skip)\b(?=\s*(?:$|#|\(\s*(?:$|\)|f?["']|reason\s*=)))/,
    shows: 'line',
    argument: /^\s*(?:f?["']|reason\s*=)/,
  },
  // @pytest.mark.xfail(reason="…"); its first argument is a condition
  {
    pattern:
      /^(?: {0,8}|\t{0,2})(?:@|pytestmark\s*=\s*)(?:pytest\.)?mark\.(?<mark>xfail)\b(?=\s*(?:$|#|\(\s*(?:$|\)|(?:reason|strict|raises|run)\s*=)))(?!.*\bcondition\s*=)/,
    shows: 'line',
    argument: /^\s*(?:reason|strict|raises|run)\s*=/,
  },
  // pytest.param(1, marks=pytest.mark.xfail)
  {
    pattern: /\bmarks=\[?(?<mark>pytest\.mark\.(?:skip|xfail))\b(?=\s*(?:[,)\]]|\((?:\)|["']|reason)))/,
    shows: 'line',
  },
  {
    pattern: /^\s*@(?:unittest\.)?(?<mark>skip|expectedFailure)\b(?=\s*(?:$|\(\s*(?:["'f]|reason)))/,
    shows: 'line',
  },
  {
    pattern:
      /^(?: {0,12}|\t{0,3})(?:raise\s+)?(?<mark>pytest\.skip|pytest\.xfail|self\.skipTest|unittest\.SkipTest)(?=\()(?!.*\ballow_module_level)/,
    shows: 'title',
    statement: true,
  },
]

const go: readonly SkipForm[] = [
  { pattern: /^\s*(?<mark>[tb]\.(?:Skip|Skipf|SkipNow))(?=\()/, shows: 'title', statement: true },
  // Ginkgo
  {
    pattern: /^\s*(?:var _ = )?(?<mark>[PXF](?:It|Describe|Context|When|Entry|DescribeTable))(?=\(\s*["`])/,
    shows: 'title',
  },
]

/** RSpec and Minitest. */
const ruby: readonly SkipForm[] = [
  {
    pattern:
      /^\s*(?:RSpec\.)?(?<mark>[xf](?:it|describe|context|specify|feature|scenario|example))(?=\s*(?:["'({]|%[qQ({[]|do\b|[A-Z]))/,
    shows: 'title',
  },
  { pattern: /^\s*(?<mark>pending|skip)(?=[ (]\s*["']|\s*$)/, shows: 'title', statement: true },
  {
    pattern:
      /^\s*(?<mark>(?:RSpec\.)?(?:it|describe|context|specify|feature|scenario|example)\b[ (].*,\s*(?::(?:skip|focus|pending)\b(?!\s*=>)|(?::(?:skip|focus|pending)\s*=>|(?:skip|focus|pending):)\s*(?:true\b|["'])))/,
    shows: 'line',
  },
]

const php: readonly SkipForm[] = [
  {
    pattern: /^\s*(?<mark>(?:\$this->|self::|static::)markTest(?:Skipped|Incomplete))(?=\()/,
    shows: 'title',
    statement: true,
  },
  // Pest
  { pattern: /^\s*\}\)->(?<mark>(?:skip|todo)(?=\(\s*['")])|only(?=\(\)))/, shows: 'line' },
]

const jvm: readonly SkipForm[] = [
  {
    pattern:
      /^\s*@(?:org\.junit\.(?:jupiter\.api\.)?)?(?<mark>Disabled|Ignored?)\b(?=\s*(?:\(|$|\/|@|fun\b|public\b|void\b|class\b))/,
    shows: 'line',
  },
  { pattern: /^\s*(?<mark>@Test\b.*\benabled\s*=\s*false)/, shows: 'line' },
  { pattern: /^\s*(?<mark>ignore)(?=\(\s*")/, shows: 'title' },
]

const dotnet: readonly SkipForm[] = [
  { pattern: /^\s*\[(?:\w+,\s*)?(?<mark>Ignore)(?:Attribute)?(?=[\](,])/, shows: 'line' },
  {
    pattern: /^\s*\[(?<mark>(?:Fact|Theory|Test|TestMethod|InlineData)\b.*\bSkip\s*=)\s*["$@]/,
    shows: 'line',
  },
]

const cpp: readonly SkipForm[] = [
  { pattern: /^\s*(?<mark>(?:TYPED_)?TEST(?:_F|_P)?\(\s*(?:\w+\s*,\s*)?DISABLED_\w+)/, shows: 'line' },
  { pattern: /^\s*(?<mark>GTEST_SKIP)(?=\()/, shows: 'line', statement: true },
]

const rust: readonly SkipForm[] = [{ pattern: /^\s*#\[(?<mark>ignore)\b/, shows: 'line' }]
const swift: readonly SkipForm[] = [
  { pattern: /^\s*@(?:Test|Suite)\b.*\.(?<mark>disabled)\(/, shows: 'line' },
  { pattern: /^\s*throw\s+(?<mark>XCTSkip)(?=\()/, shows: 'title', statement: true },
]
const elixir: readonly SkipForm[] = [
  { pattern: /^\s*@(?:module|describe)?tag\s+(?<mark>:skip\b|skip:\s*(?:true|"))/, shows: 'line' },
]
const dart: readonly SkipForm[] = [{ pattern: /(?:^|[\s,(])(?<mark>skip:\s*(?:true\b|["']))/, shows: 'line' }]
const bats: readonly SkipForm[] = [
  { pattern: /^\s*(?<mark>skip)(?=\s+["']|\s*$)/, shows: 'title', statement: true },
]

const formsByLanguage: ReadonlyMap<string, readonly SkipForm[]> = new Map([
  ...['javascript', 'typescript', 'tsx', 'vue', 'svelte'].map((language) => [language, javascript] as const),
  ['python', python],
  ['go', go],
  ['ruby', ruby],
  ['php', php],
  ...['java', 'kotlin', 'scala', 'groovy'].map((language) => [language, jvm] as const),
  ['c#', dotnet],
  ['f#', dotnet],
  ['c++', cpp],
  ['c', cpp],
  ['rust', rust],
  ['swift', swift],
  ['elixir', elixir],
  ['dart', dart],
])

/** What a generator writes into other projects is to be filled in there. */
const generatorTemplate = /(?:^|\/)templates?\//

/** The forms to look for in a file: only in tests, but for Rust, whose tests stand beside the code. */
export function skipFormsOf(file: ScannedFile): readonly SkipForm[] {
  if (file.kind !== 'test' && file.language !== 'rust') return []
  if (generatorTemplate.test(file.path)) return []
  if (file.path.endsWith('.bats')) return bats
  return formsByLanguage.get(file.language ?? '') ?? []
}
