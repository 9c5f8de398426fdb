import { deriveSectionKind } from '../document/meaning.js'
import type { SectionKind } from '../handoff.js'

/** A heading and the lines up to the next one, code blocks left out. */
export interface QuickSection {
  kind: SectionKind
  level: number
  lines: string[]
  /** Whether code stood among its lines. */
  hasCode: boolean
  hasChildren: boolean
  parent: QuickSection | null
}

/** The title (empty without one) and the sections of a page; null where only a parser can tell. */
export function quickSections(lines: readonly string[]): { title: string; sections: QuickSection[] } | null {
  const sections: QuickSection[] = []
  let title: string | null = null
  let current: QuickSection | null = null
  let fence: string | null = null
  let before = ''
  for (const line of lines) {
    if (fence !== null) {
      if (isClosing(line, fence)) fence = null
      before = ''
      continue
    }
    fence = /^(?:`{3,}(?=[^`]*$)|~{3,})/.exec(line)?.[0] ?? null
    if (fence !== null) {
      if (current !== null) current.hasCode = true
      continue
    }
    if (isUnclear(line, before)) return null
    before = line
    const heading = /^(#{1,6})[ \t]+(.*)$/.exec(line)
    if (heading === null) {
      current?.lines.push(line)
      continue
    }
    const [, { length: level } = '', words = ''] = heading
    if (/(?:^|\s)#+\s*$|[[<&\\]/.test(words)) return null
    const isTitle: boolean = title === null && sections.length === 0 && level === 1
    title ??= isTitle ? words.trim() : ''
    if (isTitle) continue
    current = openSection(words.trim(), level, current)
    sections.push(current)
  }
  return fence === null ? { title: title ?? '', sections } : null
}

/** What a parser may read as a heading, a comment over many lines or code inside a list. */
function isUnclear(line: string, before: string): boolean {
  return (
    /^ {1,3}#|^#{1,6}\s*$/.test(line) ||
    /^ {0,3}</.test(line) ||
    opensComment(line) ||
    /^ {1,3}(?:`{3}|~{3})/.test(line) ||
    (/^ {0,3}(?:=+|-+)[ \t]*$/.test(line) && before.trim() !== '')
  )
}

function opensComment(line: string): boolean {
  const start = line.lastIndexOf('<!--')
  return start !== -1 && !line.includes('-->', start + '<!--'.length)
}

function isClosing(line: string, fence: string): boolean {
  const text = line.trim()
  return /^ {0,3}\S/.test(line) && text.length >= fence.length && text === fence.charAt(0).repeat(text.length)
}

function openSection(heading: string, level: number, before: QuickSection | null): QuickSection {
  let parent = before
  while (parent !== null && parent.level >= level) parent = parent.parent
  if (parent !== null) parent.hasChildren = true
  const kind = kindOf(heading, parent?.kind ?? null)
  return { kind, level, lines: [], hasCode: false, hasChildren: false, parent }
}

const known = new Map<string, SectionKind>()

/** The headings of a template come again on every page. */
function kindOf(heading: string, parent: SectionKind | null): SectionKind {
  const key = `${parent}\n${heading}`
  const kind = known.get(key) ?? deriveSectionKind(heading, parent)
  if (known.size < 1000) known.set(key, kind)
  return kind
}
