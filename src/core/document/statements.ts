import type { RootContent } from 'mdast'
import { renderCode } from '../text/code.js'
import type { Page, Span } from './page.js'
import { oneLine } from './parse.js'
import { endOf, startOf } from './positions.js'
import { isPlaceholder } from './template.js'

/** Something that a page says in a block of its own, on one line of Markdown. */
export interface Statement extends Span {
  text: string
  /** Whether it is about the list or table behind it: `What is open:`. */
  announces: boolean
}

/** What stands in a part of a page beside lists and tables: paragraphs, quotations, code and HTML, in their order. */
export function readProse(page: Page, part: Span): Statement[] {
  const { text } = page.source
  const blocks = page.root.children.filter((node) => startOf(node) >= part.start && endOf(node) <= part.end)
  const said: Statement[] = []
  for (const [at, node] of blocks.entries()) {
    const source = text.slice(startOf(node), endOf(node))
    const before = said.at(-1)
    // "Stop the server first:", and how.
    const goesOn = node.type === 'code' && before !== undefined && /:$/.test(before.text)
    if (goesOn && text.slice(before.end, startOf(node)).trim() === '') {
      before.text += ` ${readCode(node.value)}`
      before.end = endOf(node)
    } else {
      for (const one of readBlock(node, source, startOf(node)))
        if (says(one.text))
          said.push({ ...one, announces: isListed(blocks[at + 1]) && announces.test(one.text) })
    }
  }
  return said
}

/** A sentence and more says something by itself. */
const announces = /^(?:(?![.!?] ).){1,100}:[*_]*$/

/** `(to be filled in)` only holds a place. */
function says(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text) && !/^[*_]*\([^()]*\)[*_]*$/.test(text)
}

function isListed(node: RootContent | undefined): boolean {
  return node?.type === 'list' || node?.type === 'table'
}

function readBlock(node: RootContent, source: string, start: number): Statement[] {
  switch (node.type) {
    case 'paragraph':
      return readParagraph(source, start)
    case 'blockquote':
      return [statement(source.replace(/^[ \t]*(?:>[ \t]?)+/gm, ''), start, source)]
    case 'code':
      return [statement(readCode(node.value), start, source)]
    case 'html':
      return [statement(source.replace(/<!--[\s\S]*?(?:-->|$)|<\/?[a-z][^<>]*>/gi, ' '), start, source)]
    default:
      return []
  }
}

/** People write definitions one below the other: `**X**: why`. Our own word for nothing is none of theirs. */
function readParagraph(source: string, start: number): Statement[] {
  const parts: Statement[] = []
  const isList = defines.test(source)
  let at = start
  for (const line of source.split(/(?<=\n)/)) {
    const last = parts.at(-1)
    if (!isPlaceholder(line)) {
      if (last === undefined || (isList && defines.test(line))) parts.push(statement(line, at, line))
      else {
        last.text = oneLine(`${last.text}\n${line}`)
        last.end = at + line.trimEnd().length
      }
    }
    at += line.length
  }
  return parts
}

/** `**X** — why`, `**X:** why`; a bold word may as well begin a wrapped line. */
const defines = /^[ \t]*\*\*(?:[^*\n]*[:.]\*\*|[^*\n]+\*\*[ \t]*[:=—–-])/

function statement(text: string, start: number, source: string): Statement {
  return { text: oneLine(text), start, end: start + source.trimEnd().length, announces: false }
}

/** The first line says most. */
function readCode(value: string): string {
  const [first = '', ...rest] = value.trim().split('\n')
  return `${renderCode(first.trim())}${rest.length > 0 ? ' …' : ''}`
}
