import { describe, expect, it } from 'vitest'
import { deriveInputSchema, parseToolArguments } from '../../src/mcp/tool.js'
import { tools } from '../../src/mcp/tools.js'

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
    [{ kind: 'task', text: 'x', nice: 'yes' }, '`nice` of `note` must be a boolean, not `"yes"`.'],
    [{ kind: 'idea', text: 'x' }, '`kind` of `note` must be decision, gotcha, task, done, context'],
    [{ kind: 'task' }, '`note` needs `text`.'],
    [{ kind: 'task', text: '  ' }, '`note` needs `text`.'],
    [{ kind: 'task', text: { a: 1 } }, '`text` of `note` must be a string, not `{"a":1}`'],
    [{ kind: 'task', text: 'x', constructor: 'x' }, '`note` has no argument `constructor`.'],
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
