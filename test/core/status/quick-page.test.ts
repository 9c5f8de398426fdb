import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parsePage } from '../../../src/core/page/parse-page.js'
import { countTasks } from '../../../src/core/page/tasks.js'
import { deriveShortTitle, parseQuickPage } from '../../../src/core/status/quick-page.js'
import { propertyRuns } from '../../helpers/counts.js'
import { historyFile, historyNames } from '../../helpers/history.js'

describe('a page read without a parser', () => {
  it.each(historyNames)('says of %s what the parser says', (name) => {
    const text = readFileSync(historyFile(name, 'expected.md'), 'utf8')
    const page = parsePage(text)
    const quick = parseQuickPage(text)
    expect(quick?.must).toEqual(countTasks(page))
    expect(quick?.title).toBe(page.title?.text)
    expect(quick?.work).toMatch(/^[0-9a-f]{12}$/)
  })

  it('counts what is done above and below', () => {
    const quick = parseQuickPage(page)
    expect(quick).toEqual({
      title: 'Handoff: Sessions',
      branch: 'feat/x',
      covers: '4f2a91c0d3e5',
      work: '9b1f6c2e7a40',
      must: { done: 3, total: 4 },
    })
  })

  it.each([
    ['a table', '## Remaining Work\n\n| Task | State |\n|---|---|\n| a | done |\n'],
    ['a heading over prose', '## Remaining Work\n\n### Move the store\n\nIt is slow.\n'],
    ['an underlined heading', 'Remaining work\n---\n\n- [ ] a\n'],
    ['a comment over lines', '<!--\n## Remaining Work\n- [ ] a\n-->\n'],
    ['code among tasks', '## Remaining Work\n\n- [ ] a\n\n```\n- [ ] b\n```\n'],
    ['other front matter', '---\nfoo: [a]\n---\n## Remaining Work\n'],
    ['code that never ends', '```\n## Remaining Work\n'],
  ])('leaves %s to the parser', (_, text) => {
    expect(parseQuickPage(text)).toBeNull()
  })

  it('never counts otherwise than the parser', () => {
    let read = 0
    fc.assert(
      fc.property(fc.array(line, { maxLength: 25 }), fc.constantFrom('\n', '\r\n'), (lines, end) => {
        const text = `${lines.join(end)}${end}`
        const quick = parseQuickPage(text)
        if (quick === null) return
        read++
        expect(quick.must).toEqual(countTasks(parsePage(text)))
      }),
      { numRuns: propertyRuns(1500) },
    )
    expect(read).toBeGreaterThan(propertyRuns(1500) / 7.5)
  })
})

describe('the short title', () => {
  it.each([
    ['Handoff: Sessions', 'Sessions'],
    ['HANDOFF — Sessions', 'Sessions'],
    ['Sessions', 'Sessions'],
  ])('of %s is %s', (title, short) => {
    expect(deriveShortTitle(title)).toBe(short)
  })
})

const page = `---
handoff: 1
branch: feat/x
base: main
covers: 4f2a91c0d3e5
work: 9b1f6c2e7a40
---
# Handoff: Sessions

## Completed Work

### Tasks Done

- [x] One

### Files Modified

\`\`\`sh
# Remaining Work
\`\`\`

## Remaining Work

1. ✅ Two,
   on two lines
2. Three
   - [ ] a part of it

### Must Complete
- [X] Four

### Nice to Have
- [ ] Five
`

const line = fc.oneof(
  { weight: 3, arbitrary: fc.constant('') },
  fc.constantFrom(
    '# Title',
    '## Remaining Work',
    '## Next steps',
    '### Must Complete',
    '### Nice to Have',
    '### Tasks Done',
    '## Completed Work',
    '## Gotchas',
    '### Later',
    '#### A thing',
    '- [ ] open',
    '- [x] done',
    '* [X] done too',
    '1. first',
    '2. **DONE** second',
    '3) third ✅',
    '- [ ]',
    '-',
    '- - nested at once',
    '  - [ ] nested',
    '   - three',
    '    - four',
    '  more of it',
    'prose',
    '~~struck~~',
    '> - [ ] quoted',
    '---',
    '***',
    '| a | b |',
    '```',
    '    code',
    '\t- tab',
    '- ```js',
    '<br>',
    '* * *',
  ),
)
