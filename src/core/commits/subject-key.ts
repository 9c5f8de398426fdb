import { cleanText } from '../lines/plain-text.js'

/** What two mentions of a subject have in common: no pull request number, case or final period. */
export function keyOf(subject: string): string {
  return cleanText(subject)
    .replace(/(?<!\s)(?:\s*\((?:#|gh-|!)\d+\))+$/i, '')
    .replace(/(?<!\s)\s*(?<![.…])[.…]+$/, '')
    .toLowerCase()
}
