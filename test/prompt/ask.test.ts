import { PassThrough } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { askInTurn } from '../../src/prompt/ask.js'

const lines = ['one', 'two', 'three'].map((text) => ({ text, hint: '' }))

/** Types each text once its prompt is there; a prompt without one waits. */
async function ask(typed: readonly string[], patience = 20_000) {
  const [input, output] = [new PassThrough(), new PassThrough()]
  const answers: [number, string][] = []
  let next = 0
  output.on('data', (data: Buffer) => {
    const text = typed[next]
    if (text === undefined || !data.toString().includes(lines[next]?.text ?? '')) return
    next += 1
    setTimeout(() => input.write(text), 5)
  })
  const terminal = { input, output, close: () => undefined }
  const end = await askInTurn(terminal, lines, patience, (index, answer) => answers.push([index, answer]))
  return { end, answers }
}

describe('askInTurn', () => {
  it('hands over every answer, trimmed; Enter is an empty one', async () => {
    expect(await ask([' a b \r', '\r', 'c\r'])).toEqual({
      end: 'done',
      answers: [
        [0, 'a b'],
        [1, ''],
        [2, 'c'],
      ],
    })
  })

  it('skips the rest by Esc', async () => {
    expect(await ask(['a\r', '\x1b'])).toEqual({
      end: 'skipped',
      answers: [
        [0, 'a'],
        [1, ''],
      ],
    })
  })

  it('is stopped by Ctrl-C, whatever was typed', async () => {
    expect(await ask(['a\r', 'b\x03'])).toEqual({ end: 'stopped', answers: [[0, 'a']] })
  })

  it('goes on without answers when time is up', async () => {
    expect(await ask(['a\r'], 400)).toEqual({ end: 'late', answers: [[0, 'a']] })
  })
})
