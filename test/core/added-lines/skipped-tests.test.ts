import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  completeSkip,
  findSkippedTest,
  isFocusedTest,
  parseSkip,
} from '../../../src/core/added-lines/tests.js'
import type { FileKind } from '../../../src/core/facts.js'
import { cpuTime } from '../../helpers/timing.js'

function find(line: string, language: string, previous: string | null = null, kind: FileKind = 'test') {
  return findSkippedTest(line, { path: 'test/a', kind, language }, previous)?.text ?? null
}

describe('findSkippedTest finds', () => {
  it.each([
    ['  it.skip("rotates keys", () => {', 'typescript', 'it.skip("rotates keys")'],
    ["describe.only('keys', () => {", 'javascript', "describe.only('keys')"],
    ["test.todo('rotates keys')", 'tsx', "test.todo('rotates keys')"],
    [
      'test.concurrent.skip(`rotates keys`, async () => {',
      'typescript',
      'test.concurrent.skip(`rotates keys`)',
    ],
    ["it.skip.each([1, 2])('rotates %s', () => {", 'typescript', 'it.skip.each'],
    ["xit('rotates keys', () => {", 'javascript', "xit('rotates keys')"],
    ["fdescribe('keys', () => {", 'javascript', "fdescribe('keys')"],
    ['it.skip(nameOf(x), () => {', 'typescript', 'it.skip(nameOf(x))'],
    ["test('keys', { skip: true }, async () => {", 'javascript', "test('keys', { skip: true })"],
    ['  test.fixme();', 'typescript', 'test.fixme()'],
    ["  it.fixme(true, 'flaky');", 'typescript', "it.fixme(true, 'flaky')"],
    ['@pytest.mark.skip(reason="flaky")', 'python', '@pytest.mark.skip(reason="flaky")'],
    ['    @pytest.mark.xfail', 'python', '@pytest.mark.xfail'],
    ['pytestmark = pytest.mark.skip("later")', 'python', 'pytestmark = pytest.mark.skip("later")'],
    ['@unittest.skip("later")', 'python', '@unittest.skip("later")'],
    ['    pytest.skip("until #12 is fixed")', 'python', 'pytest.skip("until #12 is fixed")'],
    ['\tt.Skip("flaky, see #12")', 'go', 't.Skip("flaky, see #12")'],
    ['\tPIt("rotates keys", func() {', 'go', 'PIt("rotates keys")'],
    ['    @Disabled("flaky")', 'java', '@Disabled("flaky")'],
    ['    @Ignore', 'kotlin', '@Ignore'],
    ['    [Fact(Skip = "flaky")]', 'c#', '[Fact(Skip = "flaky")]'],
    ['    [Ignore("flaky")]', 'c#', '[Ignore("flaky")]'],
    ['  xit "rotates keys" do', 'ruby', 'xit "rotates keys"'],
    ["  it 'rotates keys', :focus do", 'ruby', "it 'rotates keys', :focus"],
    ["  it 'rotates keys', skip: 'later' do", 'ruby', "it 'rotates keys', skip: 'later'"],
    ['  pending "rotates keys"', 'ruby', 'pending "rotates keys"'],
    ["        $this->markTestSkipped('flaky');", 'php', "$this->markTestSkipped('flaky')"],
    ["})->skip('flaky');", 'php', "})->skip('flaky')"],
    ['TEST(Keys, DISABLED_Rotates) {', 'c++', 'TEST(Keys, DISABLED_Rotates)'],
    ['  @tag :skip', 'elixir', '@tag :skip'],
    ['  @Test(.disabled("flaky")) func a() {', 'swift', '@Test(.disabled("flaky")) func a()'],
  ])('%j in %s', (line, language, text) => {
    expect(find(line, language)).toBe(text)
  })

  it('an ignored test beside the code, in Rust', () => {
    expect(find('    #[ignore = "slow"]', 'rust', null, 'source')).toBe('#[ignore = "slow"]')
  })

  it('a skip after the head of its test', () => {
    expect(find('\tt.Skip("needs a database")', 'go', 'func TestKeys(t *testing.T) {')).not.toBeNull()
    expect(find('        self.skipTest("later")', 'python', '    def test_keys(self):')).not.toBeNull()
  })
})

