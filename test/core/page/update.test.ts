import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { deriveMovedLines } from '../../../src/core/freshness/moved-lines.js'
import type { SectionKind } from '../../../src/core/handoff.js'
import { parseHandoff } from '../../../src/core/page/parse.js'
import { parsePage } from '../../../src/core/page/parse-page.js'
import { createPage, updatePage } from '../../../src/core/page/update.js'
import { derived } from './derived.js'

const fixture = (path: string) =>
  readFileSync(new URL(`../../fixtures/pages/${path}`, import.meta.url), 'utf8')
const todo = (line: number, text = 'close the pool') => `Resolve the TODO in \`src/a.ts:${line}\`: ${text}`

describe('a fence that is never closed', () => {
  it.each(['```\ntext', '```\n    ```', '```\n\t```', '~~~\n```\n~~'])('keeps ours out of it: %j', (page) => {
    const facts = derived({ environment: ['Test: `npm test`'] })
    const once = updatePage(page, facts, null)
    expect(once.indexOf('## Environment')).toBeLessThan(once.indexOf(page))
    expect(updatePage(once, facts, facts)).toBe(once)
  })
})

it('an item whose fence is never closed ends before the next one', () => {
  const page = '# X\n\n## Remaining Work\n   - `open`:\n     ```ts 86d562\n     open()\n- [x]\n Resolve it\n'
  const updated = updatePage(page, derived({ must: [todo(1)] }), null)
  expect(updated).toContain('     open()\n')
  expect(updated.split('Resolve it').length).toBe(2)
})

it('two sections of a kind whose lines have no cause any more go in one update', () => {
  const section = '## Environment\n\n- Test: `npm test` · Needs: `REDIS_URL`\n\n'
  const current = derived({ files: ['`src/a.ts` (line 1)'] })
  const once = updatePage(section + section, current, null)
  expect(updatePage(once, current, current)).toBe(once)
})

describe('a carriage return alone, which ends a line in Markdown', () => {
  const current = derived({ files: ['`src/a.ts` (lines 1-3)', '`src/new.ts` (new file, 1 line)'] })
  const breaks = ['\r', '\r\r\r\r\r', '\r\r\n', '\n\r', '\u2028', '\u0085', '\f', '\v']
  it.each(breaks)('%j in a derived line adds no line again and again', (text) => {
    const page = `### Files Modified\n\n1. \`src/a.ts\` (li${text} | d |\n\n`
    const once = updatePage(page, current, null)
    expect(updatePage(once, current, current)).toBe(once)
    expect(once.split('src/new.ts').length).toBe(2)
  })

  it('stays as people wrote it, and is a line for whatever reads the page', () => {
    const page =
      '# Handoff: X\r\r## Context\r\rWords\rmore words\r\r### Files Modified\r\r1. `src/a.ts` (line 1)\r'
    const updated = updatePage(page, current, null)
    expect(updated).toContain('## Context\r\rWords\rmore words\r\r')
    expect(updated).toContain('1. `src/a.ts` (lines 1-3)')
    expect(updated.split('src/a.ts').length).toBe(2)
    expect(updatePage(updated, current, current)).toBe(updated)
  })
})

describe('a page that a merge took from both sides', () => {
  const facts = derived({ files: ['`src/a.ts` (line 1)', '`src/b.ts` (line 2)'] })
  const page = createPage(facts)
  const twice = page.replace(
    /^covers: .*\nwork: .*\n/m,
    (lines) => `${lines}covers: 0123456789ab\nwork: ba9876543210\n`,
  )

  it.each(['\n', '\r\n'])('has its derived keys once again, with %j', (eol) => {
    const merged = twice.replaceAll('\n', eol)
    expect(updatePage(merged, facts, null)).toBe(page.replaceAll('\n', eol))
  })

  it('is nobody’s but a person’s to mend where another key stands twice', () => {
    expect(() => updatePage(page.replace('base: main\n', 'base: main\nbase: dev\n'), facts, null)).toThrow(
      'unique',
    )
    expect(() => updatePage(page.replace('base: main\n', 'x: 1\nx: 2\n'), facts, null)).toThrow('unique')
  })
})

describe('a page that people wrote', () => {
  const facts = derived({
    changes: ['Add the token bucket (2 files)'],
    files: ['`src/limit/bucket.ts` (new file, 80 lines)'],
    must: ['Resolve the TODO in `src/limit/window.ts:9`: drop old slots'],
    dependencies: ['Added `redis` `^5.0.0` (`package.json`)'],
  })

  it('is adopted: its sections are known by meaning, and ours stand among them', () => {
    expect(updatePage(fixture('adopted/before.md'), facts, null)).toBe(fixture('adopted/after.md'))
  })
})

