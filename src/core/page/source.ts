/**
 * A page's text as people left it: the byte order mark set aside, line endings known, changed only by edits.
 */
export interface Source {
  /** `\uFEFF` or nothing. */
  bom: string
  /**
   * The text without the byte order mark: offsets everywhere count UTF-16 units in it. A carriage return alone ends a line
   * in Markdown (CommonMark 2.1), so it is a line feed here: one sign ends lines for the parser and for us.
   */
  text: string
  /** The same text as people wrote it, unit by unit: what no edit touches is taken from here. */
  written: string
  eol: '\n' | '\r\n'
}

/** Replace `text.slice(start, end)`; inserts where both are the same. Written with `\n`, whatever the page uses. */
export interface Edit {
  start: number
  end: number
  text: string
}

export function parseSource(raw: string): Source {
  const bom = raw.startsWith('\uFEFF') ? '\uFEFF' : ''
  const written = raw.slice(bom.length)
  const text = written.replace(/\r(?!\n)/g, '\n')
  const crlf = text.split('\r\n').length - 1
  const lf = text.split('\n').length - 1 - crlf
  return { bom, text, written, eol: crlf > lf ? '\r\n' : '\n' }
}

/**
 * The source with all edits made, in the page's own line endings. Edits must not overlap; those at one place
 * are made in the order given.
 */
export function applyEdits(source: Source, edits: readonly Edit[]): string {
  const ordered = edits.map((edit, order) => ({ ...edit, order }))
  ordered.sort((a, b) => a.start - b.start || a.end - b.end || a.order - b.order)
  let result = source.bom
  let position = 0
  for (const edit of ordered) {
    if (edit.start < position) throw new RangeError(`edits overlap at ${edit.start}`)
    result += source.written.slice(position, edit.start) + withLineEndings(edit.text, source.eol)
    position = edit.end
  }
  return result + source.written.slice(position)
}

/** Start of the line that holds the offset. */
export function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1
}

/** Just behind the line ending of the line that holds the offset; the end of the text on the last line. */
export function lineEnd(text: string, offset: number): number {
  const end = text.indexOf('\n', offset)
  return end === -1 ? text.length : end + 1
}

function withLineEndings(text: string, eol: Source['eol']): string {
  return eol === '\n' ? text : text.replace(/\r?\n/g, '\r\n')
}
