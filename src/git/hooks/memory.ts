import { lstatSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { mayHaveLeftovers } from '../push/leftovers.js'
import { sweepLeftovers } from '../push/one-shot-hook.js'
import type { Repository } from '../repository.js'
import { stateFolder } from '../state-files.js'
import { readTextFile } from './text-file.js'

/**
 * Removes what pushes have kept in the git directory. Words that somebody has typed and no page has yet are never
 * lost: where there are any the folder stays, and its path is returned.
 */
export async function forgetMemory(repository: Repository): Promise<string | null> {
  const folder = stateFolder(repository.commonDir)
  if (!isFolder(folder)) return null // a file of that name is not ours
  if (mayHaveLeftovers(repository.commonDir)) await sweepLeftovers(repository, new Date())
  const branches = join(folder, 'branches')
  const files = isFolder(branches) ? readdirSync(branches).map((name) => join(branches, name)) : []
  if (files.some(hasWords)) return folder
  rmSync(folder, { recursive: true, force: true })
  return null
}

function isFolder(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isDirectory() === true
}

/** `{"version":1,"branch":"feat/x","asked":[],"notes":{"decisions":[…],"gotchas":[],…}}` */
function hasWords(path: string): boolean {
  const file = readTextFile(path)
  if (file.kind !== 'text') return false
  try {
    const { notes } = JSON.parse(file.text) as { notes?: Record<string, unknown> }
    return Object.values(notes ?? {}).some((list) => Array.isArray(list) && list.length > 0)
  } catch {
    return true // whatever it is, it is not for us to lose
  }
}
