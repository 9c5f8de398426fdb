import { describe, expect, it } from 'vitest'
import { tickTask } from '../../../src/core/page/finish.js'
import { pageFormats } from '../../../src/core/page/format.js'

const page = (tasks: string) =>
  `# Handoff: X\n\n**Status:** In progress (0 of 3 must-do tasks done)\n\n## Remaining Work\n\n### Must Complete\n\n${tasks}\n`
const three = '- [ ] Update `tests/auth.test.ts`: it calls `signToken`\n- [ ] Update the docs.\n- Rotate keys'

describe('tickTask', () => {
  it('ticks the one open task that has the words in it, and counts again', () => {
    const ticked = tickTask(page(three), 'tests/auth.test.ts')
    expect(ticked).toBe(page(three.replace('- [ ] Update `t', '- [x] Update `t')).replace('0 of 3', '1 of 3'))
  })

  it('takes the whole text for the task, whatever else has it in it', () => {
    const tasks = '- [ ] Update the docs\n- [ ] Update the docs of the API'
    expect(tickTask(page(tasks), 'update the docs.')).toContain(
      '- [x] Update the docs\n- [ ] Update the docs of',
    )
  })

  it('gives a plain item a box', () => {
    expect(tickTask(page(three), 'rotate')).toContain('- [x] Rotate keys\n')
  })

  it('stands once: what is ticked stays as it is', () => {
    const ticked = tickTask(page(three), 'docs')
    expect(tickTask(ticked, 'docs')).toBe(ticked)
  })

  it('keeps every other byte, line endings too', () => {
    const raw = `\uFEFF${page('* [ ] One\n* [ ] Two').replaceAll('\n', '\r\n')}\t`
    const ticked = tickTask(raw, 'two')
    expect(ticked.replace('[x]', '[ ]').replace('1 of 2', '0 of 3')).toBe(raw)
  })

  it.each([
    [
      'Update',
      '2 open tasks match `Update`.',
      ['Open: Update `tests/auth.test.ts`: it calls `signToken`', 'Update the docs.'],
    ],
    [
      'nothing',
      'No open task matches `nothing`.',
      ['Open: Update `tests/auth.test.ts`: it calls `signToken`', 'Update the docs.', 'Rotate keys'],
    ],
  ])('lists the candidates for %j', (wanted, message, hints) => {
    expect(() => tickTask(page(three), wanted)).toThrow(
      expect.objectContaining({ kind: 'usage', message, hints }),
    )
  })

  it('says so where no task is open', () => {
    expect(() => tickTask('# Handoff\n', 'x')).toThrow(
      expect.objectContaining({ hints: ['The page has no open task.'] }),
    )
  })

  it('ticks a task of a JSON page', () => {
    const markdown = pageFormats.json.tick(
      JSON.stringify({
        handoff: 1,
        title: 'X',
        sections: [{ kind: 'remaining', heading: 'Remaining Work', items: [{ text: 'Do it', done: false }] }],
      }),
      'do it',
    )
    expect(JSON.parse(markdown)).toMatchObject({ sections: [{ items: [{ text: 'Do it', done: true }] }] })
  })
})
