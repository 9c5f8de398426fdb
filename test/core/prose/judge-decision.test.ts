import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { judgeDecision } from '../../../src/core/prose/judge.js'

const judge = (text: string) => judgeDecision({ text, headings: ['Key Decisions'] }).hasReason

describe('judgeDecision', () => {
  test.each([
    'Redis for the cart, because several instances run behind the balancer',
    'Redis for the cart\n- Reason: several instances',
    'Carts expire after a day so that abandoned ones do not pile up',
    'No coupons in the first release: the shop owner asked for it',
    'Memcached was dropped. It loses carts on every restart.',
    'Polling instead of push; the proxy kills idle connections',
    '| Prices in cents | avoids rounding errors |',
  ])('finds the reason in %j', (text) => {
    expect(judge(text)).toBe(true)
  })

  test.each([
    'Redis for the cart',
    '**Database:** PostgreSQL',
    'Decision: use cents',
    '| Payment | Stripe |',
    'Prices are integers',
    'Carts live in `src/cart/`, coupons in `src/coupons/`',
  ])('finds none in %j', (text) => {
    expect(judge(text)).toBe(false)
  })
})

it('never throws', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void judge(text)))
})
