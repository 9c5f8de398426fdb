import { createHash } from 'node:crypto'
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
import { isCode } from '../page/lock.js'
import { memoryFolder } from './leftovers.js'

/** What is kept about a branch, in the git directory, between one push and the next. */
export interface BranchMemory {
  branch: string
  /** Ids of subjects that its author was asked about: nobody is asked twice. */
  asked: readonly string[]
  /** What was answered and is not in a commit yet. */
  notes: Notes
}

/** Reads what is kept about a branch; nothing asked and nothing noted where that is nothing. */
export function readMemory(commonDir: string, branch: string): BranchMemory {
  const file = fileOf(commonDir, branch)
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    if (isCode(error, 'ENOENT', 'ENOTDIR')) return { branch, asked: [], notes: noNotes }
    throw error
  }
  return parseMemory(text, branch, file)
}

/**
 * Keeps what is known about a branch now, whole or not at all, whatever ends this process: a new file is forced to the
 * disk, then takes the old one's name. Nothing asked and nothing noted is no file.
 */
export function writeMemory(commonDir: string, memory: BranchMemory): void {
  const file = fileOf(commonDir, memory.branch)
  if (memory.asked.length === 0 && !hasNotes(memory.notes)) {
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

export function hasNotes({ decisions, gotchas, context, tasks }: Notes): boolean {
  return decisions.length + gotchas.length + context.length + tasks.length > 0
}

export const noNotes: Notes = { decisions: [], gotchas: [], context: [], tasks: [] }

/** A branch's name may be longer than a file's may, and differ from another in case only. */
function fileOf(commonDir: string, branch: string): string {
  const name = createHash('sha256').update(branch).digest('hex').slice(0, 20)
  return join(memoryFolder(commonDir), 'branches', `${name}.json`)
}

function parseMemory(text: string, branch: string, file: string): BranchMemory {
  try {
    const { asked, notes } = JSON.parse(text) as BranchMemory
    if (!Array.isArray(asked) || !Array.isArray(notes?.decisions)) throw new Error('it has another shape')
    return { branch, asked, notes: { ...noNotes, ...notes } }
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause)
    throw new HandoffError('git', `Cannot read what was answered about \`${branch}\`: ${why}.`, {
      hints: [`Look into \`${file}\`, then remove it.`],
      cause,
    })
  }
}
