import type { Span } from '../document/page.js'

/** A key or token on the page; what it is, never what it says. */
export interface FoundSecret extends Span {
  /** Such as `GitHub Token`. */
  what: string
}

/** What has the look of none of these is not worth loading a scanner for. */
const looks: readonly RegExp[] = [
  // A long run with a digit in it that is no object id: nearly every token has one.
  /(?<![\w+=-])(?=[\w+=-]{0,400}\d)(?![\da-f]{7,64}(?![\w+=-]))[\w+=-]{16,}/i,
  // Long runs of letters alone: behind a prefix, in capitals, or longer than names are.
  /[-_.][A-Za-z]{20}|[A-Z]{20}|[A-Za-z]{34}/,
  // A password in an address, webhooks, private keys, settings of package managers, and what is short.
  /:\/\/[^\s@]{0,400}@|hooks\.slack|PRIVATE KEY|_auth|xox[abopr]-|xapp-|SG\.|\d{4}-?\d{4}-?\d{4}/i,
]

/** Whether a text may hold secrets: never no where the scanner would find one. Reads each line once. */
export function mayHoldSecrets(text: string): boolean {
  return looks.some((look) => look.test(text))
}
