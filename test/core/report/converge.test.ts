import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  deriveStep,
  type Message,
  type OwnComment,
  parseMarker,
  renderMarker,
} from '../../../src/core/report/comment-state.js'

const heads = ['a', 'b'].map((letter) => letter.repeat(40))
const [older = '', newest = ''] = heads

function message(run: number, head: string, isWanted = true): Message {
  const state = { run, attempt: 1, head }
  return { state, body: `${renderMarker(state)}\ntext of ${run}`, isWanted }
}

describe('deriveStep', () => {
  it('writes nothing for an older head', () => {
    expect(deriveStep([], message(1, older), newest)).toEqual({ kind: 'none', id: null })
    const present = [{ id: 5, body: message(1, older).body }]
    expect(deriveStep(present, message(9, older), newest).kind).toBe('none')
    expect(deriveStep([{ id: 5, body: message(1, newest).body }], message(9, older), newest).kind).toBe(
      'none',
    )
  })

  it('does not write the same text again', () => {
    const present = [{ id: 5, body: `${message(1, older).body.replace('text of 1', 'text of 2')}\r\n` }]
    expect(deriveStep(present, message(2, newest), newest)).toEqual({ kind: 'none', id: 5 })
  })

  it('makes no comment where none is wanted, and brings one up to date that is there', () => {
    expect(deriveStep([], message(1, newest, false), newest)).toEqual({ kind: 'none', id: null })
    expect(
      deriveStep([{ id: 5, body: message(1, older).body }], message(2, newest, false), newest).kind,
    ).toBe('update')
  })

  it('ends, from whatever is there, in one comment with the newest text', () => {
    const some = fc.array(fc.record({ run: fc.nat(9), head: fc.constantFrom(...heads) }), { maxLength: 6 })
    fc.assert(
      fc.property(some, fc.nat(9), (found, run) => {
        let comments: OwnComment[] = found.map((one, at) => ({
          id: at + 1,
          body: message(one.run, one.head).body,
        }))
        const oldest = comments[0]?.id ?? 1
        const mine = message(run, newest)
        for (let step = 0; step < 20; step++) comments = apply(comments, deriveStep(comments, mine, newest))
        const best = Math.max(run, ...found.filter(({ head }) => head === newest).map((one) => one.run))
        expect(comments).toHaveLength(1)
        expect(comments[0]?.id).toBe(oldest)
        expect(comments[0]?.body).toContain(`text of ${best}`)
      }),
    )
  })
})

describe('parseMarker', () => {
  it.each([
    '',
    'text',
    ` ${renderMarker({ run: 1, attempt: 1, head: newest })}`,
    '<!-- git-handoff:1 run=x -->',
  ])('takes %j for nobody’s', (body) => expect(parseMarker(body)).toBeNull())
})

function apply(comments: OwnComment[], step: ReturnType<typeof deriveStep>): OwnComment[] {
  if (step.kind === 'create') return [...comments, { id: 1, body: step.body }]
  if (step.kind === 'update')
    return comments.map((one) => (one.id === step.id ? { ...one, body: step.body } : one))
  return step.kind === 'delete' ? comments.filter(({ id }) => id !== step.id) : comments
}
