import { describe, expect, it } from 'vitest'
import {
  deriveFileItems,
  isFolderDetail,
  isUnreadLine,
  parseFileEntry,
  renderFileEntry,
  renderFolderEntry,
  renderFormerEntry,
} from '../../../src/core/entries/files.js'
import { renderLines } from '../../../src/core/entries/lines.js'
import type { FileChange } from '../../../src/core/facts.js'
import { file } from './facts.js'

describe('a file of the branch, as one line', () => {
  it.each([
    [{}, '`src/a.ts` (lines 15-89)'],
    [{ ranges: [[7, 7]] }, '`src/a.ts` (line 7)'],
    [{ ranges: [], additions: 0, deletions: 12 }, '`src/a.ts` (12 lines removed)'],
    [{ status: 'added', additions: 64, ranges: [[1, 64]] }, '`src/a.ts` (new file, 64 lines)'],
    [{ status: 'added', additions: 1, ranges: [[1, 1]] }, '`src/a.ts` (new file, 1 line)'],
    [{ status: 'added', additions: 0, ranges: [] }, '`src/a.ts` (new empty file)'],
    [{ status: 'deleted', additions: 0, deletions: 40, ranges: [] }, '`src/a.ts` (deleted, 40 lines)'],
    [
      { status: 'renamed', previousPath: 'lib/a.ts', ranges: [], additions: 0, deletions: 0 },
      '`src/a.ts` (renamed from `lib/a.ts`)',
    ],
    [{ status: 'renamed', previousPath: 'lib/a.ts' }, '`src/a.ts` (renamed from `lib/a.ts`; lines 15-89)'],
    [
      { mode: { from: '100644', to: '100755' }, ranges: [], additions: 0, deletions: 0 },
      '`src/a.ts` (now executable)',
    ],
    [
      { status: 'type-changed', mode: { from: '100644', to: '120000' }, ranges: [[1, 1]] },
      '`src/a.ts` (now a symbolic link; line 1)',
    ],
    [{ kind: 'submodule', ranges: [] }, '`src/a.ts` (submodule at another commit)'],
    [{ kind: 'binary', ranges: [], additions: 0, deletions: 0 }, '`src/a.ts` (binary file changed)'],
    [{ path: 'a`b.ts' }, '``a`b.ts`` (lines 15-89)'],
  ] as const)('%j', (change, line) => {
    const entry = renderFileEntry(
      file({ ...change, ranges: (change as { ranges?: [] }).ranges ?? [[15, 89]] }),
    )
    expect(entry).toBe(line)
    expect(parseFileEntry(entry)).toBe(line.slice(0, line.indexOf(' (')))
  })

  it.each(['`src/a.ts` (lines 15-89) and more', '`src/a.ts` (see below)', 'src/a.ts (line 1)', '`src/a.ts`'])(
    'is not what a person wrote: %s',
    (text) => expect(parseFileEntry(text)).toBeNull(),
  )

  it('reads the other lines of the list back as well', () => {
    expect(parseFileEntry(renderFolderEntry('src/', [file({}), file({})]))).toBe('`src/`')
    expect(parseFileEntry(renderFormerEntry('`src/a.ts`'))).toBe('`src/a.ts`')
  })
})

describe('renderLines', () => {
  it.each([
    ['line 5', [[5, 5]]],
    [
      'lines 15-89',
      [
        [15, 40],
        [52, 89],
      ],
    ],
    [
      'lines 3, 90-91',
      [
        [3, 3],
        [90, 91],
      ],
    ],
    [
      'lines 1, 200-203, 900-910 and 2 more places',
      [
        [1, 1],
        [60, 60],
        [200, 203],
        [900, 900],
        [910, 910],
        [950, 950],
      ],
    ],
  ] as const)('%s', (text, ranges) => {
    expect(renderLines(ranges.map(([a, b]) => [a, b]))).toBe(text)
  })
})

