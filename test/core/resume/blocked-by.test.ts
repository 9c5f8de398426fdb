import { describe, expect, it } from 'vitest'
import { deriveBlockedBy, withoutWaits } from '../../../src/core/resume/tasks.js'

/** `x ` before a task marks it done; lines behind the first are nested below it. */
function blockedBy(
  tasks: readonly string[],
  completed: readonly string[] = [],
  headings = ['Must Complete'],
) {
  const parsed = tasks.map((task) => {
    const [head = '', ...details] = task.replace(/^x /, '').split('\n')
    return { head, details: details.join('\n'), headings, done: task.startsWith('x ') }
  })
  return deriveBlockedBy(parsed, completed)
}

describe('what a task waits for', () => {
  it.each<[string, string[]]>([
    ['Deploy (after: write the store)', ['Write the store.']],
    ['Deploy, after: Write the store', ['Write the store.']],
    ['Deploy — *after: write the store*', ['Write the store.']],
    ['Deploy\n- After: write the store', ['Write the store.']],
    ['Deploy (blocked by write the store)', ['Write the store.']],
    ['Deploy (depends on: write)', ['Write the store.']],
    ['Deploy (after: 1)', ['Write the store.']],
    ['Deploy (after: #1 and #2)', ['Write the store.', 'Test it']],
    ['Deploy (after: the DBA is back)', ['the DBA is back']],
    ['⛔ Deploy', ['see the task']],
    ['BLOCKED: Deploy', ['see the task']],
    ['Deploy after the merge', []],
    ['Show "blocked" users in `src/users.ts`', []],
    ['Deploy', []],
  ])('is read from %j', (task, blockers) => {
    expect(blockedBy(['Write the store.', 'Test it', task])[2]).toEqual(blockers)
  })

  it('is nothing any more when that is done, on the list or off it', () => {
    expect(blockedBy(['x Write the store', 'Deploy (after: write the store)'])[1]).toEqual([])
    expect(blockedBy(['Deploy (after: write the store)'], ['**Write the store** on Redis'])[0]).toEqual([])
    expect(blockedBy(['Write the store (after: Redis is up)', 'Deploy (after: write the store)'])[1]).toEqual(
      ['Write the store (after: Redis is up)'],
    )
  })

  it('is each other in a circle, and never itself', () => {
    expect(
      blockedBy(['A task (after: B task)', 'B task (after: A task)']).map(({ length }) => length),
    ).toEqual([1, 1])
    expect(blockedBy(['Alone (after: alone)'])).toEqual([['alone']])
  })

  it('is what a heading says of all below it', () => {
    expect(blockedBy(['Deploy'], [], ['Next steps', 'Blocked on legal'])).toEqual([['Blocked on legal']])
    expect(blockedBy(['Deploy'], [], ['Blockers'])).toEqual([[]])
  })

  it('takes no longer for a hostile text', () => {
    const long = `x${' ('.repeat(50_000)}after: ${'*'.repeat(100_000)}`
    expect(
      deriveBlockedBy(
        Array.from({ length: 200 }, (_, at) => ({
          head: `${long}${at}`,
          details: long,
          headings: [],
          done: false,
        })),
        [long],
      ),
    ).toHaveLength(200)
  })
})

it('a task is shown without what it waits for', () => {
  expect(withoutWaits('Deploy (after: the store)')).toBe('Deploy')
  expect(withoutWaits('after: the store')).toBe('after: the store')
})
