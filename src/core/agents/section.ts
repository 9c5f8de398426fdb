import { insertBlock, type Marks, removeFromFile } from '../install/sentinels.js'
import { instructions } from './instructions.js'

/** What stands between these two lines is ours, in Markdown; no reader shows them. */
export const markdownMarks: Marks = {
  begin: '<!-- >>> git-handoff >>> -->',
  end: '<!-- <<< git-handoff <<< -->',
  made: '<!-- git-handoff made this file; `git handoff uninstall` removes it. -->',
}

/**
 * The text of a Markdown file with our instructions at its end; null makes one, which begins with `header`. Doing it
 * again changes nothing, and `removeSection` gives back the same bytes.
 */
export function addSection(text: string | null, header = ''): string {
  const old = text === null ? null : removeSection(text)
  const start = old ?? header
  const lines = old === null ? [markdownMarks.made, ...instructions] : instructions
  return insertBlock(start, start.length, lines, { marks: markdownMarks })
}

/**
 * The text without our instructions; null where nothing but a header of ours is left, so that the file goes. Throws a
 * `usage` error for half a block.
 */
export function removeSection(text: string): string | null {
  return removeFromFile(text, markdownMarks, (rest) => rest === '' || isHeader(rest))
}

/** What to put into such a file by hand. */
export function renderSection(): string {
  return `${[markdownMarks.begin, ...instructions, markdownMarks.end].join('\n')}\n`
}

/** A block of YAML between two lines of dashes, and nothing else. */
function isHeader(text: string): boolean {
  const lines = text.trimEnd().split(/\r?\n/)
  return lines.length > 1 && lines[0] === '---' && lines.indexOf('---', 1) === lines.length - 1
}
