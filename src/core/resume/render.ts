import type { Commit } from '../facts.js'
import { renderCode, showControls } from '../text/code.js'
import { renderCommand } from '../text/command.js'
import { renderPlain } from '../text/markdown.js'
import { briefCharacters, fitPieces, shorten } from './fit.js'
import { type BriefLine, derivePieces, type Group, groups } from './pieces.js'
import { nextTask, type Resume } from './resume.js'

/** What to read for the rest, and what to run next. */
export interface BriefOptions {
  /** Nothing is left out. */
  full: boolean
  /** How the rest is seen: a command. */
  more: string
}

const headings: Readonly<Record<Group, string>> = {
  where: '',
  changed: 'Changed since the page was written:',
  broken: 'Out of date:',
  next: 'Next:',
  gotchas: 'Gotchas:',
  decisions: 'Decisions:',
  later: 'Later:',
  remarks: 'Notes on remaining work:',
  context: 'Context:',
  blocked: 'Blocked:',
  run: '',
  verified: 'Verified:',
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

function renderGroup(group: Group, pieces: readonly BriefLine[]): string {
  const heading = headings[group]
  const lines = pieces.map(({ text, isNested }) => ({ text: showControls(text), isNested }))
  if (heading === '') return lines.map(({ text }) => text).join('\n')
  const bullet = group === 'next' ? `${heading} ` : '- '
  const listed = lines.map(({ text, isNested }) => `${isNested ? '  ' : bullet}${text}`)
  return [...(group === 'next' ? [] : [heading]), ...listed].join('\n')
}

function renderMore(omitted: string, full: boolean, more: string): string {
  if (full) return `The page: ${more}`
  const left = omitted === '' ? '' : `Omitted: ${omitted}. `
  return `${left}More: ${renderCommand(['git', 'handoff', 'resume', '--full'])}, or ${more}`
}

/** Characters of a line: what fits beside a prompt. */
const longest = 160

/**
 * What is said when a branch with a page is checked out, at most three lines: who left it, what is next, and what no longer
 * holds.
 *
 * @param last the newest commit of the branch's work; null where it has none
 */
export function renderCheckout(resume: Resume, last: Pick<Commit, 'author' | 'date'> | null): string[] {
  const next = nextTask(resume.tasks)
  const lines = [
    describeBranch(resume, last),
    ...(next === null ? [] : [`Next: ${next.text}`]),
    ...describeUntrue(resume),
  ]
  return lines.map((line) => shorten(showControls(renderPlain(line)), longest))
}

function describeBranch(
  { branch, path, freshness }: Resume,
  last: Pick<Commit, 'author' | 'date'> | null,
): string {
  const who = last === null ? '' : `last commit by ${last.author} on ${last.date.slice(0, 10)}; `
  const isTrue = freshness === 'fresh' || freshness === 'moved'
  const state = isTrue ? `${path} matches the branch` : `${path} is ${freshness}`
  return `handoff: ${branch ?? 'this commit'}: ${who}${state}. Run \`git handoff resume\`.`
}

function describeUntrue({ changedSince, broken }: Resume): string[] {
  const [file] = changedSince
  const [said] = broken
  const parts = [
    ...(file === undefined
      ? []
      : [`${renderCode(file.path)} changed since the page was written${andMore(changedSince)}`]),
    ...(said === undefined ? [] : [`${said.text}${andMore(broken)}`]),
  ]
  return parts.length === 0 ? [] : [`Out of date: ${parts.join('; ')}`]
}

function andMore(all: readonly unknown[]): string {
  return all.length > 1 ? ` (and ${all.length - 1} more)` : ''
}
