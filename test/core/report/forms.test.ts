import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import type { Diagnostic } from '../../../src/core/lint/lint.js'
import { parseMarkdown } from '../../../src/core/page/parse-page.js'
import { renderReport, reportForms } from '../../../src/core/report/forms.js'
import { type CheckReport, deriveVerdict, renderVerdict } from '../../../src/core/report/report.js'

const text = `---
branch: feat/session-auth
covers: 4f2a91c0d3e5
---
# Handoff: Sessions

## Gotchas

- 日本語 and a\ttab before \`src/proxy.ts\` in a line that goes on for long, ${'very '.repeat(20)}long
`

function finding(changes: Partial<Diagnostic>): Diagnostic {
  return {
    ruleId: 'work-covered',
    severity: 'error',
    reason: 'Unexpected change to `src/x.ts` (3 commits), expected the page to cover it',
    place: { start: { line: 3, column: 1 }, end: { line: 3, column: 21 } },
    hint: 'Run `git handoff sync`.',
    fixable: true,
    data: { cause: 'file-not-covered', path: 'src/x.ts' },
    ...changes,
  }
}

function report(changes: Partial<CheckReport> = {}): CheckReport {
  return {
    version: 1,
    branch: 'feat/session-auth',
    head: '1'.repeat(40),
    base: { name: 'main', mergeBase: '2'.repeat(40) },
    handoff: {
      path: 'HANDOFF.md',
      branch: 'feat/session-auth',
      covers: '4f2a91c0d3e5',
      work: '3'.repeat(12),
    },
    freshness: 'stale',
    cause: 'work-changed',
    reason: null,
    verdict: 'fail',
    counts: { error: 1, warning: 2, info: 0 },
    diagnostics: [
      finding({ ruleId: 'section-filled', severity: 'warning', place: null, hint: null, fixable: false }),
      finding({}),
      finding({
        ruleId: 'no-dead-path',
        severity: 'warning',
        reason: 'Unexpected path `src/proxy.ts`, expected one that is there',
        place: { start: { line: 9, column: 24 }, end: { line: 9, column: 38 } },
        fixable: false,
      }),
    ],
    ...changes,
  }
}

const surface = { paint: (shown: string) => shown, version: '1.2.3', indent: true }

test.each(reportForms)('a report as %s', async (form) => {
  const shown = await renderReport(form, { report: report(), path: 'HANDOFF.md', text }, surface)
  await expect(shown).toMatchFileSnapshot(`../../fixtures/reports/stale.${form}`)
})

it('paints where it is told to', async () => {
  const paint = (shown: string, colour: string) => `<${colour}>${shown}</>`
  const shown = await renderReport(
    'text',
    { report: report(), path: 'HANDOFF.md', text },
    { ...surface, paint },
  )
  expect(shown).toContain('<red>error</>')
  expect(shown).toContain('<yellow>warning</>')
})

describe('the verdict', () => {
  const found = (severity: Diagnostic['severity']) => [finding({ severity })]

  it('fails at and over the level of fail_on', () => {
    expect(deriveVerdict(found('error'), 'stale', 'error')).toBe('fail')
    expect(deriveVerdict(found('warning'), 'fresh', 'error')).toBe('pass')
    expect(deriveVerdict(found('warning'), 'fresh', 'warning')).toBe('fail')
    expect(deriveVerdict(found('info'), 'fresh', 'info')).toBe('fail')
    expect(deriveVerdict(found('error'), 'stale', 'never')).toBe('pass')
  })

  it('is unknown where history is missing and nothing else is wrong', () => {
    expect(deriveVerdict([], 'unknown', 'error')).toBe('unknown')
    expect(deriveVerdict(found('error'), 'unknown', 'error')).toBe('fail')
  })

  it('says every freshness in words', () => {
    const names = ['fresh', 'moved', 'stale', 'foreign', 'missing', 'finished', 'unknown'] as const
    const said = names.map((freshness) => renderVerdict(report({ freshness }), 'HANDOFF.md'))
    expect(new Set(said).size).toBe(names.length)
    for (const line of said)
      expect(line).toMatch(/^[A-Z].*(?:\(1 error, 2 warnings\)|but 1 of its lines is wrong; 2 warnings)\.$/)
  })

  it('does not call a page with wrong lines a match', () => {
    const at = (line: number) => ({ start: { line, column: 1 }, end: { line, column: 2 } })
    const say = (...diagnostics: Diagnostic[]) =>
      renderVerdict(report({ freshness: 'fresh', diagnostics }), 'HANDOFF.md')
    expect(say(finding({ place: at(3) }), finding({ place: at(3) }), finding({ place: at(9) }))).toBe(
      'HANDOFF.md covers all work on the branch, but 2 of its lines are wrong.',
    )
    expect(say(finding({ severity: 'warning' }))).toBe(
      'HANDOFF.md covers all work on the branch, with 1 warning.',
    )
    expect(say(finding({ place: null }))).toBe(
      'HANDOFF.md covers all work on the branch, but it has 1 error.',
    )
    expect(say(finding({ severity: 'info' }))).toBe('HANDOFF.md matches the branch.')
  })
})

