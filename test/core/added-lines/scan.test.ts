import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createLineScanner } from '../../../src/core/added-lines/scan.js'
import type { FileKind } from '../../../src/core/facts.js'
import type { ScannedFile } from '../../../src/core/files/language.js'
import { cpuTime } from '../../helpers/timing.js'

const code: ScannedFile = { path: 'src/a.ts', kind: 'source', language: 'typescript' }
const other: ScannedFile = { path: 'src/b.ts', kind: 'source', language: 'typescript' }
const tests: ScannedFile = { path: 'test/a.test.ts', kind: 'test', language: 'typescript' }

/** `+text` and `-text`, as in a diff; added lines are numbered from 1 and follow each other. */
function scan(...files: [file: ScannedFile, ...lines: string[]][]) {
  const scanner = createLineScanner()
  for (const [file, ...lines] of files) {
    let number = 0
    for (const line of lines) {
      if (line.startsWith('-')) scanner.removed(file, line.slice(1))
      else scanner.added(file, ++number, line.slice(1))
    }
  }
  const { variables, openEnds } = scanner.finish()
  return { variables, openEnds: openEnds.map(({ path, line, text }) => `${path}:${line} ${text}`) }
}

describe('createLineScanner', () => {
  it('tells what it finds, with its place, in the order of the diff', () => {
    const conflict = `${'<'.repeat(7)} HEAD`
    const scanned = scan(
      [code, `+${conflict}`, '+// TODO: rotate keys', '+connect(process.env.REDIS_URL)'],
      [tests, '+it.skip("rotates keys", () => {'],
    )
    expect(scanned).toEqual({
      variables: [{ name: 'REDIS_URL', path: 'src/a.ts', line: 3 }],
      openEnds: [
        `src/a.ts:1 ${conflict}`,
        'src/a.ts:2 TODO: rotate keys',
        'test/a.test.ts:1 it.skip("rotates keys")',
      ],
    })
  })

  it.each<[kind: FileKind, path: string, scans: boolean]>([
    ['source', 'src/a.ts', true],
    ['test', 'test/a.test.ts', true],
    ['docs', 'README.md', true],
    ['config', 'ci.yml', true],
    ['test', 'test/fixtures/a.ts', false],
    ['lock', 'yarn.lock', false],
    ['generated', 'dist/a.js', false],
    ['vendored', 'vendor/a.go', false],
    ['binary', 'a.png', false],
    ['submodule', 'lib', false],
  ])('scans %s %s: %s', (kind, path, scans) => {
    expect(createLineScanner().scans({ path, kind, language: null })).toBe(scans)
  })

  it('tells of a variable that some line goes on without it', () => {
    const { variables } = scan([code, '+use(process.env.PORT)', '+process.env.PORT ?? 3000'])
    expect(variables).toEqual([{ name: 'PORT', path: 'src/a.ts', line: 1, optional: true }])
  })

  it('reads a variable once, at its first place', () => {
    const { variables } = scan([code, '+process.env.REDIS_URL'], [other, '+process.env.REDIS_URL'])
    expect(variables).toEqual([{ name: 'REDIS_URL', path: 'src/a.ts', line: 1 }])
  })

  it('goes on in the next line of a comment, and not in code', () => {
    const long = '+// TODO: rotate the keys of every session that was opened before'
    expect(scan([code, long, '+// the server started', '+// await rotate()']).openEnds).toEqual([
      'src/a.ts:1 TODO: rotate the keys of every session that was opened before the server started',
    ])
    expect(scan([code, long, '+// await rotate()']).openEnds).toEqual([`src/a.ts:1 ${long.slice(4)}`])
    expect(scan([code, long, '+rotate()']).openEnds).toHaveLength(1)
  })

  it('takes the title of a skipped test from the next line', () => {
    expect(scan([tests, '+it.skip(', "+  'rotates keys',"]).openEnds).toEqual([
      "test/a.test.ts:1 it.skip('rotates keys')",
    ])
    expect(scan([tests, '+test.skip(', '+  !hasRedis,']).openEnds).toEqual([])
    expect(scan([tests, '+test.skip(']).openEnds).toEqual([])
  })

  it('leaves out what a long string quotes', () => {
    expect(scan([tests, '+run(`', '+  it.skip("a", () => {})', '+  // TODO: b', '+`)']).openEnds).toEqual([])
  })

  it('skips lines that nobody wrote by hand', () => {
    expect(scan([code, `+${'x'.repeat(6_000)} // TODO: rotate keys`]).openEnds).toEqual([])
  })
})

