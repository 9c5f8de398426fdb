import { expect, it } from 'vitest'
import { pageSize } from '../../../../src/core/lint/rules/whole-page.js'
import { findings } from '../input.js'

it('points at the section that makes a page long', () => {
  const page = `## Context\n\nWhy.\n\n## Log\n\n${'One more line of the log.\n\n'.repeat(1000)}`
  expect(findings(pageSize, page).map(({ at, data }) => [at, data])).toEqual([
    ['## Log\n', { characters: page.length, most: 22_000 }],
  ])
})

it('lets a page pass that can be read', () => {
  expect(findings(pageSize, `## Context\n\n${'word '.repeat(1000)}\n`)).toEqual([])
})

it('points at no section where none is to blame', () => {
  const page = `# T\n\n${'A line before the first section.\n\n'.repeat(1000)}## Context\n\nWhy.\n`
  const [found] = findings(pageSize, page)
  expect(found?.at).toBeNull()
  expect(found?.hint).not.toContain('%')
})