describe('remarks below a derived line', () => {
  const first = derived({ files: ['`src/a.ts` (lines 1-9)', '`src/b.ts` (line 2)'] })
  const page = createPage(first).replace(
    '(lines 1-9)\n',
    '(lines 1-9)\n   - Sessions live 24 hours\n\n     as agreed\n',
  )

  it('stay where they are when the facts around them change', () => {
    const next = derived({ files: ['`src/0.ts` (line 7)', '`src/a.ts` (lines 4-20)'] })
    expect(updatePage(page, next, first)).toContain(
      '1. `src/0.ts` (line 7)\n2. `src/a.ts` (lines 4-20)\n   - Sessions live 24 hours\n\n     as agreed\n\n## Remaining',
    )
  })

  it('are kept once when the file leaves the work, and found again when it comes back', () => {
    const without = derived({ files: ['`src/b.ts` (line 2)'] })
    const left = updatePage(updatePage(page, without, first), without, without)
    expect(left).toContain('1. `src/a.ts` (no longer part of this work)\n   - Sessions live 24 hours\n')
    expect(updatePage(left, first, without)).toBe(page)
  })

  it('follow a renamed file', () => {
    const next = derived({ files: ['`src/z.ts` (renamed from `src/a.ts`; line 3)', '`src/b.ts` (line 2)'] })
    expect(updatePage(page, next, first)).toContain(
      '1. `src/z.ts` (renamed from `src/a.ts`; line 3)\n   - Sessions live 24 hours\n',
    )
  })

  describe('below what is derived below a file', () => {
    const fileWith = (...details: string[]) =>
      derived({
        files: [
          {
            text: '`src/a.ts` (lines 1-9)',
            details: details.map((line) => `- ${line}`).join('\n'),
            done: null,
          },
        ],
      })
    const before = fileWith('Added `open`', 'Reads `KEY` (line 3)')
    const remark = '     - as agreed\n\n       with Bob\n'
    const written = createPage(before).replace('Added `open`\n', `Added \`open\`\n${remark}`)

    it('stay as long as that holds', () => {
      const now = fileWith('Added `open`', 'Reads `KEY` (line 5)')
      const once = updatePage(written, now, before)
      expect(once).toContain(`   - Reads \`KEY\` (line 5)\n   - Added \`open\`\n${remark}`)
      expect(updatePage(once, now, now)).toBe(once)
      expect(deriveMovedLines(parsePage(once), now)).toEqual([])
      expect(updatePage(written, before, before)).toBe(written)
    })

    it('are one with a sentence that goes on', () => {
      const page = written.replace(remark, '     in a hurry\n')
      expect(updatePage(page, fileWith('Added `close`'), before)).toContain(
        '   - Added `close`\n   - Added `open`\n     in a hurry\n',
      )
    })

    it.each(['\n', '\r\n'])('and then stand below the file', (eol) => {
      const now = fileWith('Added `close`')
      const once = updatePage(written.replaceAll('\n', eol), now, before)
      expect(once.replaceAll(eol, '\n')).toContain('   - Added `close`\n   - as agreed\n\n     with Bob\n')
      expect(once).not.toContain('`open`')
      expect(updatePage(once, now, now)).toBe(once)
    })
  })

  it.each<[SectionKind, string, string | null, string]>([
    [
      'architecture',
      'New folder `src/` (1 file)',
      'New folder `src/` (2 files)',
      'New folder `src/` (2 files)',
    ],
    ['architecture', 'New folder `src/` (1 file)', null, 'New folder `src/` (no longer part of this work)'],
    [
      'architecture',
      'Moved `a/` to `b/` (2 files)',
      null,
      'Moved `a/` to `b/` (no longer part of this work)',
    ],
    [
      'architecture',
      'New workflow `a.yml`',
      'New workflows: `a.yml` and `b.yml`',
      'New workflows: `a.yml` and `b.yml`',
    ],
    [
      'architecture',
      'New workflows: `a.yml` and `b.yml`',
      'Changed workflow `c.yml`',
      'New workflows: `a.yml` and `b.yml` (no longer part of this work)',
    ],
    ['changes', 'Open the pool (`src/a.ts`)', 'All at once (2 files)', 'Open the pool'],
    [
      'changes',
      'Open the pool (breaking; 3 files)',
      'Open the pool (breaking; `a.ts`)',
      'Open the pool (breaking; `a.ts`)',
    ],
  ])('stand below what still holds of %s: %s, now %s', (kind, text, next, told) => {
    const [before, now] = [derived({ [kind]: [text] }), derived({ [kind]: next === null ? [] : [next] })]
    const written = createPage(before).replace(`- ${text}\n`, `- ${text}\n  - as agreed\n`)
    const once = updatePage(written, now, before)
    expect(once).toContain(`- ${told}\n  - as agreed\n`)
    if (next !== null) expect(once.split(next)).toHaveLength(2)
    expect(updatePage(once, now, now)).toBe(once)
    expect(updatePage(once, now, null)).toBe(once)
    if (kind === 'architecture') expect(updatePage(once, before, now)).toBe(written)
  })

  describe('follow a file that the branch added and has renamed since', () => {
    const before = derived({
      files: ['`src/0.ts` (line 7)', '`src/a.ts` (new file, 9 lines)'],
      must: [todo(7)],
      nice: ['Test `open` in `src/a.ts:3`'],
    })
    const written = createPage(before)
      .replace('9 lines)\n', '9 lines)\n   - Sessions live 24 hours\n')
      .replace('- [ ] Resolve', '- [x] Resolve')
    const renames = new Map([['src/a.ts', 'lib/z.ts']])

    it('with its ticks', () => {
      const now = derived({
        files: ['`lib/z.ts` (new file, 12 lines)', '`src/0.ts` (line 7)'],
        must: ['Resolve the TODO in `lib/z.ts:9`: close the pool'],
        nice: ['Test `open` in `lib/z.ts:4`'],
      })
      const once = updatePage(written, now, before, renames)
      expect(once).toContain('`lib/z.ts` (new file, 12 lines)\n   - Sessions live 24 hours\n')
      expect(once).toContain(
        '### Must Complete\n\n- [x] Resolve the TODO in `lib/z.ts:9`: close the pool\n\n### Nice to Have\n\n- [ ] Test `open` in `lib/z.ts:4`\n',
      )
      expect(once).not.toContain('src/a.ts')
      expect(updatePage(once, now, now)).toBe(once)
    })

    it.each([
      ['is still in the work', '`src/a.ts` (deleted, 9 lines)', written],
      [
        'has a line for the new name',
        '`src/0.ts` (line 7)',
        written.replace(/(?<=9 lines\)\n.*\n)/, '3. `lib/z.ts` (new file, 9 lines)\n   - Mine\n'),
      ],
    ])('but not where the old name %s', (_, other, page) => {
      const now = derived({ files: ['`lib/z.ts` (new file, 12 lines)', other] })
      expect(updatePage(page, now, before, renames)).toMatch(
        /`src\/a\.ts` \((?:deleted, 9 lines|no longer part of this work)\)\n {3}- Sessions live 24 hours\n/,
      )
    })
  })

  it.each(['-\t', '1.\t', '-     ', '  -\t', '10.  '])('stand as far in as %j asks for', (marker) => {
    const facts = derived({
      files: [{ text: '`src/a.ts` (line 1)', details: '- Changed `a`\n- Reads `B` (line 2)', done: null }],
    })
    const once = updatePage(`# X\n\n## Files Modified\n\n${marker}\`src/a.ts\` (line 1)\n`, facts, null)
    expect(updatePage(once, facts, facts)).toBe(once)
    expect(once.match(/Changed `a`/g)).toHaveLength(1)
  })

  it('stay nested when the number above them gets wider', () => {
    const names = ['0', '1', '2', '3', '4', '5', '6', '7', '8'].map((name) => `\`src/${name}.ts\` (line 1)`)
    const next = derived({ files: [...names, '`src/a.ts` (lines 1-9)', '`src/b.ts` (line 2)'] })
    const wider = updatePage(page, next, first)
    expect(wider).toContain(
      '10. `src/a.ts` (lines 1-9)\n    - Sessions live 24 hours\n\n      as agreed\n11. `src/b.ts`',
    )
    expect(updatePage(wider, first, next)).toBe(page)
  })
})

