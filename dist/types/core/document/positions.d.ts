import type { Node } from 'mdast';
/** Offset of a node's first character. */
export declare function startOf(node: Node): number;
/** Offset behind a node's last character. */
export declare function endOf(node: Node): number;
