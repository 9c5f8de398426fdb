import stringWidth from 'string-width'

const segmenter = new Intl.Segmenter()

/** Columns of a terminal: East Asian wide characters and emoji take two, marks that combine none. */
export function widthOf(text: string): number {
  return stringWidth(text)
}

export function padColumns(text: string, width: number, side: 'left' | 'right' = 'right'): string {
  const blank = ' '.repeat(Math.max(0, width - widthOf(text)))
  return side === 'right' ? text + blank : blank + text
}

/** At most so many columns of a text, never half a character; the cut is shown as `…`. */
export function cutColumns(text: string, width: number): string {
  if (widthOf(text) <= width) return text
  let cut = ''
  for (const { segment } of segmenter.segment(text)) {
    if (widthOf(cut + segment) >= width) break
    cut += segment
  }
  return `${cut}…`
}