describe('what is not new', () => {
  it('moved, to another place or file', () => {
    expect(scan([code, '-// TODO: rotate keys', '+a', '+  // TODO: rotate keys']).openEnds).toEqual([])
    expect(scan([code, '+// TODO: rotate keys'], [other, '-# // TODO: rotate keys']).openEnds).toEqual([])
    expect(scan([tests, '-it.skip("a b", () => {', "+it.skip('a b', async () => {"]).openEnds).toEqual([])
  })

  it('punctuated or worded a little differently', () => {
    expect(scan([code, '-// TODO rotate keys', '+// TODO(ann): Rotate keys.']).openEnds).toEqual([])
    expect(scan([code, '-// TODO: rotate keys', '+// TODO: rotate all keys']).openEnds).toEqual([])
  })

  it('a variable that was read elsewhere', () => {
    expect(scan([code, '-process.env.REDIS_URL'], [other, '+process.env.REDIS_URL']).variables).toEqual([])
  })
})

describe('what is new', () => {
  it('one more than before', () => {
    expect(scan([code, '-// TODO: dox', '+// TODO: dox', '+// TODO: dox']).openEnds).toEqual([
      'src/a.ts:2 TODO: dox',
    ])
  })

  it('another one in the same place', () => {
    expect(scan([code, '-// TODO: rotate keys', '+// TODO: log out everywhere']).openEnds).toHaveLength(1)
  })

  it('a test that ran before', () => {
    expect(scan([tests, '-it("a", () => {', '+it.skip("a", () => {']).openEnds).toHaveLength(1)
  })

  it('another kind of open end with the same words', () => {
    expect(scan([tests, '-// TODO: it.skip("a")', '+it.skip("a")']).openEnds).toHaveLength(1)
  })
})

describe('any diff', () => {
  const file = fc.constantFrom(code, other, tests, {
    path: 'a.py',
    kind: 'source',
    language: 'python',
  } as const)
  const line = fc
    .array(
      fc.constantFrom(
        '// TODO: a',
        'it.skip("a"',
        '`',
        '"""',
        '<<<<<<< a',
        '=======',
        'process.env.A',
        '# FIXME',
        ' b',
        '(',
      ),
    )
    .map((parts) => parts.join(''))

  it('never throws, and cancels out against its own reverse', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(file, line)), (lines) => {
        const scanner = createLineScanner()
        // Apart from each other, so that no line is read in the light of the one before.
        lines.forEach(([each, text], index) => {
          scanner.removed(each, text)
          scanner.added(each, 10 * index + 1, text)
        })
        expect(scanner.finish()).toEqual({ variables: [], openEnds: [], tests: [], limits: [] })
      }),
    )
  })

  it('keeps 200 open ends of a file and 2,000 in all, and says so', () => {
    const scanner = createLineScanner()
    for (let number = 1; number <= 100_000; number += 1)
      scanner.added(code, number, `// TODO: part ${number}`)
    const { openEnds, limits } = scanner.finish()
    expect(openEnds.map(({ line }) => line)).toEqual(Array.from({ length: 200 }, (_, at) => at + 1))
    expect(limits).toEqual([
      {
        kind: 'findings-left-out',
        path: code.path,
        reason: 'only 200 open ends of a file and 2000 in all are read',
      },
    ])

    const all = createLineScanner()
    for (let file = 0; file < 15; file += 1)
      for (let number = 1; number <= 150; number += 1)
        all.added({ ...code, path: `src/${file}.ts` }, number, `// TODO: part ${number} of ${file}`)
    const found = all.finish()
    expect(found.openEnds).toHaveLength(2_000)
    expect(found.limits.map(({ path }) => path)).toEqual(['src/13.ts', 'src/14.ts'])
  })

  it('leaves nothing out where 300 only moved', () => {
    const scanner = createLineScanner()
    for (let number = 1; number <= 300; number += 1) {
      scanner.removed(code, `// TODO: part ${number}`)
      scanner.added({ ...code, path: 'src/moved.ts' }, number, `// TODO: part ${number}`)
    }
    expect(scanner.finish()).toMatchObject({ openEnds: [], limits: [] })
  })

  it('of 400,000 lines takes a moment', () => {
    const scanner = createLineScanner()
    const started = cpuTime()
    for (let number = 1; number <= 400_000; number += 1) {
      scanner.added(
        code,
        number,
        `  const value${number} = await read(this.options.environment, { retries: 3 })`,
      )
    }
    scanner.finish()
    expect(cpuTime() - started).toBeLessThan(5_000)
  })
})
