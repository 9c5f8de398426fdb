import type { Root } from 'mdast'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { HandoffError } from '../errors.js'

const processor = unified().use(remarkParse).use(remarkGfm).use(remarkFrontmatter, ['yaml']).freeze()

/**
 * The page's syntax tree (mdast, with positions): GitHub-flavoured Markdown with YAML front matter.
 *
 * @throws HandoffError of kind `page` where the nesting is deeper than the parser can go.
 */
export function parseMarkdown(text: string): Root {
  try {
    return processor.parse(text)
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    throw new HandoffError('page', 'Cannot read the page: its Markdown is nested too deeply.', {
      hints: ['Flatten the lists or quotes that are nested hundreds of levels deep.'],
      cause: error,
    })
  }
}
