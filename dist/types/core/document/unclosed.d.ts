import type { Root } from 'mdast';
/**
 * Where new text can stand at the end of a page. A fence or a comment that is opened and never closed takes
 * everything behind it along (CommonMark 4.5 and 4.6), so text goes before it.
 */
export declare function findUsableEnd(root: Root, text: string): number;
