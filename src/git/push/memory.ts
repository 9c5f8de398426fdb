import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import type { Notes } from '../../core/document/notes.js'
import { HandoffError } from '../../core/errors.js'
import type { Oid } from '../../core/facts.js'
import { memoryFolder } from './leftovers.js'

/** What is kept about a branch, in the git directory, between one push and the next. */
export interface BranchMemory {
  branch: string
  /** Ids of subjects that its author was asked about: nobody is asked twice. */
  asked: readonly string[]
  /** What was answered and is not in a commit yet. */
  notes: Notes
  /** What the work was when its identity was last read; null where it never was. */
  seen: SeenWork | null
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

/** Reads what is kept about a branch; nothing asked and nothing noted where that is nothing. */
export function readMemory(commonDir: string, branch: string): BranchMemory {
  const file = fileOf(commonDir, branch)
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
      return { branch, asked: [], notes: noNotes, seen: null }
    throw error
  }
  return parseMemory(text, branch, file)
}

/**
 * Keeps what is known about a branch now, whole or not at all, whatever ends this process: a new file is forced to the
 * disk, then takes the old one's name. Where there is nothing to keep there is no file.
 */
export function writeMemory(commonDir: string, memory: BranchMemory): void {
  const file = fileOf(commonDir, memory.branch)
  if (memory.asked.length === 0 && memory.seen === null && !hasNotes(memory.notes)) {
    rmSync(file, { force: true })
    return
  }
  mkdirSync(join(memoryFolder(commonDir), 'branches'), { recursive: true })
  const fresh = `${file}.${process.pid}`
  const handle = openSync(fresh, 'w', 0o600)
  try {
    writeFileSync(handle, `${JSON.stringify({ version: 1, ...memory })}\n`)
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
  renameSync(fresh, file)
}

/**
 * Keeps that a page was committed: its notes are done with, and where it covers the commit that it was derived for, the
 * work need not be read again.
 */
export function settleMemory(commonDir: string, memory: BranchMemory, written: SeenWork): void {
  const isSame = JSON.stringify(memory.seen) === JSON.stringify(written)
  if (isSame && !hasNotes(memory.notes)) return
  writeMemory(commonDir, { ...memory, notes: noNotes, seen: written })
}

export function hasNotes({ decisions, gotchas, context, tasks }: Notes): boolean {
  return decisions.length + gotchas.length + context.length + tasks.length > 0
}

export const noNotes: Notes = { decisions: [], gotchas: [], context: [], tasks: [] }

/** No two names give one file, also where the disk takes `A` for `a`; those that are too long for one may. */
function fileOf(commonDir: string, branch: string): string {
  const name = branch.replace(/[^a-z0-9-]/gu, (character) => `_${character.codePointAt(0)?.toString(16)}_`)
  return join(memoryFolder(commonDir), 'branches', `${name.slice(0, longestName)}.json`)
}

const longestName = 200

function parseMemory(text: string, branch: string, file: string): BranchMemory {
  try {
    const { branch: owner, asked, notes, seen = null } = JSON.parse(text) as BranchMemory
    if (!Array.isArray(asked) || !Array.isArray(notes?.decisions)) throw new Error('it has another shape')
    if (owner !== branch) return { branch, asked: [], notes: noNotes, seen: null }
    return { branch, asked, notes: { ...noNotes, ...notes }, seen }
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause)
    throw new HandoffError('git', `Cannot read what was answered about \`${branch}\`: ${why}.`, {
      hints: [`Look into \`${file}\`, then remove it.`],
      cause,
    })
  }
}
