import type { Rule } from '../rule.js'

/** Errors on keys and tokens: a page is pushed, and what was pushed once is public. The secret itself is not repeated. */
export const noSecret: Rule = {
  id: 'no-secret',
  find({ secrets }) {
    return secrets.map(({ start, end, what }) => ({
      span: { start, end },
      reason: `Unexpected secret (${what}), expected the name of the variable that holds it`,
      hint: 'Take it out, and revoke it: it stays in history once it is committed.',
      data: { what },
    }))
  },
}
