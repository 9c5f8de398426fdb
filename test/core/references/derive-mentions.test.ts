import { describe, expect, it } from 'vitest'
import { parsePage } from '../../../src/core/page/parse-page.js'
import type { Mention } from '../../../src/core/references/mention.js'
import { deriveMentions, listPeoples } from '../../../src/core/references/mentions.js'
import { cpuTime } from '../../helpers/timing.js'

function mentionsOf(text: string, path = 'HANDOFF.md'): Mention[] {
  return deriveMentions(parsePage(text), path)
}

/** `path src/a.ts`, `lines src/a.ts 3-4`, `symbol f`, … with `gone` or `planned` where the words say so. */
function describeAll(text: string, path?: string): string[] {
  return mentionsOf(text, path).map((mention) => {
    const intent = mention.intent === 'stated' ? '' : ` (${mention.intent})`
    if (mention.kind === 'path') return `path ${mention.path}${intent}`
    if (mention.kind === 'lines') return `lines ${mention.of.path} ${mention.lines.join('-')}${intent}`
    if (mention.kind === 'commit') return `commit ${mention.id}`
    return `${mention.kind} ${mention.name}${intent}`
  })
}

describe('what a page names', () => {
  it.each([
    ['Read `src/a.ts` and src/b.ts.', ['path src/a.ts', 'path src/b.ts']],
    ['See [a](src/a.ts) and [b](./src/b.ts#L3).', ['path src/a.ts', 'path src/b.ts', 'lines src/b.ts 3-3']],
    ['**`src/a.ts`**, _src/b.ts_', ['path src/a.ts', 'path src/b.ts']],
    ['`src/a.ts` (lines 3-4)', ['path src/a.ts', 'lines src/a.ts 3-4']],
    [
      '`src/a.ts`, line 3, 7-9 and 12',
      ['path src/a.ts', 'lines src/a.ts 3-3', 'lines src/a.ts 7-9', 'lines src/a.ts 12-12'],
    ],
    ['Line 3 of `src/a.ts`', ['path src/a.ts', 'lines src/a.ts 3-3']],
    ['`src/a.ts` (120 lines, L2 cache)', ['path src/a.ts']],
    ['`src/a.ts` around line 3', ['path src/a.ts']],
    ['`npm run lint && make all`', ['command lint', 'command all']],
    ['`FOO=1 pnpm --filter web build -- --x`', ['command build']],
    ['`node scripts/a.mjs --out=dist/b.js`', ['path scripts/a.mjs', 'path dist/b.js']],
    ['`Session.create`, `load(key)`, call load() now', ['symbol create', 'symbol load', 'symbol load']],
    ['commit 4f2a91c0, `9b1f6c2e7a40`, `1234567`', ['commit 9b1f6c2e7a40', 'commit 4f2a91c0']],
    ['```\nsrc/a.ts\n```', []],
    ['<!-- src/a.ts -->', []],
  ])('%s', (text, expected) => {
    expect(describeAll(text).toSorted()).toEqual([...expected].toSorted())
  })

  it.each([
    'Deleted `src/a.ts`.',
    'Moved `load` from `src/a.ts` to `src/b.ts`',
    'Removed the unused files `src/b/`, `src/a.ts`',
    '`src/a.ts` was deleted.',
    '`src/a.ts` → `src/b.ts`',
    '`src/a.ts` no longer exists',
    '~~`src/a.ts`~~',
    'These were deleted:\n- `src/a.ts`',
    '## Removed files\n- `src/a.ts`',
    '| File | State |\n| --- | --- |\n| `src/a.ts` | deleted |',
    '| Old | New |\n| --- | --- |\n| `src/a.ts` | x |',
    '- 4f2a91c0 Add `src/a.ts`',
    '`git rm src/a.ts`',
    '`src/a.ts` を削除しました',
    'Die Datei `src/a.ts` wurde gelöscht.',
    'Se ha eliminado `src/a.ts`.',
  ])('is meant to be gone: %s', (text) => {
    const paths = mentionsOf(text).filter((mention) => mention.kind === 'path' && mention.path === 'src/a.ts')
    expect(paths.map(({ intent }) => intent)).toEqual(['gone'])
  })

  it.each([
    'Update `src/a.ts`: it still calls the removed `load`',
    'We moved on. `src/a.ts` holds the rest',
    'Rename the field in `src/a.ts`',
    'Removed two calls from `src/a.ts`',
    '- Delete the cache\n- `src/a.ts` is next',
    '## Gotchas\n`src/a.ts` removes nothing',
    '# Handoff: Remove the old tokens\n\n`src/a.ts` rounds',
    '### 2. Remove the tokens\n\n- `src/a.ts` still reads them',
  ])('is meant to be there: %s', (text) => {
    const paths = mentionsOf(text).filter((mention) => mention.kind === 'path' && mention.path === 'src/a.ts')
    expect(paths.map(({ intent }) => intent)).not.toContain('gone')
    expect(paths).toHaveLength(1)
  })

  it('lends paths the folder of what they stand under, and of the page', () => {
    const text = '## `web/`\n- `src/auth/session.ts`\n  - `store.ts`: line 3\n'
    const store = mentionsOf(text, 'docs/handoff.md').find(({ text }) => text === 'store.ts')
    expect(store).toMatchObject({ folders: ['src/auth', 'web', 'docs'] })
    expect(describeAll(text)).toContain('lines store.ts 3-3')
  })

  it('leaves out what begins in derived lines, which still lend their place', () => {
    const text = '1. `src/a.ts` (lines 3-4)\n   - see line 7\n'
    const derived = [{ start: 0, end: text.indexOf('\n') + 1 }]
    const mentions = listPeoples(deriveMentions(parsePage(text), 'HANDOFF.md'), derived)
    expect(mentions).toMatchObject([{ kind: 'lines', lines: [7, 7], of: { path: 'src/a.ts' } }])
  })

  it('knows the place of every number', () => {
    const text = '- `src/a.ts:12-20` and [b](src/b.ts#L3), lines 4, 6-8\n'
    const numbers = mentionsOf(text).flatMap((mention) =>
      mention.kind === 'lines' ? [text.slice(mention.numbers.start, mention.numbers.end)] : [],
    )
    expect(numbers).toEqual(['12-20', 'L3', '4', '6-8'])
  })

  it('reads long lines and large pages in time', () => {
    // Longer lines, and pages with more marks, are refused before they are parsed.
    const lines = ['`src/a.ts` was and '.repeat(200), 'a/'.repeat(7_500), 'x.'.repeat(7_500)]
    const page = `${lines.join('\n\n')}\n\n${'- `src/a.ts:12` and `f()` line 3, 4\n'.repeat(1_500)}`
    const parsed = parsePage(page)
    const start = cpuTime()
    deriveMentions(parsed, 'HANDOFF.md')
    expect(cpuTime() - start).toBeLessThan(5_000)
  })
})
