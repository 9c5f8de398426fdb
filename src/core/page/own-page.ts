import type { Config } from '../config/config.js'
import { isTemplateHeading } from '../entries/template.js'
import { HandoffError } from '../errors.js'
import { fileNameOf } from '../files/language.js'
import type { SectionKind } from '../handoff.js'
import { deriveSectionKind } from './meaning.js'

/**
 * Throws a `config` error where a file is something else than a page: `path` comes with a stranger's branch, and what is
 * written there replaces lines of the file. Its name or its own words say that it is a page.
 */
export function assertOwnPage(path: string, text: string, format: Config['format']): void {
  if (text.trim() === '' || isNamedAsPage(path)) return
  if (format === 'json' ? isJsonPage(text) : isMarkdownPage(text)) return
  throw new HandoffError(
    'config',
    `\`${path}\` is not a handoff page: it has neither its front matter nor its headings.`,
    {
      hints: [
        'Set `path` in `.handoff.yml` to a separate file, such as `HANDOFF.md`. To use this file as the page, add a heading such as `## Remaining Work`.',
      ],
    },
  )
}

function isNamedAsPage(path: string): boolean {
  return /handoff|handover/i.test(fileNameOf(path))
}

function isJsonPage(text: string): boolean {
  try {
    const data: unknown = JSON.parse(text.replace(/^\uFEFF/, ''))
    return (
      typeof data === 'object' &&
      data !== null &&
      'title' in data &&
      ('handoff' in data || 'sections' in data)
    )
  } catch {
    // What it is cannot be seen, so it is not ours to replace.
    return false
  }
}

/** What a page is about and a README is not. */
const kinds: ReadonlySet<SectionKind> = new Set(['context', 'completed', 'remaining', 'decisions', 'gotchas'])
const ownHeadings: ReadonlySet<string> = new Set(['remaining', 'decisions', 'gotchas'])
/** Lines and characters: a heading of a page comes early, and its headings are short. */
const most = 5000
const longest = 200

function isMarkdownPage(text: string): boolean {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/, most)
  if (hasHeader(lines)) return true
  const found = new Set<SectionKind>()
  for (const line of lines) {
    const [, level, words] = (line.length <= longest && /^ {0,3}(#{1,6})[ \t]+(\S.*)$/.exec(line)) || []
    if (level === undefined || words === undefined) continue
    const heading = words.replace(/[ \t]+#*[ \t\r]*$/, '').trim()
    if (level === '#' && /^hand-?(?:off|over)\b/i.test(heading)) return true
    const kind = deriveSectionKind(heading, null)
    if (ownHeadings.has(kind) && isTemplateHeading(heading)) return true
    if (kinds.has(kind)) found.add(kind)
    if (found.size > 1) return true
  }
  return false
}

function hasHeader([first = '', ...lines]: readonly string[]): boolean {
  if (first.trimEnd() !== '---') return false
  const end = lines.findIndex((line) => line.trimEnd() === '---')
  return lines.slice(0, Math.max(end, 0)).some((line) => /^handoff:\s*\d/.test(line))
}