describe('facts below a file', () => {
  it('stay, where people have what is done among what is left to do', () => {
    const facts = derived({
      files: [{ text: '`src/a.ts` (line 1)', details: '- Changed `a`', done: null }],
      must: [todo(5)],
    })
    const page = updatePage('## Remaining Work\n### Completed Work\n', facts, null)
    expect(page).toContain('1. `src/a.ts` (line 1)\n   - Changed `a`\n')
    expect(updatePage(page, facts, facts)).toBe(page)
  })
})

describe('several lines about one thing', () => {
  const facts = derived({
    dependencies: [
      'Changed `redis` from `4` to `5` (`a/package.json`)',
      'Changed `redis` from `4` to `6` (`b/package.json`)',
    ],
    must: [todo(5), todo(9), todo(12)],
  })

  it('all stay', () => {
    const page = createPage(facts)
    expect(updatePage(page, facts, null)).toBe(page)
    expect(updatePage(page, facts, facts)).toBe(page)
  })

  it('go one by one, and those that stay keep what people wrote below them', () => {
    const page = createPage(facts).replace(`${todo(9)}\n`, `${todo(9)}\n  - ask Bob first\n`)
    const updated = updatePage(page, derived({ must: [todo(6), todo(9)] }), facts)
    expect(updated).toContain(
      `### Must Complete\n\n- [ ] ${todo(6)}\n- [ ] ${todo(9)}\n  - ask Bob first\n\n## Key`,
    )
    expect(updated).not.toContain('## Dependencies')
  })
})

