import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { createHandedOff } from './branch.js'
import { judge } from './judge.js'
import { renderTable } from './render-table.js'
import { type Row, table } from './table.js'

describe('since the page was written', () => {
  test.each(table.map((row): [string, Row] => [`${row.since}: ${row.freshness}`, row]))(
    '%s',
    async (_, row) => {
      const repository = await createHandedOff(row.page ?? 'committed')
      await row.arrange?.(repository)
      const { repository: where = repository, ...options } = row.look?.(repository) ?? {}
      const reading = await judge({ cwd: where.path, environment: where.environment, ...options })
      const { freshness, renamedFrom, uncovered, reason } = reading
      expect({ freshness, renamedFrom, uncovered: uncovered.map(({ path }) => path), reason }).toEqual({
        freshness: row.freshness,
        renamedFrom: row.renamedFrom ?? null,
        uncovered: row.uncovered ?? [],
        reason: row.reason === undefined ? reason : expect.stringMatching(row.reason),
      })
    },
  )
})

// Written by `npx vitest run test/git/freshness/table.test.ts --update`.
test('is the table of docs/freshness.md', async () => {
  const file = new URL('../../../docs/freshness.md', import.meta.url)
  const block = /(<!-- generated:table -->\n).*?(<!-- \/generated -->)/s
  const documentation = readFileSync(file, 'utf8')
  expect(documentation).toMatch(block)
  const expected = documentation.replace(
    block,
    (_, start, end) => `${start}\n${renderTable(table)}\n\n${end}`,
  )
  await expect(expected).toMatchFileSnapshot(fileURLToPath(file))
})
