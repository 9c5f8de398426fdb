/** The page's words, as the stretches of text in which one thing is said, each with what leads to it. */
import type { Heading, ListItem, Nodes, PhrasingContent, Root, Table } from 'mdast'
import { endOf, startOf } from '../page/page.js'

/** A paragraph, a heading, or a cell of a table: raw text with its place, and what it stands under. */
export interface Block {
  start: number
  /** As in the source. */
  text: string
  /** The text with what is in code spans blanked by `§`, every offset kept: for reading the words around code. */
  words: string
  pieces: BlockPart[]
  /** Headings above it, outermost first. */
  headings: readonly Block[]
  /** First paragraphs of the items it is nested in, outermost first, and what announces a list: `Files:`. */
  leads: readonly Block[]
  /** The other cells of its row, and the head of its column. */
  row: readonly string[]
  column: string
  /** Whether it is the page's title, under which everything stands. */
  isTitle: boolean
}

/** Part of a block's text; offsets in the page. Code and link targets without their marks. */
export interface BlockPart {
  kind: 'code' | 'prose' | 'link'
  start: number
  text: string
  struck: boolean
}

interface BlockPosition {
  headings: readonly Block[]
  leads: readonly Block[]
}

/** Every block of a page in order; fences, HTML and front matter are left out. */
export function derivePageBlocks(root: Root, text: string): Block[] {
  const blocks: Block[] = []
  let headings: Block[] = []
  const depths: number[] = []
  let hasHeading = false

  function visitAll(nodes: readonly Nodes[], place: BlockPosition, top: boolean): void {
    let announced: Block | null = null
    for (const node of nodes) {
      if (node.type === 'heading' && top) announced = openHeading(node)
      else {
        const leads: readonly Block[] =
          announced !== null && isListLike(node) ? [...place.leads, announced] : place.leads
        const block = visit(node, { headings: top ? headings : place.headings, leads })
        announced = block?.text.trimEnd().endsWith(':') ? block : null
      }
    }
  }

  function openHeading(node: Heading): null {
    while ((depths.at(-1) ?? 0) >= node.depth) {
      depths.pop()
      headings = headings.slice(0, -1)
    }
    const block = add(node, { headings, leads: [] })
    hasHeading = true
    depths.push(node.depth)
    headings = [...headings, block]
    return null
  }

  function visit(node: Nodes, place: BlockPosition): Block | null {
    switch (node.type) {
      case 'paragraph':
      case 'heading':
        return add(node, place)
      case 'list':
        for (const item of node.children) visitItem(item, place)
        return null
      case 'blockquote':
      case 'footnoteDefinition':
        visitAll(node.children, place, false)
        return null
      case 'table':
        visitTable(node, place)
        return null
      default:
        return null
    }
  }

  function visitItem(item: ListItem, place: BlockPosition): void {
    const [first, ...rest] = item.children
    if (first === undefined) return
    const lead = visit(first, place)
    visitAll(rest, lead === null ? place : { ...place, leads: [...place.leads, lead] }, false)
  }

  function visitTable(table: Table, place: BlockPosition): void {
    const [head, ...rows] = table.children
    const columns = head?.children.map((cell) => sliceOf(text, cell)) ?? []
    for (const row of rows) {
      const cells = row.children.map((cell) => sliceOf(text, cell))
      const leads = [...place.leads]
      row.children.forEach((cell, index) => {
        const others = cells.filter((_, other) => other !== index)
        const block = add(cell, { ...place, leads }, { row: others, column: columns[index] ?? '' })
        // The first cell says what the row is about.
        if (index === 0) leads.push(block)
      })
    }
  }

  function add(
    node: Nodes & { children: readonly PhrasingContent[] },
    place: BlockPosition,
    table: { row: readonly string[]; column: string } = { row: [], column: '' },
  ): Block {
    const pieces: BlockPart[] = []
    collectPieces(node.children, text, false, pieces)
    const block = {
      start: startOf(node),
      text: sliceOf(text, node),
      words: blankCode(text, node, pieces),
      pieces,
      ...place,
      ...table,
      isTitle: node.type === 'heading' && node.depth === 1 && !hasHeading,
    }
    blocks.push(block)
    return block
  }

  visitAll(root.children, { headings: [], leads: [] }, true)
  return blocks
}

function isListLike(node: Nodes): boolean {
  return node.type === 'list' || node.type === 'table'
}

function sliceOf(text: string, node: Nodes): string {
  return text.slice(startOf(node), endOf(node))
}

function collectPieces(
  nodes: readonly PhrasingContent[],
  text: string,
  struck: boolean,
  pieces: BlockPart[],
): void {
  for (const node of nodes) {
    const start = startOf(node)
    if (node.type === 'text') pieces.push({ kind: 'prose', start, text: sliceOf(text, node), struck })
    else if (node.type === 'inlineCode') {
      const raw = sliceOf(text, node)
      const ticks = /^`*/.exec(raw)?.[0].length ?? 0
      pieces.push({ kind: 'code', start: start + ticks, text: raw.slice(ticks, raw.length - ticks), struck })
    } else if (node.type === 'link') {
      collectPieces(node.children, text, struck, pieces)
      const target = text.indexOf(`](${node.url}`, start)
      if (target !== -1 && target < endOf(node))
        pieces.push({ kind: 'link', start: target + 2, text: node.url, struck })
    } else if ('children' in node)
      collectPieces(node.children, text, struck || node.type === 'delete', pieces)
  }
}

function blankCode(text: string, node: Nodes, pieces: readonly BlockPart[]): string {
  const parts: string[] = []
  let at = startOf(node)
  for (const piece of pieces) {
    if (piece.kind === 'prose') continue
    parts.push(text.slice(at, piece.start), '§'.repeat(piece.text.length))
    at = piece.start + piece.text.length
  }
  return parts.join('') + text.slice(at, endOf(node))
}