describe('a line in which a person tells of two files', () => {
  it('has the facts of both below it', () => {
    const facts = derived({
      files: [
        { text: '`src/a.ts` (line 1)', details: '- Changed `a`', done: null },
        { text: '`src/b.ts` (line 1)', details: '- Changed `b`', done: null },
      ],
    })
    const page = '# X\n\n## Files Modified\n\n- `src/a.ts` and `src/b.ts`: the heart\n'
    const once = updatePage(page, facts, null)
    expect(once).toContain('- `src/a.ts` and `src/b.ts`: the heart\n  - Changed `a`\n  - Changed `b`\n')
    expect(updatePage(once, facts, facts)).toBe(once)
  })
})

describe('facts below a line that a person reworded', () => {
  const entry = { text: '`src/a.ts` (line 1)', details: '- Changed `a`', done: null }
  const first = derived({ files: [entry] })
  const page = createPage(first)

  it('go with their cause, the line stays', () => {
    const reworded = page.replace('(line 1)', '(line 1), the heart')
    const updated = updatePage(reworded, derived({}), first)
    expect(updated).toContain('1. `src/a.ts` (line 1), the heart\n')
    expect(updated).not.toContain('Changed `a`')
  })

  it('are not told twice where a person remarked on them', () => {
    const remarked = page.replace('- Changed `a`\n', '- Changed `a`\n     - see ADR 4\n')
    expect(updatePage(remarked, first, first)).toBe(remarked)
  })

  it('are not told twice where a person said more of the environment', () => {
    const facts = derived({ environment: ['Needs: `API_KEY`'] })
    const said = createPage(facts).replace('Needs: `API_KEY`', 'Needs: `API_KEY` (from the vault)')
    expect(updatePage(said, facts, facts)).toBe(said)
  })
})

describe('a derived task', () => {
  const first = derived({ must: [todo(5)] })
  const page = createPage(first)

  it('goes when its cause goes', () => {
    expect(updatePage(page, derived({}), first)).toContain('## Remaining Work\n\nNone recorded.\n')
  })

  it('moves with its line, and keeps its tick as long as its cause is there', () => {
    const ticked = page.replace('[ ]', '[x]')
    const next = derived({ must: [todo(12)] })
    const moved = updatePage(ticked, next, first)
    expect(moved).toContain(`- [x] ${todo(12)}\n`)
    expect(moved).toContain('Ready (all must-do tasks done)')
    const done = updatePage(moved, derived({}), next)
    expect(done).toContain(`### Tasks Done\n\n- [x] ${todo(12)}\n`)
  })

  it('is the person’s once reworded, and is not told twice', () => {
    const reworded = page.replace(todo(5), 'Ann closes the pool, see `src/a.ts:5`')
    expect(updatePage(reworded, first, first)).toBe(reworded.replace('Resolve', 'Resolve'))
    const gone = updatePage(reworded, derived({}), first)
    expect(gone).toContain('- [ ] Ann closes the pool, see `src/a.ts:5`\n')
  })

  it('stays where a person ranked it', () => {
    const ranked = page.replace('### Must Complete', '### Nice to Have')
    expect(updatePage(ranked, first, first)).not.toContain('### Must Complete')
  })

  it('is done, not gone, where a person wrote something below it', () => {
    const remarked = page.replace(`${todo(5)}\n`, `${todo(5)}\n  - ask Bob first\n`)
    expect(updatePage(remarked, derived({}), first)).toContain(`- [x] ${todo(5)}\n  - ask Bob first\n`)
  })
})

