import { describe, expect, it } from 'vitest'
import { createScenario, readFixture, readReferencesOf, renderFindings } from './scenario.js'

describe('references of a page', () => {
  it.each(['deaths', 'lines'])('that died or drifted are found at their line: %s', async (name) => {
    const found = renderFindings(readFixture(name, 'page.md'), await readReferencesOf(createScenario(name)))
    await expect(`${found.join('\n')}\n`).toMatchFileSnapshot(
      `../../fixtures/pages-references/${name}/expected.txt`,
    )
  })

  it('that only look like dead ones are left alone', async () => {
    const text = readFixture('traps', 'page.md')
    const found = renderFindings(text, await readReferencesOf(createScenario('traps')))
    expect(found.filter((line) => !line.includes(' no-unknown-path '))).toEqual([])
    expect(text.match(/^- /gm)?.length).toBeGreaterThanOrEqual(40)
  })
})
