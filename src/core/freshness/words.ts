import type { Config } from '../config/config.js'

/**
 * Whether anything is said on a page: front matter, comments and rules (`---`) alone say nothing. Decided from the text,
 * without a parser, since it is asked before anything else. A page that is no JSON has words, which are for the
 * parser to complain about.
 */
export function hasWords(raw: string, format: Config['format']): boolean {
  const text = raw.replace(/^\uFEFF/, '')
  if (format === 'json') return text.trim() !== '' && saysSomething(text)
  return /[^\s*_-]/.test(withoutComments(withoutFrontMatter(text)))
}

function withoutFrontMatter(text: string): string {
  const opening = /^---[ \t]*\r?\n/.exec(text)
  if (opening === null) return text
  const closing = /^---[ \t]*\r?$/gm
  closing.lastIndex = opening[0].length
  return closing.exec(text) === null ? text : text.slice(closing.lastIndex)
}

function withoutComments(text: string): string {
  let rest = ''
  let position = 0
  for (;;) {
    const start = text.indexOf('<!--', position)
    const end = start < 0 ? -1 : text.indexOf('-->', start)
    if (end < 0) return rest + text.slice(position)
    rest += text.slice(position, start)
    position = end + '-->'.length
  }
}

const spoken = ['title', 'introduction', 'sections'] as const

function saysSomething(text: string): boolean {
  let data: unknown
  try {
    data = JSON.parse(text)
  } catch {
    return true
  }
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return true
  const page: Record<string, unknown> = { ...data }
  return spoken.some((key) => ![undefined, null, '', '[]'].includes(describe(page[key])))
}

function describe(value: unknown): string | null | undefined {
  if (value === undefined || value === null) return value
  return typeof value === 'string' ? value.trim() : JSON.stringify(value)
}
