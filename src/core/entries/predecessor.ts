import type { Handoff, Item, Section } from '../handoff.js'
import { renderCode } from '../text/code.js'

/** A branch that was cut from another one with a page says so, since that page tells what came before. */
export function renderPredecessor(branch: string): string {
  return `Continues from ${renderCode(branch)}, which has a page of its own.`
}

const line = /^Continues from (`+ ?)(\S{1,300}?) ?`+, which has a page of its own\.$/

/** The branch that such a line names; null for any other. */
export function parsePredecessor(text: string): string | null {
  return line.exec(text)?.[2] ?? null
}

/** Finds it on a page, in whatever list it stands. */
export function findPredecessor(page: string): string | null {
  for (const each of page.split('\n')) {
    const found = parsePredecessor(each.trim().replace(/^[-*+] /, ''))
    if (found !== null) return found
  }
  return null
}

/** A handoff that says first of all what it continues from; null leaves it as it is. */
export function withPredecessor(handoff: Handoff, branch: string | null): Handoff {
  if (branch === null) return handoff
  const item: Item = { text: renderPredecessor(branch), details: '', done: null }
  const add = (section: Section): Section =>
    section.kind === 'context' ? { ...section, items: [item, ...section.items] } : section
  return { ...handoff, sections: handoff.sections.map(add) }
}
