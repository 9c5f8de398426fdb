import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Diagnostic } from '../../../src/core/lint/lint.js'
import { mostCharacters, renderComment, renderSummary } from '../../../src/core/report/comment.js'
import { blobLink, groupFindings, renderGroup } from '../../../src/core/report/comment-findings.js'
import { parseMarker } from '../../../src/core/report/comment-state.js'
import { propertyRuns } from '../../helpers/counts.js'
import { createContent, createDiagnostic, createReport, head } from './content.js'
import { hostile, listActing } from './hostile.js'

const state = { run: 7, attempt: 2, head }

describe('renderComment', () => {
  it('starts with its marker and is short where all is well', () => {
    const text = renderComment(createContent(createReport([])), state)
    expect(parseMarker(text)).toEqual(state)
    expect(text.split('\n').slice(1, 4)).toEqual([
      '### ✅ `HANDOFF.md` matches the branch',
      '',
      '**Picking up this branch**',
    ])
    expect(text).not.toContain('```')
  })

  it('says the verdict, what to do, then what was found', () => {
    const report = createReport([
      createDiagnostic('Unexpected name, expected another', { severity: 'warning', ruleId: 'no-done-task' }),
      createDiagnostic('Unexpected change to `src/x.ts`, expected the page to cover it'),
    ])
    const text = renderComment(createContent(report), state)
    const order = ['is stale', 'git handoff sync', 'src/x.ts', 'another', 'Picking up', 'Checked at']
    const places = order.map((part) => text.indexOf(part))
    expect(places.every((place) => place > 0)).toBe(true)
    expect(places).toEqual([...places].sort((one, other) => one - other))
  })

  it('does not call a page with errors a match', () => {
    const report = createReport([createDiagnostic('Unexpected placeholder, expected words')], {
      freshness: 'fresh',
    })
    expect(renderComment(createContent(report), state).split('\n')[1]).toBe(
      '### ❌ `HANDOFF.md` covers all work on the branch, but 1 of its lines is wrong',
    )
  })

  it('does not call well what only fails nothing', () => {
    const report = createReport([createDiagnostic('Unexpected change')], { verdict: 'pass' })
    expect(renderComment(createContent(report), state)).toContain('### ⚠️ `HANDOFF.md` is stale')
  })

  it.each([
    ['shallow-clone', /^Set `fetch-depth: 0` on `actions\/checkout`, or `mode: api`/m],
    ['partial-clone', /^Remove `filter:` from `actions\/checkout`/m],
    ['no-base', /^Name the base with `base:` in `\.handoff\.yml`/m],
    ['base-not-fetched', /fetch-depth: 0.*or correct `base:`/],
    ['dubious-ownership', /^git config --global --add safe\.directory "\$GITHUB_WORKSPACE"$/m],
    ['corrupt-object', /^git fsck --full$/m],
    ['history-not-fetched', /permissions: contents: read/],
    ['page-unreadable', /^Correct the page, then push\.$/m],
    ['config-invalid', /^Correct the configuration, then push\.$/m],
  ] as const)('says what helps for the cause %s, whatever the words', (cause, expected) => {
    for (const reason of ['the history is not here', 'a name with history in it', 'x']) {
      const report = createReport([], { freshness: 'unknown', verdict: 'unknown', cause, reason })
      const comment = renderComment(createContent(report), state)
      expect(comment).toMatch(expected)
      if (!String(expected).includes('fetch-depth')) expect(comment).not.toContain('fetch-depth')
    }
  })

  it('fits, keeps the worst and says how many are left', () => {
    const many = Array.from({ length: 3000 }, (_, at) =>
      createDiagnostic(`Unexpected number ${at} ${'x'.repeat(at % 120)}`, {
        severity: at === 2999 ? 'error' : 'warning',
      }),
    )
    const text = renderComment(createContent(createReport(many)), state)
    expect(text.length).toBeLessThanOrEqual(mostCharacters)
    expect(text).toContain('number 2999')
    const shown = text.split('\n').filter((line) => /^- (?:❌|⚠️)/u.test(line)).length
    expect(text).toContain(`${3000 - shown} more findings are in the job summary.`)
    expect(renderSummary(createContent(createReport(many)))).toContain('number 2998')
  })

  it('holds no link, mention or HTML but its own, whatever the branch says', () => {
    const own =
      /^html <!-- git-handoff:1 run=7 attempt=2 |^html <\/?(?:details|sub|summary)|^link https:\/\/example\.com\/o\/(?:r\/|tool#readme$)/
    fc.assert(
      fc.property(fc.array(hostile, { minLength: 3, maxLength: 13 }), (texts) => {
        const [name = '', title = '', reason = '', ...rest] = texts
        const report = createReport(
          rest.map((text) => createDiagnostic(text, { hint: title })),
          { freshness: 'unknown', verdict: 'unknown', reason },
        )
        // On the line of the findings as well.
        const page = `${'\n'.repeat(13)}${reason}`
        const body = renderComment(createContent(report, { text: title, path: name, page }), state)
        expect(listActing(body).filter((acting) => !own.test(acting))).toEqual([])
        expect(body.match(/^<!-- git-handoff/gm)).toHaveLength(1)
        expect(body).not.toMatch(/^::/m)
      }),
      { numRuns: propertyRuns(150) },
    )
  })
})

describe('renderGroup', () => {
  const lines = ['# Handoff', '- [ ] TBD', '- [ ] TBD `x`', '- [ ] Fix', '- [ ] Fix']
  const view = { lines, linkTo: (line: number | null) => `#L${line}`, mostLines: 2, told: null }
  const on = (line: number, reason = 'Unexpected placeholder', more: Partial<Diagnostic> = {}) =>
    createDiagnostic(reason, {
      ruleId: 'no-placeholder',
      place: { start: { line, column: 1 }, end: { line, column: 9 } },
      ...more,
    })

  it('shows the line that it is about', () => {
    const [first = [], second = []] = groupFindings([on(3), on(2)])
    expect(renderGroup(first, view)).toBe(
      '- ❌ [line 2](#L2) `- [ ] TBD`: Unexpected placeholder. (`no-placeholder`)',
    )
    expect(renderGroup(second, view)).toContain('[line 3](#L3) `` - [ ] TBD `x` ``: ')
  })

  it('tells many that say the same at once', () => {
    const groups = groupFindings([on(5), on(3), on(2), on(4, 'Another')])
    expect(groups.map((group) => group.length)).toEqual([3, 1])
    expect(renderGroup(groups[0] ?? [], view)).toBe(
      '- ❌ Unexpected placeholder. Lines [2](#L2), [3](#L3) and 1 more. (`no-placeholder`)',
    )
  })

  it('leaves out a hint that names the command above', () => {
    const found = on(2, 'Unexpected change', { hint: 'Run `git handoff sync`.' })
    const told = 'git handoff sync'
    expect(renderGroup([found], view)).toContain('Run `git handoff sync`.')
    expect(renderGroup([found], { ...view, told })).not.toContain('Run')
  })
})

describe('blobLink', () => {
  it('leads to the file, whatever its name', () => {
    const link = blobLink({ server: 'https://github.com', repository: 'o/r', head }, 'a b/(c)#?.md')
    expect(link(3)).toBe(`https://github.com/o/r/blob/${head}/a%20b/%28c%29%23%3F.md?plain=1#L3`)
  })
})
