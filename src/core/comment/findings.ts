import type { Diagnostic } from '../lint/diagnostic.js'
import { renderInert, renderName } from './inert.js'

/** The address of a line of the page at the commit that was checked; null for the file itself. */
export type LinkTo = (line: number | null) => string

const marks = { error: '❌', warning: '⚠️', info: 'ℹ️' } as const
const weights = { error: 0, warning: 1, info: 2 } as const

/** What matters most first; of the same weight in the order of the page. */
export function worstFirst(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return [...diagnostics].sort(
    (one, other) =>
      weights[one.severity] - weights[other.severity] ||
      (one.place?.start.line ?? 0) - (other.place?.start.line ?? 0),
  )
}

/** One finding as an item of a list, its line a link. */
export function renderFinding(found: Diagnostic, linkTo: LinkTo | null): string {
  const { severity, place, reason, hint, ruleId } = found
  const line = place?.start.line ?? null
  const name = line === null ? '' : `line ${line}`
  const where = name === '' ? '' : linkTo === null ? `${name}: ` : `[${name}](${linkTo(line)}): `
  const more = hint === null ? '' : ` ${renderInert(hint, 400)}`
  return `- ${marks[severity]} ${where}${sentence(renderInert(reason))}${more} (${renderName(ruleId)})`
}

function sentence(text: string): string {
  return /[.!?…]$/.test(text) ? text : `${text}.`
}

/** `https://host/owner/name/blob/<commit>/<path>?plain=1#L14`: the raw text, where lines have numbers. */
export function blobLink(
  { server, repository, head }: { server: string; repository: string; head: string },
  path: string,
): LinkTo {
  const encoded = path.split('/').map(encodeSegment).join('/')
  const file = `${server}/${repository}/blob/${head}/${encoded}`
  return (line) => (line === null ? file : `${file}?plain=1#L${line}`)
}

function encodeSegment(segment: string): string {
  return encodeURIComponent(segment.replace(/\p{Surrogate}/gu, '\ufffd')).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16)}`,
  )
}