describe("a stranger's text", () => {
  const hostile = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom(
      '::error::x',
      '\u001b[31m',
      'a\n::set-output name=x::y',
      '%0A::error::',
      '\u202egnp.exe',
      '-->',
      '`',
    ),
  )

  it('reaches no terminal and no workflow command', async () => {
    await fc.assert(
      fc.asyncProperty(hostile, hostile, hostile, async (reason, path, line) => {
        const shown = report({
          diagnostics: [
            finding({ reason, place: { start: { line: 1, column: 1 }, end: { line: 1, column: 3 } } }),
          ],
        })
        const plain = await renderReport('text', { report: shown, path, text: line }, surface)
        expect(plain).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/u)
        const commands = (await renderReport('github', { report: shown, path, text: line }, surface))
          .trimEnd()
          .split('\n')
        expect(commands).toHaveLength(1)
        expect(commands[0]).toMatch(
          /^::error file=[^:]*,line=1,endLine=1,col=1,endColumn=3,title=work-covered::/,
        )
        const asJson = await renderReport('json', { report: shown, path, text: line }, surface)
        expect(() => JSON.parse(asJson)).not.toThrow()
        const asSarif = await renderReport('sarif', { report: shown, path, text: line }, surface)
        expect(() => JSON.parse(asSarif)).not.toThrow()
      }),
    )
  })
})

it('as Markdown is a list with one item a finding', async () => {
  const shown = await renderReport('markdown', { report: report(), path: 'HANDOFF.md', text }, surface)
  const list = parseMarkdown(shown).children.find(({ type }) => type === 'list')
  expect(list?.type === 'list' && list.children.length).toBe(3)
})

it('shows a place behind the end of the page, and one of a line that is gone', async () => {
  const place = { start: { line: 99, column: 7 }, end: { line: 99, column: 9 } }
  const shown = await renderReport(
    'text',
    { report: report({ diagnostics: [finding({ place })] }), path: 'HANDOFF.md', text },
    surface,
  )
  expect(shown).toContain('HANDOFF.md:99:7')
})

it('names a page in SARIF by an address without a fragment, and nothing that acts on a terminal', async () => {
  const path = 'handoffs/fix #1?\u202e/HANDOFF.md'
  const shown = await renderReport('sarif', { report: report(), path, text }, surface)
  expect(shown).toContain('"handoffs/fix%20%231%3F%E2%80%AE/HANDOFF.md"')
  const reason = 'Unexpected \u202e'
  const hostile = report({ diagnostics: [finding({ reason })] })
  expect(await renderReport('sarif', { report: hostile, path, text }, surface)).not.toContain('\u202e')
})

it('says what to do where it cannot be known, in every form that people read', async () => {
  const hints = ['Fetch the rest with `git fetch --unshallow`.', 'Or name a base.']
  const unknown = report({
    freshness: 'unknown',
    verdict: 'unknown',
    reason: 'this clone is shallow.',
    diagnostics: [],
    hints,
  })
  const [asText, asGithub, asMarkdown] = await Promise.all(
    (['text', 'github', 'markdown'] as const).map((form) =>
      renderReport(form, { report: unknown, path: 'HANDOFF.md', text }, surface),
    ),
  )
  const verdict = 'Cannot tell whether HANDOFF.md matches the branch: this clone is shallow.'
  expect(asText).toBe(`${verdict}\n${hints.map((hint) => `hint: ${hint}\n`).join('')}`)
  expect(asGithub).toBe(`::warning title=git-handoff::${verdict}%0A${hints.join('%0A')}\n`)
  for (const hint of hints) expect(asMarkdown).toContain(`\n${hint}\n`)
})

it("does not say that there is no page where there is the base's", () => {
  const reason = 'the page is the one that `main` has'
  const missing = report({ freshness: 'missing', reason, diagnostics: [] })
  expect(renderVerdict(missing, 'HANDOFF.md')).toBe(`This branch has no HANDOFF.md of its own: ${reason}.`)
})
