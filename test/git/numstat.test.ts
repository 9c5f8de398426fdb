/** Counts and ranges are git's own, over random texts. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readChangeSet } from '../../src/git/change-set.js'
import { resolveRange } from '../../src/git/range.js'
import { openRepository } from '../../src/git/repository.js'
import { createRepository, type TestRepository } from '../helpers/repository.js'

/** Few different lines, so that there is much to slide and to mistake; some look like a patch's own. */
const line = fc.constantFrom(
  '',
  'a',
  'b',
  '}',
  '\t}',
  '+++ b/x',
  '--- a/x',
  '@@ -1 +1 @@',
  '\\ No newline',
  'é',
)
const ending = fc.constantFrom('\n', '\n', '\n', '\r\n')
const text = fc
  .tuple(fc.array(fc.tuple(line, ending), { maxLength: 30 }), fc.boolean())
  .map(([lines, final]) => lines.flat().join('') + (final ? '' : 'no end'))
const change = fc.tuple(fc.option(text), fc.option(text))

test('additions, deletions and ranges equal `git diff -U0`', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 40, maxLength: 40 }), async (changes) => {
      const repository = createRepository()
      const side = (index: 0 | 1) =>
        Object.fromEntries(changes.map((pair, file) => [`${file}.txt`, pair[index]] as const))
      repository.commit(side(0), 'base')
      repository.branch('feat')
      repository.commit(side(1), 'work')
      expect(await foundIn(repository)).toEqual(expectedIn(repository))
    }),
    { numRuns: 6 },
  )
})

async function foundIn(repository: TestRepository): Promise<string[]> {
  const opened = await openRepository(repository.path, repository.environment)
  const range = await resolveRange(opened)
  const { files } = await readChangeSet(opened, range, { page: 'HANDOFF.md', ignore: [] })
  return files.map((file) => {
    const hunks = file.hunks.map((hunk) => Object.values(hunk).join(','))
    return [file.path, file.additions, file.deletions, ...hunks].join(' ')
  })
}

/** The same, file by file, from the plain command. */
function expectedIn(repository: TestRepository): string[] {
  const names = repository
    .git('diff', '--name-status', '-M', '-z', 'main', 'feat')
    .split('\0')
    .filter(Boolean)
  const expected: string[] = []
  for (let position = 0; position < names.length; position += 2) {
    const paths = names[position]?.startsWith('R')
      ? [names[position + 1], names[position + 2]]
      : [names[position + 1]]
    if (paths.length === 2) position += 1
    const some = paths.map((path) => path ?? '')
    const [numbers = ''] = repository
      .run(['diff', '-M', '-U0', '--numstat', 'main', 'feat', '--', ...some])
      .stdout.toString()
      .split('\n')
    const patch = repository.run(['diff', '-M', '-U0', 'main', 'feat', '--', ...some]).stdout.toString()
    // Lines of a text have a sign before them, so these are headers only.
    const hunks = [...patch.matchAll(/^@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/gm)].map(
      ([, oldStart, oldLines = '1', newStart, newLines = '1']) =>
        [oldStart, oldLines, newStart, newLines].join(','),
    )
    const [additions, deletions] = numbers.split('\t')
    expected.push([some.at(-1), additions || '0', deletions ?? '0', ...hunks].join(' '))
  }
  return expected
}