describe('a derived line with words in it', () => {
  const first = derived({ changes: ['Add the store (3 files)', 'Fix expiry (`src/a.ts`)'] })
  const page = createPage(first)

  it('goes with its commit', () => {
    const next = derived({ changes: ['Add the Redis store (3 files)'] })
    expect(updatePage(page, next, first)).toContain(
      '### Changes\n\n- Add the Redis store (3 files)\n\n## Remaining',
    )
  })

  it('is the person’s once reworded', () => {
    const reworded = page.replace(
      'Add the store (3 files)',
      'Add the store, as several instances run (3 files)',
    )
    expect(updatePage(reworded, first, first)).toBe(reworded)
  })

  it('is kept where nobody can tell that it was ours', () => {
    const next = derived({ changes: ['Add the Redis store (3 files)'] })
    expect(updatePage(page, next, null)).toContain('- Fix expiry (`src/a.ts`)\n')
  })
})

describe('ticked tasks of people', () => {
  const page =
    '# X\n\n## Remaining Work\n\n- [x] One\n- [ ] Two\n  - [x] half\n- [x] Three\n  - [ ] open part\n'

  it('move to the completed work, with what is below them, unless something there is open', () => {
    const updated = updatePage(page, derived({}), null)
    expect(updated).toContain(
      '## Completed Work\n\n### Tasks Done\n\n- [x] One\n\n## Remaining Work\n\n- [ ] Two\n',
    )
    expect(updated).toContain('- [x] Three\n  - [ ] open part\n')
    expect(updated).toContain('In progress (2 of 3 must-do tasks done)')
  })
})

describe('lines at the top', () => {
  const facts = derived({})

  it('keep a status that people worded', () => {
    const page = createPage(facts).replace(/\*\*Status:\*\* .*/, '**Status:** Blocked, waiting for Ann')
    expect(updatePage(page, facts, facts)).toBe(page)
  })

  it('keep people’s keys, comments and order in the front matter', () => {
    const page = '---\n# ours\nowner: ann # since May\nwork: old\nbranch: "feat/x"\n---\n# X\n'
    const updated = updatePage(page, facts, null)
    expect(updated.split('# X')[0]).toBe(
      '---\n# ours\nowner: ann # since May\nwork: 9b1f6c2e7a40\nbranch: "feat/x"\nhandoff: 1\nbase: main\ncovers: 4f2a91c0d3e5\nupdated: 2026-11-22\n---\n',
    )
  })

  it.each([
    ['---\na: [\n---\n# X\n', /line \d/],
    ['---\n- a\n---\n# X\n', /`key: value`/],
    ['---\n{team: x}\n---\nhi\n', /`key: value`/],
    ['---\nwork: {a: 1}\n---\nhi\n', /line 2: expected `work` to be a plain value/],
    ['---\nhandoff: 2\n---\n# X\n', /version 2/],
    ['---\nhandoff: 1\n# X\n', /never closed/],
    ['# X\n\n<<<<<<< HEAD\na\n=======\nb\n>>>>>>> x\n', /has a merge conflict at line 3/],
  ])('refuse front matter that cannot be read, with its line: %j', (page, problem) => {
    expect(() => updatePage(page, facts, null)).toThrow(problem)
  })
})

describe('a derived line below a file that a person has reworded', () => {
  const handoff = (details: string) => parseHandoff(fileWith(details))
  const fileWith = (details: string) =>
    `---\nhandoff: 1\nbranch: feat/x\n---\n# Handoff: X\n\n## Completed Work\n\n### Files Modified\n\n1. \`src/a.ts\` (lines 1-9)\n   - ${details}\n`

  it('is the person’s, and its facts are not told beside it', () => {
    const page = fileWith('Added `store`, which keeps sessions; changed `login`')
    const current = handoff('Added `store`; changed `login`')
    expect(updatePage(page, current, current)).toContain(
      '   - Added `store`, which keeps sessions; changed `login`\n',
    )
    expect(updatePage(page, current, current)).not.toContain('- Added `store`; changed')
  })

  it('does not stand for what it does not tell', () => {
    const page = fileWith('Added `store`, which keeps sessions')
    expect(updatePage(page, handoff('Added `store`; changed `login`'), null)).toContain(
      '- Added `store`; changed `login`\n',
    )
    expect(updatePage(page, handoff('Removed `store`'), null)).toContain('- Removed `store`\n')
  })
})
