import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { createHandoff } from '../../src/commands/create.js'
import { createHistory, historyFile, historyNames } from '../helpers/history.js'

const notes = { decisions: [], gotchas: [], context: [], tasks: [] }

describe('the page of a branch', () => {
  it.each(historyNames)('%s', async (name) => {
    const { path: cwd, environment } = createHistory(name)
    const options = { cwd, environment, commit: false, stdout: true, notes, today: '2026-11-22' }
    const { text } = await createHandoff(options)
    await expect(text).toMatchFileSnapshot(fileURLToPath(historyFile(name, 'expected.md')))
  })
})
