import { describe, expect, it } from 'vitest'
import { parseArguments } from '../../src/cli/arguments.js'
import { deriveNotes, noteOptions } from '../../src/cli/notes.js'

const derive = (...args: string[]) => deriveNotes(parseArguments(args, noteOptions, 'test'), 'test')

describe('deriveNotes', () => {
  it('is empty without options', () => {
    expect(derive()).toEqual({ decisions: [], gotchas: [], context: [], tasks: [] })
  })

  it('gives every reason and place to the decision before it', () => {
    const { decisions } = derive(
      ...['--decision', 'Redis', '--because', 'instances', '--gotcha', 'x', '--at', 'src/a.ts#open'],
      ...['--decision', 'No cache', '--decision', 'Tabs', '--because', 'habit'],
    )
    expect(decisions).toEqual([
      { text: 'Redis', reason: 'instances', at: 'src/a.ts#open' },
      { text: 'No cache', reason: null, at: null },
      { text: 'Tabs', reason: 'habit', at: null },
    ])
  })

  it('makes the task before --nice a nice one', () => {
    expect(derive('--task', 'a', '--nice', '--task', ' b ').tasks).toEqual([
      { text: 'a', priority: 'nice' },
      { text: 'b', priority: 'must' },
    ])
  })

  it('repeats context and gotchas', () => {
    const { context, gotchas } = derive('--context', 'a', '--gotcha', 'b', '--context', 'c', '--gotcha', 'd')
    expect({ context, gotchas }).toEqual({ context: ['a', 'c'], gotchas: ['b', 'd'] })
  })

  it.each<[string[], string]>([
    [['--because', 'x'], '`--because` must follow the `--decision` it belongs to.'],
    [['--at', 'x'], '`--at` must follow the `--decision`'],
    [['--nice'], '`--nice` must follow the `--task`'],
    [['--task', ' '], '`--task` needs a text.'],
  ])('refuses %j', (args, message) => {
    expect(() => derive(...args)).toThrow(message)
  })
})
