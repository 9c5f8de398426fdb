import { describe, expect, it } from 'vitest'
import { renderResumeNote } from '../../../src/core/report/comment.js'
import { renderBrief } from '../../../src/core/resume/render.js'
import { renderPrompt } from '../../../src/core/resume/render-prompt.js'
import { resumeOf } from './resume-of.js'

const full = { full: true, more: 'HANDOFF.md' }
const textsOf = (notes: readonly { text: string }[]) => notes.map(({ text }) => text)

describe('what people write below a heading without a bullet', () => {
  it.each<[string, string[]]>([
    [
      'The server must be stopped first, or the\nlock stays.',
      ['The server must be stopped first, or the lock stays.'],
    ],
    ['One.\n\nTwo.\n\n- Three\n\nFour.', ['One.', 'Two.', 'Three', 'Four.']],
    ['> Stop the server\n> first.', ['Stop the server first.']],
    ['**Lock** — it stays.\n**Port** — it\nstays too.', ['**Lock** — it stays.', '**Port** — it stays too.']],
    ['The lock **stays**\n**open** — so wait.', ['The lock **stays** **open** — so wait.']],
    ['**The lock** stays\n**open** — so wait.', ['**The lock** stays **open** — so wait.']],
    ['_(to be filled in)_', []],
    ['Never on production:\n\n- `make reset`', ['Never on production:', '`make reset`']],
    ['### On Windows\n\n- Not on Windows', ['Not on Windows']],
    ['Stop the server first:\n\n```sh\nstop now\n```', ['Stop the server first: `stop now`']],
    ['```sh\nstop now\nwait\n```', ['`stop now` …']],
    [
      '<!-- what will bite? -->\n\n<details><summary>The lock</summary>\n\nIt stays.\n\n</details>',
      ['The lock', 'It stays.'],
    ],
    ['None recorded.\nThe lock stays.', ['The lock stays.']],
    ['None recorded.', []],
    ['1) One\n   1. Of it\n2) Two', ['One', 'Two']],
    ['| What | Why |\n| --- | --- |\n| Lock | stays |', ['Lock · stays']],
    [
      '### Server\n\nStop it first.\n\nAnd wait.\n\n### Windows\n\n- Paths are cut\n\n  Really.',
      ['Server: Stop it first.', 'Windows: Paths are cut'],
    ],
    ['### Known issues\n\nThe lock stays.\n\n#### Since\n\n- Monday', ['The lock stays.', 'Since: Monday']],
  ])('is a gotcha: %j', (written, told) => {
    expect(textsOf(resumeOf(`# T\n\n## Gotchas\n\n${written}\n`).gotchas)).toEqual(told)
    expect(
      textsOf(resumeOf(`# T\r\n\r\n## Gotchas\r\n\r\n${written.replaceAll('\n', '\r\n')}\r\n`).gotchas),
    ).toEqual(told)
  })

  it('is a decision, and what stands below one is told with it where there is room', () => {
    const page = `# T\n\n## Key Decisions\n\nRedis, not memory, as several instances run.\n\n1. Cookies\n   - Reason: browsers send them\n   - See \\<rfc>\n\n### Flat files\n\nNo server is there.\n\n- Nor a disk\n`
    const resume = resumeOf(page)
    expect(renderBrief(resume, full)).toContain(`Decisions:
- Redis, not memory, as several instances run.
- Cookies (Reason: browsers send them)
  - See <rfc>
- Flat files: No server is there.
  - Nor a disk
`)
    expect(renderPrompt(resume, full, () => null)).toContain(
      '[stated] "Flat files: No server is there."\n[stated] "- Nor a disk"\n',
    )
  })

  it('is said of the work left, and no task', () => {
    const page = '# T\n\n## Remaining Work\n\nShip the image once 2.0 is out.\n\n## Gotchas\n\nx\n'
    const resume = resumeOf(page)
    expect(resume).toMatchObject({ tasks: [], status: { total: 0 } })
    expect(renderBrief(resume, full)).toContain(
      'Next: No tasks listed; see the notes on remaining work.\nGotchas:\n- x\nNotes on remaining work:\n- Ship the image once 2.0 is out.\n',
    )
    expect(renderResumeNote(resume)).toContain('- Notes on remaining work: Ship the image once 2.0 is out.')
    const listed = resumeOf(page.replace('out.', 'out.\n\n**In order:**\n\n- [ ] Tag 2.0'))
    expect(renderBrief(listed, full)).toContain('Next: Tag 2.0\n')
    expect(textsOf(listed.remarks)).toEqual(['Ship the image once 2.0 is out.'])
    const headed = resumeOf(page.replace('Ship', '### Ship it\n\nShip'))
    expect(headed.remarks).toEqual([])
    expect(headed.tasks).toMatchObject([{ text: 'Ship it', details: 'Ship the image once 2.0 is out.' }])
  })

  it('is told of tasks that come later too, where all is told', () => {
    const page = '# T\n\n## Remaining Work\n\n- One\n- Two\n  - how\n- Three (after: One)\n  - where\n'
    expect(renderBrief(resumeOf(page), full)).toContain(
      'Later:\n- Two\n  - how\nBlocked:\n- Three — after: One\n  - where\n',
    )
    expect(renderBrief(resumeOf(page), { ...full, full: false })).toContain('Omitted: details.')
  })

  it('is context, also above all sections and below headings of its own', () => {
    const page =
      '# T\n\n**Status:** x\n**Goal:** Revoke tokens\n\nLast updated: today\n\nTokens leak.\n\n## Context\n\n| A | B |\n|---|---|\n| c | d |\n\n1. One\n   - two\n\n### More\n\nThree.\n\n## Gotchas\n\nx\n'
    expect(textsOf(resumeOf(page).context)).toEqual([
      'c · d',
      'One',
      'two',
      'Three.',
      '**Goal:** Revoke tokens',
      'Tokens leak.',
    ])
  })
})

it('a brief is plain text, and the comment stays Markdown', () => {
  const resume = resumeOf(
    '# Handoff: \\_\\_init\\_\\_\n\n## Remaining Work\n\n- [ ] Call `a\\_b` of \\<key>\n\n## Gotchas\n\n- \\_x\\_\n',
  )
  const brief = renderBrief(resume, { ...full, full: false })
  expect(brief).toContain('\n__init__\n')
  expect(brief).toContain('Next: Call `a\\_b` of <key>\n')
  expect(brief).toContain('- _x_\n')
  expect(renderPrompt(resume, full, () => null)).toContain('"_x_"')
  expect(renderResumeNote(resume)).toContain('- Next: Call `a\\_b` of \\<key>')
})
