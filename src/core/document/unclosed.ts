import type { Html, Root } from 'mdast'
import { endOf, startOf } from './positions.js'
import { lineStart } from './source.js'

/**
 * Where new text can stand at the end of a page. A fence or a comment that is opened and never closed takes
 * everything behind it along (CommonMark 4.5 and 4.6), so text goes before it.
 */
export function findUsableEnd(root: Root, text: string): number {
  const last = root.children.at(-1)
  if (last === undefined) return text.length
  const source = text.slice(startOf(last), endOf(last))
  const isOpen = (last.type === 'code' && isOpenFence(source)) || (last.type === 'html' && isOpenHtml(last))
  return isOpen ? lineStart(text, startOf(last)) : text.length
}

function isOpenFence(source: string): boolean {
  const fence = /^(`{3,}|~{3,})/.exec(source)?.[1]
  if (fence === undefined) return false
  const lastLine = source.slice(source.lastIndexOf('\n') + 1)
  const [, closing] = /^ {0,3}(`{3,}|~{3,})[ \t]*\r?$/.exec(lastLine) ?? []
  return !source.includes('\n') || closing?.startsWith(fence) !== true
}

/** The kinds of HTML block that only their own end mark ends: start and end conditions 1 to 5 of CommonMark 4.6. */
const htmlKinds: readonly (readonly [RegExp, RegExp])[] = [
  [/^<(?:script|pre|style|textarea)(?:[\s>]|$)/i, /<\/(?:script|pre|style|textarea)>/i],
  [/^<!--/, /-->/],
  [/^<\?/, /\?>/],
  [/^<![A-Za-z]/, />/],
  [/^<!\[CDATA\[/, /\]\]>/],
]

function isOpenHtml({ value }: Html): boolean {
  return htmlKinds.some(([start, end]) => start.test(value) && !end.test(value))
}
