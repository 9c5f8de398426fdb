import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { withProgress } from '../../src/cli/output.js'
import { fakeSurroundings } from './surroundings.js'

const lasting = (milliseconds: number, then: () => string = () => 'done') =>
  new Promise<string>((resolve, reject) => {
    setTimeout(() => {
      try {
        resolve(then())
      } catch (error) {
        reject(error)
      }
    }, milliseconds)
  })

describe('withProgress', () => {
  beforeEach(() => {
    vi.useFakeTimers()
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  it('says nothing while the work is quick', async () => {
    const { err } = fakeSurroundings({ terminal: true })
    const work = withProgress('Reading', err, () => lasting(400))
    await vi.runAllTimersAsync()
    expect(await work).toBe('done')
    expect(err.text).toBe('')
  })

  it('shows a line after half a second and takes it away', async () => {
    const { err } = fakeSurroundings({ terminal: true })
    const work = withProgress('Reading', err, () => lasting(2000))
    await vi.advanceTimersByTimeAsync(600)
    expect(err.text).toBe('Reading …')
    await vi.runAllTimersAsync()
    await work
    expect(err.text).toBe('Reading …\r\x1b[K')
  })

  it('takes the line away when the work fails', async () => {
    const { err } = fakeSurroundings({ terminal: true })
    const work = withProgress('Reading', err, () =>
      lasting(2000, () => {
        throw new Error('failed')
      }),
    )
    const failed = expect(work).rejects.toThrow('failed')
    await vi.runAllTimersAsync()
    await failed
    expect(err.text).toBe('Reading …\r\x1b[K')
  })

  it('says nothing where there is no terminal', async () => {
    const { err } = fakeSurroundings()
    const work = withProgress('Reading', err, () => lasting(2000))
    await vi.runAllTimersAsync()
    await work
    expect(err.text).toBe('')
  })
})
