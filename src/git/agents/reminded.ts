import { readFileSync } from 'node:fs'
import { makeStateFolder, stateFolder, writeStateFile } from '../state-files.js'

/** As many sessions as one has open, and then some. */
const mostKept = 50

/**
 * Whether this session of an agent has been reminded of this branch before; from now on it has. Where that cannot be
 * kept it counts as reminded: no reminder is better than one after every answer.
 */
export function markReminded(commonDir: string, session: string, branch: string): boolean {
  const file = stateFolder(commonDir, 'reminded.json')
  const key = `${session} ${branch}`
  const known = readReminded(file)
  if (known.includes(key)) return true
  try {
    makeStateFolder(commonDir)
    writeStateFile(file, `${JSON.stringify([...known, key].slice(-mostKept))}\n`)
    return false
  } catch {
    return true
  }
}

/** What is no list is as if there were none: at worst somebody is reminded once more. */
function readReminded(file: string): string[] {
  try {
    const known: unknown = JSON.parse(readFileSync(file, 'utf8'))
    return Array.isArray(known) ? known.filter((one) => typeof one === 'string') : []
  } catch {
    return []
  }
}
