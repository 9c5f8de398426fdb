import { describe, expect, it } from 'vitest'
import { deriveInputSchema, parseToolArguments } from '../../src/mcp/arguments.js'
import { tools } from '../../src/mcp/tools/index.js'

function toolNamed(name: string) {
  const tool = tools.find((one) => one.name === name)
  if (tool === undefined) throw new Error(`There is no tool ${name}.`)
  return tool
}

describe('the arguments of a tool', () => {
  const note = toolNamed('note')

  it('are taken as they are; null and empty texts are left out', () => {
    const sent = { kind: 'task', text: 'Do it', nice: false, because: null, at: ' ', directory: '/x' }
    expect(parseToolArguments(note, sent)).toEqual({
      kind: 'task',
      text: 'Do it',
      nice: false,
      directory: '/x',
    })
  })

  it.each([
    [
      { kind: 'task', text: 'x', nice: 'yes' },
      'Unexpected `"yes"` for `nice` of `note`, expected a boolean.',
    ],
    [{ kind: 'idea', text: 'x' }, 'expected decision, gotcha, task, done, context.'],
    [{ kind: 'task' }, 'Unexpected call of `note` without `text`.'],
    [{ kind: 'task', text: '  ' }, 'Unexpected call of `note` without `text`.'],
    [{ kind: 'task', text: { a: 1 } }, 'Unexpected `{"a":1}` for `text`'],
    [{ kind: 'task', text: 'x', constructor: 'x' }, 'Unexpected `constructor` in a call of `note`.'],
  ])('that do not fit are refused: %j', (sent, message) => {
    expect(() => parseToolArguments(note, sent)).toThrow(message)
  })

  it('are told as JSON Schema', () => {
    expect(deriveInputSchema(toolNamed('status'))).toEqual({
      type: 'object',
      properties: {
        all: { type: 'boolean', description: expect.any(String) },
        directory: { type: 'string', description: expect.any(String) },
      },
      additionalProperties: false,
    })
  })
})
