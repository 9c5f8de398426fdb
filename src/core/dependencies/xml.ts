import { XMLParser } from 'fast-xml-parser'
import { isTable, type Table, valueAt } from './table.js'

/**
 * Parses XML into tables: attributes as `@name`, texts as they stand, namespaces dropped. Entities are never
 * expanded, so a document type cannot blow up. Throws where the text is not well-formed, nested deeper than
 * 100 tags, or names a tag after a part of JavaScript's prototypes.
 */
export function parseXml(text: string): Table {
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '@',
    parseTagValue: false,
    processEntities: false,
    removeNSPrefix: true,
    ignoreDeclaration: true,
    ignorePiTags: true,
  })
  const document: unknown = parser.parse(text, true)
  return isTable(document) ? document : {}
}

/** The elements found by going down `path`, through every one of several siblings of the same name. */
export function elementsAt(node: unknown, ...path: string[]): Table[] {
  let here: unknown[] = [node]
  for (const name of path) {
    here = here.flatMap((parent) => {
      const found = valueAt(parent, name)
      return found === undefined ? [] : Array.isArray(found) ? found : [found]
    })
  }
  return here.map((one) => (isTable(one) ? one : { '#text': one }))
}

/** The text of the first child of that name; null where there is none or it is empty. */
export function childText(node: Table, name: string): string | null {
  const [child] = elementsAt(node, name)
  const text = child === undefined ? undefined : valueAt(child, '#text')
  return typeof text === 'string' && text.trim() !== '' ? text.trim() : null
}

/** The texts of all children, by name: `<properties><a>1</a></properties>`. */
export function childTexts(node: Table): Map<string, string> {
  const texts = new Map<string, string>()
  for (const name of Object.keys(node)) {
    const text = name.startsWith('@') ? null : childText(node, name)
    if (text !== null) texts.set(name, text)
  }
  return texts
}

/**
 * Fills in what the same file defines, `${name}` or `$(name)` by the pattern; the unknown stays as written.
 * At most ten rounds and 1,000 characters: definitions may go in circles or grow.
 */
export function fillIn(text: string, pattern: RegExp, values: ReadonlyMap<string, string>): string {
  let filled = text
  for (let round = 0; round < 10; round++) {
    const next = filled.replace(pattern, (whole: string, name: string) => values.get(name.trim()) ?? whole)
    if (next === filled || next.length > 1000) break
    filled = next
  }
  return filled
}
