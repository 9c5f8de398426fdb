import type { Node } from 'mdast'

/** Offset of a node's first character. */
export function startOf(node: Node): number {
  return node.position?.start.offset ?? 0
}

/** Offset behind a node's last character. */
export function endOf(node: Node): number {
  return node.position?.end.offset ?? 0
}
