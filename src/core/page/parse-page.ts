import type { Heading, Html, Nodes, Root, RootContent } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { frontmatterFromMarkdown } from 'mdast-util-frontmatter'
import { gfmStrikethroughFromMarkdown } from 'mdast-util-gfm-strikethrough'
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table'
import { gfmTaskListItemFromMarkdown } from 'mdast-util-gfm-task-list-item'
import { frontmatter } from 'micromark-extension-frontmatter'
import { gfmStrikethrough } from 'micromark-extension-gfm-strikethrough'
import { gfmTable } from 'micromark-extension-gfm-table'
import { gfmTaskListItem } from 'micromark-extension-gfm-task-list-item'
import { HandoffError } from '../errors.js'
import { assertPageBounds } from './bounds.js'
import { endOf, type Label, type Page, type Span, startOf } from './page.js'
import { buildSections, sourceOf } from './sections.js'
import { lineEnd, lineStart, parseSource } from './source.js'

/** Reads any Markdown page: front matter, title, sections by meaning, items. Never loses track of a byte. */
export function parsePage(raw: string): Page {
  const source = parseSource(raw)
  const root = parseMarkdown(source.text)
  assertWhole(source.text, root.children[0]?.type === 'yaml')
  const headings = root.children.filter((node): node is Heading => node.type === 'heading')
  const [first] = headings
  const title = first?.depth === 1 ? first : null
  const frontMatter = findFrontMatter(root, source.text)
  const end = findUsableEnd(root, source.text)
  const rest = title === null ? headings : headings.slice(1)
  const introduction = {
    start: lineEndOf(source.text, title ?? root.children.find((node) => node.type === 'yaml')),
    end: rest[0] === undefined ? end : lineStart(source.text, startOf(rest[0])),
  }
  return {
    source,
    root,
    frontMatter,
    title:
      title === null
        ? null
        : { text: sourceOf(source.text, title), span: { start: startOf(title), end: endOf(title) } },
    introduction,
    // Also before the title: an update may leave a heading behind that was none.
    labels: findLabels(root, source.text, { start: 0, end: introduction.end }),
    sections: buildSections(source.text, root, rest, end),
    end,
  }
}

/** A page in the middle of a merge, or whose front matter never ends, is to be mended by the one who knows it. */
function assertWhole(text: string, hasFrontMatter: boolean): void {
  const conflict = findConflict(text)
  if (conflict !== null) {
    const line = text.slice(0, conflict).split('\n').length
    throw new HandoffError('page', `Cannot read the page: it has a merge conflict at line ${line}.`, {
      hints: ['Resolve the conflict in the page, then run the command again.'],
    })
  }
  if (!hasFrontMatter && /^---\r?\n[\w-]+:/.test(text)) {
    throw new HandoffError('page', 'Cannot read the page: its front matter is never closed.', {
      hints: ['Add a line `---` after the last key at the top of the page.'],
    })
  }
}

/** Where the first marks of a merge begin that are there in their order; each is looked for once. */
function findConflict(text: string): number | null {
  const start = text.search(/^<{7} /m)
  if (start === -1) return null
  const ours = text.slice(start)
  const parting = ours.search(/^={7}\r?$/m)
  return parting !== -1 && /^>{7} /m.test(ours.slice(parting)) ? start : null
}

function findFrontMatter(root: Root, text: string): Span | null {
  const [first] = root.children
  if (first?.type !== 'yaml') return null
  return { start: startOf(first) + '---'.length, end: text.lastIndexOf('---', endOf(first)) }
}

function findLabels(root: Root, text: string, introduction: Span): Label[] {
  const labels: Label[] = []
  for (const node of root.children) {
    if (node.type !== 'paragraph' || startOf(node) < introduction.start || endOf(node) > introduction.end)
      continue
    const paragraph = text.slice(startOf(node), endOf(node))
    for (const match of paragraph.matchAll(/^\*\*([A-Z][a-z]+):\*\*[ \t]*(.*)$/gm)) {
      const start = startOf(node) + match.index
      labels.push({
        name: match[1] ?? '',
        text: (match[2] ?? '').trimEnd(),
        start,
        end: start + match[0].trimEnd().length,
      })
    }
  }
  return labels
}

function lineEndOf(text: string, node: RootContent | undefined): number {
  return node === undefined ? 0 : lineEnd(text, endOf(node))
}

/** Without links that have no marks, and footnotes: neither changes what a page says, and both take time to look for. */
const extensions = [gfmTable(), gfmTaskListItem(), gfmStrikethrough(), frontmatter(['yaml'])]
const mdastExtensions = [
  gfmTableFromMarkdown(),
  gfmTaskListItemFromMarkdown(),
  gfmStrikethroughFromMarkdown(),
  frontmatterFromMarkdown(['yaml']),
]

/**
 * The page's syntax tree (mdast, with positions): CommonMark, GitHub's tables, tasks and strikethrough, YAML front matter.
 *
 * @throws HandoffError of kind `page` where its parts are larger, or nested deeper, than the parser can go.
 */
export function parseMarkdown(text: string): Root {
  assertPageBounds(text)
  const root = parseTree(text)
  if (isDeeper(root, deepest)) throw tooDeep()
  return root
}

/** Levels: the readers of a tree call themselves for each, and the stack ends somewhere above some thousands. */
const deepest = 1000

function parseTree(text: string): Root {
  try {
    return fromMarkdown(text, { extensions, mdastExtensions })
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    throw tooDeep(error)
  }
}

function tooDeep(cause?: RangeError): HandoffError {
  return new HandoffError('page', 'Cannot read the page: its Markdown is nested too deeply.', {
    hints: ['Reduce the nesting of its lists and quotes.'],
    cause,
  })
}

/** Level by level, as a tree may be too deep to be walked otherwise. */
function isDeeper(root: Root, most: number): boolean {
  let level: readonly Nodes[] = [root]
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > most) return true
    level = level.flatMap((node): readonly Nodes[] => ('children' in node ? node.children : []))
  }
  return false
}

/**
 * Where new text can stand at the end of a page. A fence or a comment that is opened and never closed takes
 * everything behind it along (CommonMark 4.5 and 4.6), so text goes before it.
 */
function findUsableEnd(root: Root, text: string): number {
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
