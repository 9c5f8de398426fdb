import type { Item } from '../handoff.js'
import type { PageItem } from './page.js'
import { oneLine } from './parse.js'

/**
 * Which wanted item each of ours on the page is. Several can be about one thing, as a dependency of two manifests or a
 * TODO that stands twice: first those match that say the same, then the others in their order, then renamed files.
 */
export function matchItems(
  ours: readonly { item: PageItem; key: string }[],
  wanted: readonly Item[],
  keyOf: (text: string) => string,
): Map<PageItem, Item> {
  const open = new Map<string, Item[]>()
  for (const item of wanted) {
    const key = keyOf(item.text)
    open.set(key, [...(open.get(key) ?? []), item])
  }
  const matches = new Map<PageItem, Item>()
  const match = (find: (item: PageItem, key: string) => Item | undefined): void => {
    for (const { item, key } of ours) {
      const found = matches.has(item) ? undefined : find(item, key)
      if (found === undefined) continue
      matches.set(item, found)
      const same = open.get(keyOf(found.text))
      same?.splice(same.indexOf(found), 1)
    }
  }
  match(({ head }, key) => open.get(key)?.find(({ text }) => text === oneLine(head.text)))
  match((_, key) => open.get(key)?.[0])
  const renamed = new Map(
    [...open.values()].flat().flatMap((item) => renamedFrom(item).map((key) => [key, item])),
  )
  match((_, key) => {
    const item = renamed.get(key)
    renamed.delete(key)
    return item
  })
  return matches
}

function renamedFrom({ text }: Item): string[] {
  const match = / \((?:renamed) from (`[^`]+`|``.+?``)/.exec(text)
  return match?.[1] === undefined ? [] : [match[1]]
}
