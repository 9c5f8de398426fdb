import type { UncoveredFile } from '../freshness/freshness.js'
import { renderCode } from '../text/code.js'
import { renderPlain, renderPlainLines } from '../text/markdown.js'
import {
  describeWhere,
  nextTask,
  type Origin,
  type Resume,
  type ResumeNote,
  type ResumeTask,
  type Said,
} from './resume.js'
import { withoutWaits } from './tasks.js'

/** The parts of a brief, in the order in which they stand in it. */
export const groups = [
  'where',
  'changed',
  'broken',
  'next',
  'gotchas',
  'decisions',
  'later',
  'remarks',
  'context',
  'blocked',
  'run',
  'verified',
] as const
export type Group = (typeof groups)[number]

/** One thing that the brief says, on one line, and how much it matters. */
export interface BriefLine {
  group: Group
  text: string
  /** Whether it stands below the piece before it. */
  isNested: boolean
  origin: Origin
  /** 1-based, on the page; null where it is not there. */
  line: number | null
  /** What matters most has the lowest: pieces are dropped from the highest on. */
  rank: number
  /** What it is counted as where it is dropped; null for a part of another piece. */
  noun: 'changed file' | 'dead reference' | 'task' | 'gotcha' | 'decision' | 'command' | 'remark' | null
  /** The most characters it takes in a brief. */
  most: number
}

/** How many of each come before everything else of their kind, and what is told before what. */
const ranks = {
  where: 0,
  firstChanged: 10,
  firstBroken: 15,
  next: 20,
  checkpoint: 30,
  elsewhere: 35,
  touching: 40,
  run: 50,
  details: 60,
  broken: 70,
  gotcha: 80,
  decision: 90,
  later: 100,
  remarks: 102,
  context: 105,
  changed: 115,
  blocked: 110,
  noteDetails: 120,
  verified: 55,
} as const
const mostFirst = 3
const mostChanged = 10
/** From this rank on, a piece is none of a brief, however much room there is. */
export const onlyInFull = 1000

export function derivePieces(resume: Resume): BriefLine[] {
  const next = nextTask(resume.tasks)
  const rest = resume.tasks.filter((task) => task !== next)
  return [
    ...describeWhere(resume).map((said, at) => piece('where', said, ranks.where + at, null, 300)),
    ...(resume.checkpoint === null
      ? []
      : [piece('where', resume.checkpoint, ranks.checkpoint, 'remark', 200)]),
    ...resume.elsewhere.map((said) => piece('where', said, ranks.elsewhere, 'remark', 160)),
    ...describeChanged(resume, next),
    ...describeBroken(resume),
    ...(next === null ? describeNoTask(resume) : describeNext(next)),
    ...resume.gotchas.flatMap((note) => describeNote('gotchas', note, ranks.gotcha, 'gotcha')),
    ...resume.decisions.flatMap((note) => describeNote('decisions', note, ranks.decision, 'decision')),
    ...rest
      .filter(({ blockedBy }) => blockedBy.length === 0)
      .flatMap((task) => [
        piece('later', { ...task, text: placed(task) }, ranks.later, 'task', 160),
        ...nested('later', task, onlyInFull),
      ]),
    // Where no task is listed, they are what comes next.
    ...resume.remarks.map((said) =>
      piece('remarks', said, resume.tasks.length === 0 ? ranks.next : ranks.remarks, 'remark', 220),
    ),
    ...resume.context.map((said) => piece('context', said, ranks.context, 'remark', 200)),
    ...rest
      .filter(({ blockedBy }) => blockedBy.length > 0)
      .flatMap((task) => [
        piece('blocked', { ...task, text: waiting(task) }, ranks.blocked, 'task', 200),
        ...nested('blocked', task, onlyInFull),
      ]),
    ...describeCommands(resume),
    ...resume.verification.map((state) => {
      const { command, exitCode, commit, hasChanged, isDirty } = state
      const at = `${commit.slice(0, 7)}${isDirty ? ' with uncommitted changes' : ''}`
      const since =
        hasChanged === null
          ? '; unknown whether code changed since'
          : hasChanged
            ? '; code changed since'
            : ''
      const text = `${renderCode(command)} exited with ${exitCode} at ${at}${since}`
      return piece('verified', { text, line: null, origin: 'derived' }, ranks.verified, 'command', 160)
    }),
  ]
}

