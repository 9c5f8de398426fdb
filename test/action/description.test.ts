import { describe, expect, it } from 'vitest'
import { complete, listAnswerFaults, listEventFaults, listRequestFaults } from './description.js'
import { createEvent } from './events.js'

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
    expect(listEventFaults('push', createEvent('push', { ref: 'refs/heads/x' }))).toEqual([])
    expect(listEventFaults('push', { ref: 'refs/heads/x' })).not.toEqual([])
    const closed = createEvent('pull_request', { action: 'closed' })
    expect(listEventFaults('pull_request', closed)).toEqual([])
    expect(listEventFaults('pull_request', { ...closed, action: 'opend' })).toHaveLength(2)
    expect(listEventFaults('pull_request', { ...closed, number: '7' })).toHaveLength(2)
    expect(listEventFaults('schedule', {})).toEqual([])
  })
})
