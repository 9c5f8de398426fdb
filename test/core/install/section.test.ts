import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addSection,
  agentFiles,
  agentNames,
  listAgentFiles,
  markdownMarks,
  removeSection,
} from '../../../src/core/install/agents.js'

const header = '---\nname: handoff\n---\n'

function expectReversible(text: string | null, ...more: [string?]): string {
  const added = addSection(text, ...more)
  expect(added).not.toBe(text)
  expect(addSection(added, ...more)).toBe(added)
  expect(removeSection(added)).toBe(text)
  return added
}

describe('our section in a Markdown file', () => {
  it('makes a file that is gone again, with its header first', () => {
    expect(expectReversible(null)).toMatch(/^<!-- >>> git-handoff >>> -->\n<!-- git-handoff made this file/)
    expect(expectReversible(null, header)).toMatch(/^---\nname: handoff\n---\n<!-- >>> git-handoff >>> -->\n/)
  })

  it('stands at the end of what people have written', () => {
    const line = fc.constantFrom('', '# Rules', '- a', '```', 'text', '---', markdownMarks.end.slice(5))
    fc.assert(
      fc.property(
        fc.array(line, { maxLength: 6 }),
        fc.constantFrom('\n', '\r\n'),
        fc.boolean(),
        (lines, lineEnd, final) => {
          const text = lines.join(lineEnd) + (final && lines.length > 0 ? lineEnd : '')
          expect(expectReversible(text).startsWith(text)).toBe(true)
        },
      ),
    )
  })

  it('leaves what people have added to a file of ours', () => {
    const made = addSection(null, header)
    expect(removeSection(`${made}\nMore of theirs.\n`)).toBe(`${header}\nMore of theirs.\n`)
    expect(removeSection(made.replace('name: handoff', 'name: handoff\nversion: 2'))).toBeNull()
  })

  it('is not taken for one where half of it is gone', () => {
    const half = addSection('# Rules\n').replace(markdownMarks.end, '')
    expect(() => addSection(half)).toThrow(`It contains \`${markdownMarks.begin}\` without`)
  })

  it('is short, because it is part of every prompt', () => {
    // Four characters are about a token.
    expect(addSection(null).length / 4).toBeLessThan(400)
  })
})

describe('the files of the agents', () => {
  it('are written once where two read the same', () => {
    expect(listAgentFiles(['codex', 'opencode', 'codex']).map(({ path }) => path)).toEqual(['AGENTS.md'])
  })

  it('have descriptions that fit a skill, and YAML that is plain', () => {
    for (const { header: text = '' } of agentNames.flatMap((name) => agentFiles[name])) {
      const description = /^description: (.*)$/m.exec(text)?.[1] ?? ''
      expect(description.length).toBeLessThanOrEqual(1024)
      expect(description).not.toMatch(/: | #/)
    }
  })
})
