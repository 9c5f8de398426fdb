import type { Page, Span } from '../document/page.js'

/** Where a page's front matter has a value; the whole front matter where it does not have it, null without one. */
export function findHeaderPlace(page: Page, key: 'branch' | 'work' | 'covers'): Span | null {
  if (page.frontMatter === null) return null
  const { start, end } = page.frontMatter
  const yaml = page.source.text.slice(start, end)
  const match = new RegExp(`^(${key}:[ \\t]*)(\\S[^\\r\\n]*)`, 'm').exec(yaml)
  // In YAML a comment has a blank before it: `fix/#12` is a name.
  const value = match?.[2]?.split(/[ \t]#/, 1)[0]?.trimEnd()
  if (match === null || value === undefined || value === '') {
    const from = start + yaml.length - yaml.trimStart().length
    return { start: from, end: Math.max(from, start + yaml.trimEnd().length) }
  }
  const from = start + match.index + (match[1]?.length ?? 0)
  return { start: from, end: from + value.length }
}