describe('findSkippedTest does not find', () => {
  it.each([
    ['  it.skipIf(isWindows)("rotates keys", () => {', 'typescript'],
    ['  test.skip(browserName === "webkit", "not there")', 'typescript'],
    ['  test.skip(({ browserName }) => browserName === "webkit", "x")', 'typescript'],
    ['  expect(code).toContain(\'it.skip("a")\')', 'typescript'],
    ['  const rows = query.skip(10)', 'typescript'],
    ['  // it.skip("rotates keys")', 'typescript'],
    ['  fit(model, data)', 'javascript'],
    ['  profit("x")', 'javascript'],
    ['@pytest.mark.skipif(sys.platform == "win32", reason="x")', 'python'],
    ['@pytest.mark.xfail(sys.version_info < (3, 9), reason="x")', 'python'],
    ['@pytest.mark.xfail("sys.version_info < (2, 7)")', 'python'],
    ['                @pytest.mark.skip', 'python'],
    ['@unittest.skipUnless(has_redis, "x")', 'python'],
    ['    pytest.skip("requires redis")', 'python'],
    ['\t\tt.Skip("flaky")', 'go'],
    ['\tt.Skip("skipping in short mode")', 'go'],
    ['    @DisabledOnOs(WINDOWS)', 'java'],
    ['    @JsonIgnore', 'java'],
    ['    @Disabled("Run by the test kit")', 'java'],
    ["  it 'rotates', :skip => !redis? do", 'ruby'],
    ['  skip "no redis" unless redis?', 'ruby'],
    ["    $users->skip(5)->only('name')", 'php'],
    ['#[cfg_attr(windows, ignore)]', 'rust'],
    ['  if (!gpu) GTEST_SKIP() << "no gpu";', 'c++'],
  ])('%j in %s', (line, language) => {
    expect(find(line, language)).toBeNull()
  })

  it.each([
    ['\tt.Skip("flaky")', 'go', '\tif runtime.GOOS == "plan9" {'],
    ['        pytest.skip("flaky")', 'python', '    if not redis:'],
    ['    pytest.skip("flaky")', 'python', '    import redis'],
    ["            $this->markTestSkipped('flaky');", 'php', '        if (! $redis) {'],
    ['  it.skip("rotates keys", () => {', 'typescript', '  if (process.platform === "win32") {'],
    ['  GTEST_SKIP() << "no span";', 'c++', '#else'],
  ])('%j in %s after %j', (line, language, previous) => {
    expect(find(line, language, previous)).toBeNull()
  })

  it('what is not a test', () => {
    expect(find('  it.skip("rotates keys", () => {', 'typescript', null, 'source')).toBeNull()
    const template = {
      path: 'lib/generators/templates/user_spec.rb',
      kind: 'test',
      language: 'ruby',
    } as const
    expect(findSkippedTest('  pending "add some examples"', template, null)).toBeNull()
  })
})

describe('completeSkip', () => {
  const file = { path: 'test/a', kind: 'test', language: 'typescript' } as const

  it('takes the title from the next line, and no condition', () => {
    const skip = parseSkip('  test.skip(', file)
    expect(skip).not.toBeNull()
    if (skip === null) return
    expect(completeSkip(skip, "    'rotates keys',")).toBe("test.skip('rotates keys')")
    expect(completeSkip(skip, '    !process.env.DATABASE_URL,')).toBeNull()
  })
})

describe('parseSkip', () => {
  const languages = fc.constantFrom(
    'typescript',
    'python',
    'go',
    'ruby',
    'php',
    'java',
    'c#',
    'c++',
    'rust',
    'swift',
    'dart',
  )

  it('never throws', () => {
    const pieces = fc.array(
      fc.constantFrom(
        'it',
        'test',
        '.skip',
        '.only',
        '(',
        ')',
        '"',
        "'",
        '@Disabled',
        ' ',
        'a',
        '{',
        ', skip: true',
        '\n',
      ),
    )
    fc.assert(
      fc.property(pieces, languages, (parts, language) => {
        const skip = parseSkip(parts.join(''), { path: 'test/a', kind: 'test', language })
        expect(skip?.text.length ?? 0).toBeLessThanOrEqual(120)
      }),
    )
  })

  it('takes linear time', () => {
    const started = cpuTime()
    const pieces = ['it.skip(', 'it', ' ', '{', 'test("a", { ', ', skip: ', '.concurrent', 'it "', 'TEST(']
    for (const language of ['typescript', 'ruby', 'c++', 'c#', 'java', 'dart', 'python']) {
      for (const piece of pieces) {
        parseSkip(`it ${piece.repeat(100_000 / piece.length)}`, { path: 'test/a', kind: 'test', language })
        parseSkip(piece.repeat(100_000 / piece.length), { path: 'test/a', kind: 'test', language })
      }
    }
    expect(cpuTime() - started).toBeLessThan(8_000)
  })
})

describe('isFocusedTest', () => {
  it.each([
    'it.only("a")',
    'fit("a")',
    "fdescribe('a')",
    'it "a", :focus',
    'it "a", focus: true',
    "test('a', { only: true })",
  ])('%s', (text) => {
    expect(isFocusedTest(text)).toBe(true)
  })

  it.each([
    'it.skip("only admins, focus: true")',
    'xit "a.only"',
    '@Disabled("fit")',
    'pytest.skip("f")',
    't.Skip("for now")',
  ])('not %s', (text) => {
    expect(isFocusedTest(text)).toBe(false)
  })
})
