/**
 * Comments by which people switch rules off for a part of a page:
 *
 *     <!-- handoff-disable-next-line no-dead-path -->
 *     <!-- handoff-disable no-absolute-path, page-size -->  … <!-- handoff-enable -->
 *
 * Without rules named, all are meant; behind ` -- ` people say why. The next line is the next one with text, with what
 * belongs to it. In code, a comment is an example.
 */
import type { Root } from 'mdast'
import { visit } from 'unist-util-visit'
import { endOf, type Span, startOf } from '../page/page.js'
import { lineStart } from '../page/source.js'

interface Switches {
  /** Whether a rule is off at a place of the page, an offset; null asks for findings without a place. */
  isOff: (ruleId: string, offset: number | null) => boolean
}

interface Comment {
  verb: 'disable' | 'enable' | 'disable-next-line'
  /** Empty for all. */
  rules: ReadonlySet<string>
  start: number
  end: number
}

const comment =
  /<!--[ \t]{0,100}handoff-(disable-next-line|disable|enable)(?![\w-])([\w, \t-]{0,500}?)(?:\s--\s[^<>]{0,500}?)?-->/g

/** @param root the page's syntax tree, by which code is told from text; without it, all is text */
export function parseSwitches(text: string, root: Root | null = null): Switches {
  const matches = Array.from(text.matchAll(comment))
  const code = root === null || matches.length === 0 ? [] : findCode(root)
  const said = matches.filter(({ index }) => !code.some(({ start, end }) => start <= index && index < end))
  const comments = said.map((match): Comment => {
    const [named = ''] = (match[2] ?? '').split(/\s--(?:\s|$)/)
    const rules = named.split(/[\s,]+/).filter((word) => /^[a-z][a-z-]+$/.test(word))
    return {
      verb: match[1] as Comment['verb'],
      rules: new Set(rules),
      start: match.index,
      end: match.index + match[0].length,
    }
  })
  const concerns = ({ rules }: Comment, ruleId: string) => rules.size === 0 || rules.has(ruleId)
  const isNext = (each: Comment, offset: number) =>
    each.verb === 'disable-next-line' && lineStart(text, offset) === findNextLine(text, each.end)
  return {
    isOff: (ruleId, offset) => {
      const about = comments.filter((each) => concerns(each, ruleId))
      // A finding without a place is about the whole page: only what holds from its start on concerns it.
      if (offset === null) return about.some(({ verb, start }) => verb === 'disable' && isAtTop(text, start))
      const last = about.filter(({ verb, start }) => verb !== 'disable-next-line' && start <= offset).at(-1)
      return last?.verb === 'disable' || about.some((each) => isNext(each, offset))
    },
  }
}

function findCode(root: Root): Span[] {
  const found: Span[] = []
  visit(root, (node) => {
    if (node.type === 'code' || node.type === 'inlineCode')
      found.push({ start: startOf(node), end: endOf(node) })
  })
  return found
}

/** Start of the first line below with text on it; -1 where there is none. */
function findNextLine(text: string, from: number): number {
  const end = text.indexOf('\n', from)
  if (end < 0) return -1
  const rest = /[^\s]/g
  rest.lastIndex = end
  const match = rest.exec(text)
  return match === null ? -1 : lineStart(text, match.index)
}

/** Before the first section. */
function isAtTop(text: string, offset: number): boolean {
  return !/^##+ /m.test(text.slice(0, offset))
}
