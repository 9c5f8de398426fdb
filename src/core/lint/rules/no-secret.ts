import type { Rule } from '../rule.js'

/** Errors on keys and tokens: a page is pushed, and what was pushed once is public. The secret itself is not repeated. */
export const noSecret: Rule = {
  id: 'no-secret',
  find({ secrets }) {
    return secrets.map(({ start, end, what }) => ({
      span: { start, end },
      cause: 'secret',
      reason: `This line contains a secret (${what})`,
      hint: 'Revoke it, and write the name of the variable that holds it instead. A committed secret stays in history.',
      data: { what },
    }))
  },
}