describe('the list of files', () => {
  const plain = { summary: false, details: () => '' }

  it('puts source first, and what nobody reads into one line', () => {
    const files = [
      file({ path: 'README.md', kind: 'docs' }),
      file({ path: 'package-lock.json', kind: 'lock', additions: 120, deletions: 30 }),
      file({ path: 'src/a.ts' }),
      file({ path: 'test/a.test.ts', kind: 'test' }),
      file({ path: 'logo.png', kind: 'binary', status: 'added', additions: 0, deletions: 0 }),
    ]
    expect(deriveFileItems(files, plain).map(({ text }) => text)).toEqual([
      '`src/a.ts` (lines 1-2)',
      '`test/a.test.ts` (lines 1-2)',
      '`README.md` (lines 1-2)',
      'Lock and binary files: `package-lock.json` (+120 −30) and `logo.png` (new binary file)',
    ])
    expect(isUnreadLine('Lock and binary files: `package-lock.json` (+120 −30) and `logo.png`')).toBe(true)
  })

  it('groups by folder above 60 files, the largest changes named first', () => {
    const files = Array.from({ length: 70 }, (_, index) =>
      file({ path: `src/${index % 2 === 0 ? 'a' : 'b'}/f${index}.ts`, additions: index, deletions: 1 }),
    )
    const items = deriveFileItems(files, plain)
    expect(items).toEqual([
      {
        text: '`src/a/` (35 files, +1190 −35)',
        details: '- `f68.ts` (+68 −1), `f66.ts` (+66 −1), `f64.ts` (+64 −1) and 32 more',
        done: null,
      },
      {
        text: '`src/b/` (35 files, +1225 −35)',
        details: '- `f69.ts` (+69 −1), `f67.ts` (+67 −1), `f65.ts` (+65 −1) and 32 more',
        done: null,
      },
    ])
    expect(isFolderDetail(items[0]?.details.slice(2) ?? '')).toBe(true)
  })

  it('tells what tests only read by folder, beside the tests', () => {
    const at = (path: string, change: Partial<FileChange> = {}) =>
      file({ path, kind: 'test', status: 'added', ...change })
    const modified = { status: 'modified' as const }
    const files = [
      ...['in/Cargo.toml', 'in/src/lib.rs', 'out/Cargo.toml'].map((path) => at(`tests/suite/one/${path}`)),
      at('tests/suite/one/one_test.rs'),
      at('tests/suite/main.rs', modified),
      ...['a.json', 'b.json'].map((path) => at(`tests/suite/two/${path}`)),
      ...['a.sh', 'b.sh', 'c.sh'].map((path) => at(`tests/end/to/end/${path}`)),
      ...['Pet', 'Visit', 'Vet'].map((name) => at(`src/test/java/org/samples/${name}Tests.java`, modified)),
      ...['a.json', 'b.json', 'c.json'].map((path) => at(`src/fixtures/${path}`, modified)),
    ]
    const [first, ...others] = deriveFileItems(files, plain)
    expect([first?.text, ...others.map(({ text }) => text.replace(/ \(.*/, ''))]).toEqual([
      '`tests/suite/one/` (3 files, +6 −3)',
      '`tests/suite/one/one_test.rs`',
      '`tests/suite/main.rs`',
      '`tests/suite/two/a.json`',
      '`tests/suite/two/b.json`',
      '`tests/end/to/end/`',
      ...['Pet', 'Visit', 'Vet'].map((name) => `\`src/test/java/org/samples/${name}Tests.java\``),
      '`src/fixtures/`',
    ])
  })

  it('never lists more than about thirty folders', () => {
    const files = Array.from({ length: 400 }, (_, index) =>
      file({ path: `p${index % 9}/q${index % 7}/r${index}/f.ts` }),
    )
    expect(deriveFileItems(files, plain).length).toBeLessThanOrEqual(30)
  })
})
