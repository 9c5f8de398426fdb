import type { Root } from 'mdast';
/**
 * The page's syntax tree (mdast, with positions): GitHub-flavoured Markdown with YAML front matter.
 *
 * @throws HandoffError of kind `page` where the nesting is deeper than the parser can go.
 */
export declare function parseMarkdown(text: string): Root;
