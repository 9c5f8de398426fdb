import type { Nodes, Root } from 'mdast'
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
    hints: ['Flatten the lists or quotes that are nested hundreds of levels deep.'],
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
