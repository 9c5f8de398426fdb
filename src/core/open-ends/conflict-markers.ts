import type { OpenEnd } from '../facts.js'
import { cleanText, cutText } from '../lines/plain-text.js'
import type { ScannedFile } from '../lines/scanned-file.js'

/**
 * git's markers, seven characters by default: `<<<<<<< HEAD`, `=======`, `>>>>>>> feat/retry`. Not `<<<<<<< SEARCH`,
 * as prompts ask language models to mark their edits.
 */
const opening = /^<{7} (?!SEARCH\b|ORIGINAL\b|REPLACE\b)\S/
const separator = /^={7}\s*$/
const closing = /^>{7} \S/
export const conflictHint = /^(?:<{7} |={7}|>{7} )/

/** Where examples of conflicts are at home: code and tests of merging, and documentation. */
const aboutConflicts = /conflict|merge|rebase|rerere|diff|patch|git/i

/** The markers of one file's added lines, in order; `finish` before the next file. */
export interface ConflictFinder {
  added(file: ScannedFile, line: number, text: string): void
  finish(): OpenEnd[]
}

/**
 * One open end per conflict, at its opening line. In documentation and in tests a marker alone is an example or an
 * underline: there all three have to stand, and the path must not be about conflicts.
 */
export function createConflictFinder(): ConflictFinder {
  let current: ScannedFile | null = null
  let open: (OpenEnd & { separated: boolean }) | null = null
  let found: OpenEnd[] = []

  function settle(complete: boolean): void {
    if (open !== null && current !== null) {
      const { separated, ...end } = open
      const isExample = current.kind === 'docs' || current.kind === 'test'
      if (isExample ? complete && separated && !aboutConflicts.test(current.path) : true) found.push(end)
    }
    open = null
  }

  return {
    added(file, line, text) {
      if (file.path !== current?.path) {
        settle(false)
        current = file
      }
      if (opening.test(text)) {
        settle(false)
        const said = cutText(cleanText(text), 80)
        open = { kind: 'conflict-marker', path: file.path, line, text: said, separated: false }
      } else if (open !== null && separator.test(text)) {
        open.separated = true
      } else if (open !== null && closing.test(text)) {
        settle(true)
      }
    },
    finish() {
      settle(false)
      const all = found
      found = []
      return all
    },
  }
}
