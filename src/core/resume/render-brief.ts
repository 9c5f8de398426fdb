import { renderCommand } from '../text/command.js'
import { showControls } from '../text/controls.js'
import { briefCharacters, fitPieces, shorten } from './fit.js'
import { derivePieces, type Group, groups, type Piece } from './pieces.js'
import type { Resume } from './resume.js'

const headings: Readonly<Record<Group, string>> = {
  where: '',
  changed: 'Changed since, and not on the page:',
  broken: 'No longer true:',
  next: 'Next:',
  gotchas: 'Gotchas:',
  decisions: 'Decided:',
  later: 'Then:',
  remarks: 'Of the work left:',
  context: 'Why:',
  blocked: 'Waiting:',
  run: '',
  verified: 'Verified:',
}

/** What to read for the rest, and what to run next. */
export interface BriefOptions {
  /** Nothing is left out. */
  full: boolean
  /** How the rest is seen: a command. */
  more: string
}

/** What a person reads before going on with a branch: at most 400 tokens, unless all is asked for. */
export function renderBrief(resume: Resume, { full, more }: BriefOptions): string {
  const limit = full ? null : briefCharacters
  return fitPieces(derivePieces(resume), limit, (kept, omitted) => {
    const blocks = groups.flatMap((group) => {
      const own = kept.filter((piece) => piece.group === group)
      return own.length === 0 ? [] : [renderGroup(group, own)]
    })
    return `${[...blocks, renderMore(omitted, full, shorten(more, 200))].join('\n')}\n`
  })
}

function renderGroup(group: Group, pieces: readonly Piece[]): string {
  const heading = headings[group]
  const lines = pieces.map(({ text, isNested }) => ({ text: showControls(text), isNested }))
  if (heading === '') return lines.map(({ text }) => text).join('\n')
  const bullet = group === 'next' ? `${heading} ` : '- '
  const listed = lines.map(({ text, isNested }) => `${isNested ? '  ' : bullet}${text}`)
  return [...(group === 'next' ? [] : [heading]), ...listed].join('\n')
}

function renderMore(omitted: string, full: boolean, more: string): string {
  if (full) return `The page: ${more}`
  const left = omitted === '' ? '' : `Left out: ${omitted}. `
  return `${left}More: ${renderCommand(['git', 'handoff', 'resume', '--full'])}, or ${more}`
}

/** For those who render pieces in another form. */
export type { Piece }
