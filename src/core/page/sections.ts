import type { Heading, Root, RootContent } from 'mdast'
import { toString as textOf } from 'mdast-util-to-string'
import { readItems, readTasks } from './items.js'
import { deriveSectionKind } from './meaning.js'
import { endOf, type PageSection, startOf } from './page.js'
import { lineEnd, lineStart } from './source.js'

/** The sections that headings open, nested by their levels; `last` is where the last one ends. */
export function buildSections(
  text: string,
  root: Root,
  headings: readonly Heading[],
  last: number,
): PageSection[] {
  const top: PageSection[] = []
  const open: PageSection[] = []
  headings.forEach((heading, index) => {
    const start = lineStart(text, startOf(heading))
    while (open.length > 0 && (open.at(-1)?.level ?? 0) >= heading.depth) close(open, start)
    const parent = open.at(-1)
    const next = headings[index + 1]
    const body = {
      start: lineEnd(text, endOf(heading)),
      end: next === undefined ? last : lineStart(text, startOf(next)),
    }
    const section: PageSection = {
      kind: deriveSectionKind(textOf(heading), parent?.kind ?? null),
      heading: sourceOf(text, heading),
      level: heading.depth,
      start,
      body,
      end: last,
      items: [],
      tasks: [],
      sections: [],
    }
    ;(parent?.sections ?? top).push(section)
    open.push(section)
  })
  while (open.length > 0) close(open, last)
  const all = [...walkSections(top)]
  const own = assignNodes(root.children, all)
  const followers = new Map(root.children.map((node, index) => [node, root.children[index + 1]] as const))
  const boundOf = (node: RootContent) => {
    const next = followers.get(node)
    return next === undefined ? text.length : lineStart(text, startOf(next))
  }
  all.forEach((section, index) => {
    const nodes = own[index] ?? []
    section.items = nodes.flatMap((node) =>
      node.type === 'list' ? readItems(text, node, boundOf(node)) : [],
    )
    section.tasks = readTasks(text, section, nodes)
  })
  return top
}

function close(open: PageSection[], end: number): void {
  const section = open.pop()
  if (section !== undefined) section.end = end
}

/** What stands in each section itself. Both lists are in document order, so one pass is enough. */
function assignNodes(nodes: readonly RootContent[], sections: readonly PageSection[]): RootContent[][] {
  const own = sections.map((): RootContent[] => [])
  let current = -1
  for (const node of nodes) {
    if (node.type === 'heading') continue
    while (current + 1 < sections.length && (sections[current + 1]?.start ?? 0) <= startOf(node)) current++
    own[current]?.push(node)
  }
  return own
}

/** The heading as written, without its marks. */
export function sourceOf(text: string, { children }: Heading): string {
  const [first] = children
  const last = children.at(-1)
  return first === undefined || last === undefined ? '' : text.slice(startOf(first), endOf(last))
}

/** All sections of a page, parents before their children. */
export function* walkSections(sections: readonly PageSection[]): Generator<PageSection> {
  for (const section of sections) {
    yield section
    yield* walkSections(section.sections)
  }
}
