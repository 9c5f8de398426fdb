import type { LintItem } from '../lint/items.js'

/** An item's first paragraph on one line, and what stands below it. */
export interface ItemText {
  head: string
  details: string
}

/** Of a table's row the cells that say something; of a heading the heading. */
export function splitItem({ shape, text }: Pick<LintItem, 'shape' | 'text'>): ItemText {
  if (shape === 'row') {
    const cells = text.split(/(?<!\\)\|/).map((cell) => cell.trim())
    return { head: cells.filter((cell) => cell !== '').join(' · '), details: '' }
  }
  const lines = text.split('\n')
  const end = lines.findIndex((line, index) => index > 0 && /^\s*$|^\s*(?:[-*+]|\d{1,9}[.)])\s/.test(line))
  const head = lines.slice(0, end < 0 ? lines.length : end)
  const details = end < 0 ? [] : lines.slice(end)
  return {
    head: head
      .map((line) => line.trim())
      .join(' ')
      .trim(),
    details: details.join('\n').trim(),
  }
}

/** What is left when Markdown's marks, white space, case and the last stop do not count. */
export function plainText(text: string): string {
  return text
    .slice(0, 2000)
    .replace(/[`*~\\]|[✅☑✔]\uFE0F?/g, '')
    .replace(/\s+/g, ' ')
    .replace(/(?<![.…\s])[.…\s]+$/, '')
    .trim()
    .toLowerCase()
}
