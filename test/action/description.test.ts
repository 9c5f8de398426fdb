import { describe, expect, it } from 'vitest'
import { complete, listAnswerFaults, listEventFaults, listRequestFaults } from './description.js'

const comments = '/repos/o/r/issues/7/comments'
const none = new URLSearchParams()

describe('the description of GitHub’s interface', () => {
  it('finds requests that are not to be made', () => {
    expect(listRequestFaults('POST', comments, none, { body: 'text' })).toEqual([])
    expect(listRequestFaults('POST', comments, none, { text: 'text' })).toHaveLength(2)
    expect(listRequestFaults('GET', comments, new URLSearchParams('size=1'), null)).toHaveLength(2)
    expect(listRequestFaults('DELETE', '/repos/o/r', none, null)).toHaveLength(2)
  })

  it('finds answers that are none', () => {
    expect(listAnswerFaults('POST', comments, 201, { id: 1 })).not.toEqual([])
    expect(listAnswerFaults('POST', comments, 201, complete('POST', comments, { id: 1 }))).toEqual([])
  })

  it('finds events that GitHub does not send', () => {
    expect(
      listEventFaults('push', {
        ref: 'refs/heads/x',
        deleted: false,
        repository: { default_branch: 'main' },
      }),
    ).toEqual([])
    expect(listEventFaults('push', { ref: 'refs/heads/x' })).toHaveLength(4)
    expect(listEventFaults('pull_request', { action: 'opend' })).toHaveLength(2)
    expect(listEventFaults('schedule', {})).toEqual([])
  })
})
