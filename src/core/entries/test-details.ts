import type { FileChange } from '../facts.js'
import { renderCode } from '../text/markdown.js'

const namedTests = 4
/** In UTF-16 units. */
const longestTitle = 70

/** Titles of new tests below their file: ``Tests `rotates keys`, `keeps sessions` + 3 more``. */
export function renderTestTitles({ tests }: FileChange): string | null {
  if (tests.length === 0) return null
  const told = tests.slice(0, namedTests).map((title) => renderCode(shorten(title)))
  const rest = tests.length - told.length
  return `Tests ${told.join(', ')}${rest === 0 ? '' : ` + ${rest} more`}`
}

const testLine = /^Tests (?:`[^`]+`|``.+?``)(?:, (?:`[^`]+`|``.+?``))*(?: \+ \d+ more)?$/

export function isTestLine(text: string): boolean {
  return testLine.test(text)
}

function shorten(title: string): string {
  return title.length <= longestTitle ? title : `${title.slice(0, title.lastIndexOf(' ', longestTitle))} …`
}
