import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { isTable } from '../../core/dependencies/manifest.js'
import type { Oid } from '../../core/facts.js'
import type { Notes } from '../../core/page/notes.js'
import { isCode } from '../page/lock.js'
import { makeStateFolder, setAside, stateFolder, writeStateFile } from '../state-files.js'

/** What is kept about a branch, in the git directory, between one push and the next. */
export interface BranchMemory {
  branch: string
  /** Ids of subjects that its author was asked about: nobody is asked twice. */
  asked: readonly string[]
  /** What was answered and is not in a commit yet. */
  notes: Notes
  /** What the work was when its identity was last read; null where it never was. */
  seen: SeenWork | null
  /** The page's commit that a push has made last, for the case that the remote does not take it. */
  unsent?: UnsentPage
}

/** How to take a page's commit back that the remote has not taken. */
export interface UnsentPage {
  page: string
  commit: Oid
  /** What the disk said before; undefined where that was the page of the commit before. */
  text?: string | null
  /** Answers that this commit has put on the page. */
  notes: Notes
}

/** Where a branch left the same base, and the tree is that of `covers`, its work is the same: it need not be read again. */
export interface SeenWork {
  mergeBase: Oid
  /** As pages name it: 12 characters. */
  covers: string
  /** The globs that were left out. */
  ignore: readonly string[]
  work: string
}

/** What is kept about a branch; empty where nothing is. A file that says something else is set aside. */
export function readMemory(commonDir: string, branch: string): BranchMemory {
  const file = fileOf(commonDir, branch)
  const empty = { branch, asked: [], notes: noNotes, seen: null }
  try {
    const kept = parseMemory(readFileSync(file, 'utf8'))
    if (kept !== null) return kept.branch === branch ? kept : empty
  } catch (error) {
    // EACCES: in a repository that several users share, this is another one's.
    if (isCode(error, 'ENOENT', 'ENOTDIR', 'EACCES', 'EPERM')) return empty
  }
  setAside(file)
  return empty
}

/** Keeps what is known about a branch now. Where there is nothing to keep there is no file. */
export function writeMemory(commonDir: string, memory: BranchMemory): void {
  const file = fileOf(commonDir, memory.branch)
  const { asked, seen, unsent, notes } = memory
  if (asked.length === 0 && seen === null && unsent === undefined && !hasNotes(notes)) {
    rmSync(file, { force: true })
    return
  }
  makeStateFolder(commonDir, 'branches')
  writeStateFile(file, `${JSON.stringify({ version: 1, ...memory })}\n`)
}

/** Keeps the work that was seen, where that can be kept: the next push only takes longer without it. */
export function keepSeenWork(commonDir: string, memory: BranchMemory, seen: SeenWork): void {
  try {
    writeMemory(commonDir, { ...memory, seen })
  } catch {
    // The disk is full or read-only, or the folder is another user's.
  }
}

/** After a commit of the page its notes are done; where it covers the derived commit, the work need not be read again. */
export function settleMemory(
  commonDir: string,
  memory: BranchMemory,
  written: SeenWork,
  unsent?: UnsentPage,
): void {
  const isSame = JSON.stringify(memory.seen) === JSON.stringify(written)
  if (isSame && unsent === undefined && !hasNotes(memory.notes)) return
  // A note that stays here has no effect: the page has it already.
  keepSeenWork(commonDir, { ...memory, notes: noNotes, ...(unsent && { unsent }) }, written)
}

export function hasNotes({ decisions, gotchas, context, tasks }: Notes): boolean {
  return decisions.length + gotchas.length + context.length + tasks.length > 0
}

export const noNotes: Notes = { decisions: [], gotchas: [], context: [], tasks: [] }

/** No two names give one file, also where the disk takes `A` for `a`; those that are too long for one may. */
function fileOf(commonDir: string, branch: string): string {
  const name = branch.replace(/[^a-z0-9-]/gu, (character) => `_${character.codePointAt(0)?.toString(16)}_`)
  return stateFolder(commonDir, 'branches', `${name.slice(0, longestName)}.json`)
}

const longestName = 200

/** Null where a text is nothing that `writeMemory` has written. */
function parseMemory(text: string): BranchMemory | null {
  const kept = readJson(text)
  if (!isTable(kept) || typeof kept['branch'] !== 'string' || !isTexts(kept['asked'])) return null
  const { branch, asked, seen } = kept
  const notes = parseNotes(kept['notes'])
  const unsent = parseUnsent(kept['unsent'])
  if (notes === null) return null
  return { branch, asked, notes, seen: isSeenWork(seen) ? seen : null, ...(unsent && { unsent }) }
}

function parseNotes(notes: unknown): Notes | null {
  if (!isTable(notes)) return null
  const all = { ...noNotes, ...notes }
  return isNotes(all) ? all : null
}

function parseUnsent(unsent: unknown): UnsentPage | null {
  if (!isTable(unsent) || typeof unsent['page'] !== 'string') return null
  const { page, commit, text } = unsent
  const notes = parseNotes(unsent['notes'])
  if (notes === null || typeof commit !== 'string' || !/^[0-9a-f]{40,64}$/.test(commit)) return null
  return { page, commit, notes, ...(text === null || typeof text === 'string' ? { text } : {}) }
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function isNotes(notes: Record<keyof Notes, unknown>): notes is Notes {
  return (
    isTexts(notes.gotchas) &&
    isTexts(notes.context) &&
    isListOf(
      notes.tasks,
      (task) => isText(task['text']) && ['must', 'nice'].includes(`${task['priority']}`),
    ) &&
    isListOf(
      notes.decisions,
      ({ text, reason, at }) => isText(text) && [reason, at].every((one) => one === null || isText(one)),
    )
  )
}

function isSeenWork(seen: unknown): seen is SeenWork {
  if (!isTable(seen) || !isTexts(seen['ignore'])) return false
  return [seen['mergeBase'], seen['covers'], seen['work']].every(isText)
}

function isText(value: unknown): value is string {
  return typeof value === 'string'
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every(isText)
}

function isListOf(value: unknown, isOne: (one: Record<string, unknown>) => boolean): boolean {
  return Array.isArray(value) && value.every((one) => isTable(one) && isOne(one))
}

/** Where the jobs lie that are done once a push has worked. */
export function jobsFolder(commonDir: string): string {
  return stateFolder(commonDir, 'publish')
}

/** Whether an earlier push may have left something: asked at every push, so it is one look into a folder. */
export function mayHaveLeftovers(commonDir: string): boolean {
  try {
    return readdirSync(jobsFolder(commonDir)).length > 0
  } catch {
    return false // there is no such folder
  }
}
