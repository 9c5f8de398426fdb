import { sayable } from './notes.js'
import { type Page, parsePage } from './page.js'
import { renderLabel } from './render.js'
import { applyEdits, type Edit, lineEnd } from './source.js'

const name = 'Checkpoint'

/** The page with what was said at a checkpoint among the lines at its top, in the place of what was said before. */
export function setCheckpoint(raw: string, words: string): string {
  const page = parsePage(raw)
  const line = renderLabel(name, sayable(words))
  const old = page.labels.find((label) => label.name === name)
  return applyEdits(page.source, [
    old === undefined ? insertLine(page, line) : { start: old.start, end: old.end, text: line },
  ])
}

/** Behind the Status and Scope lines, else at the top of the introduction. */
function insertLine({ labels, introduction, source }: Page, line: string): Edit {
  const last = labels.filter((label) => label.name === 'Status' || label.name === 'Scope').at(-1)
  if (last !== undefined) {
    // Within one paragraph a line break would join the two.
    const at = last.end
    const apart = /^\r?\n\r?\n|^\s*$/.test(source.text.slice(at, at + 4)) ? '' : '\n'
    return { start: at, end: at, text: `\n\n${line}${apart}` }
  }
  const at = introduction.start
  const before = at === 0 ? '' : source.text[at - 1] === '\n' ? '\n' : '\n\n'
  const behind = /^\s*$/.test(source.text.slice(at, lineEnd(source.text, at))) ? '' : '\n'
  return { start: at, end: at, text: `${before}${line}\n${behind}` }
}