function piece(group: Group, said: Said, rank: number, noun: BriefLine['noun'], most: number): BriefLine {
  const { text, origin, line } = said
  return { group, text: renderPlain(text), isNested: false, origin, line, rank, noun, most }
}

/** What stands below something: lines as they are. */
function nested(group: Group, said: Said & { details: string }, rank: number): BriefLine[] {
  const { details, origin, line } = said
  return renderPlainLines(details)
    .map((text) => text.trim())
    .filter((text) => text !== '')
    .map((text) => ({ group, text, isNested: true, origin, line, rank, noun: null, most: 200 }))
}

/** Files with work that the page does not tell: first those of the next task, then the worst. */
function describeChanged({ changedSince }: Resume, next: ResumeTask | null): BriefLine[] {
  const isNext = ({ path }: UncoveredFile) => next?.paths.includes(path) ?? false
  const files = [...changedSince].sort((one, other) => Number(isNext(other)) - Number(isNext(one)))
  return files.map(({ path, commits }, at) => {
    const authors = [...new Set(commits.map(({ author }) => author))]
    const by = `${authors.slice(0, 3).join(', ')}${authors.length > 3 ? ' and others' : ''}`
    const count = commits.length === 1 ? '1 commit' : `${commits.length} commits`
    const text = commits.length === 0 ? renderCode(path) : `${renderCode(path)} (${count} by ${by})`
    const rank = at < mostFirst ? ranks.firstChanged : at < mostChanged ? ranks.changed : onlyInFull
    return piece('changed', { text, line: null, origin: 'derived' }, rank, 'changed file', 160)
  })
}

function describeBroken({ broken }: Resume): BriefLine[] {
  return broken.map((said, at) => {
    const text = said.line === null ? said.text : `${said.text} (line ${said.line})`
    const rank = at < mostFirst ? ranks.firstBroken : ranks.broken
    return piece('broken', { ...said, text }, rank, 'dead reference', 180)
  })
}

function describeNext(task: ResumeTask): BriefLine[] {
  return [
    piece('next', { ...task, text: placed(task) }, ranks.next, null, 360),
    ...nested('next', task, ranks.details),
  ]
}

function describeNoTask({ tasks, remarks, freshness }: Resume): BriefLine[] {
  if (freshness === 'finished') return []
  const none = remarks.length === 0 ? 'No open tasks.' : 'No tasks listed; see the notes on remaining work.'
  const text = tasks.length === 0 ? none : 'All open tasks are blocked.'
  return [piece('next', { text, line: null, origin: 'derived' }, ranks.next, null, 100)]
}

/** A task that does not say where it is, with its place. */
function placed(task: ResumeTask): string {
  const { text, place } = task
  if (place === null || text.includes(place.path)) return text
  return `${text} (${renderCode(place.line === null ? place.path : `${place.path}:${place.line}`)})`
}

function waiting({ text, blockedBy }: ResumeTask): string {
  return `${withoutWaits(text)} — after: ${blockedBy.map(withoutWaits).join('; ')}`
}

function describeNote(
  group: 'gotchas' | 'decisions',
  note: ResumeNote,
  rank: number,
  noun: 'gotcha' | 'decision',
): BriefLine[] {
  const text = note.recheck ? `${note.text} [recheck: the code it is about has changed]` : note.text
  return [
    piece(group, { ...note, text }, note.touchesNext ? ranks.touching : rank, noun, 220),
    ...nested(group, note, ranks.noteDetails),
  ]
}

const labels = { run: 'Run', test: 'Test', install: 'Install', build: 'Build', lint: 'Lint' } as const

function describeCommands({ commands }: Resume): BriefLine[] {
  const known = (['install', 'run', 'test', 'build', 'lint'] as const).flatMap((task) => {
    const command = commands[task]
    return command === null ? [] : [{ task, text: `${labels[task]}: ${renderCode(command)}` }]
  })
  if (known.length === 0) return []
  return [
    piece(
      'run',
      { text: known.map(({ text }) => text).join(' · '), line: null, origin: 'derived' },
      ranks.run,
      'command',
      240,
    ),
  ]
}
