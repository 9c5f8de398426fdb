import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { judgeTask } from '../../../src/core/prose/judge.js'

const judge = (text: string, ...headings: string[]) => judgeTask({ text, headings })

describe('judgeTask', () => {
  test.each([
    'Delete the unused `parseCoupon` from `src/coupons.ts`',
    'Run `make seed` and check that `orders` has 40 rows',
    'Update `tests/cart.test.ts:12`: it still calls the removed `addItem`',
    'Rename `Basket` to `Cart` in `src/shop/`',
    'Raise the timeout in `worker.yaml` from 5s to 30s',
    '| `export.go` | write the header row | open |',
  ])('lets %j pass', (text) => {
    expect(judge(text)).toEqual({ actionable: true, missing: [] })
  })

  test.each([
    'Some more cleanup',
    'Improve performance',
    'Polish the interface',
    'Continue working on the importer',
    'Better charts and various improvements',
    'Maybe add more tests',
    'Search improvements, etc.',
  ])('finds %j', (text) => {
    expect(judge(text).actionable).toBe(false)
  })

  it('says what is missing', () => {
    expect(judge('Improve things').missing).toEqual(['object', 'place', 'outcome'])
    expect(judge('Improve things', 'In `src/shop/`').missing).not.toContain('place')
  })

  it('reads nested lines', () => {
    expect(judge('Coupons').actionable).toBe(false)
    const nested = 'Coupons\n- `applyCoupon` must reject codes that are expired\n- run `npm test coupons`'
    expect(judge(nested).actionable).toBe(true)
  })
})

it('never throws, and says what is missing of all that is not actionable', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.array(fc.string()), (text, headings) => {
      const { actionable, missing } = judgeTask({ text, headings })
      expect(missing.length === 0).toBe(actionable)
    }),
  )
})
