import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isCode } from '../page/lock.js'
import { memoryFolder } from '../push/leftovers.js'

/** As many sessions as one has open, and then some. */
const mostKept = 50

/** Whether this session of an agent has been reminded of this branch before; from now on it has. */
export function markReminded(commonDir: string, session: string, branch: string): boolean {
  const folder = memoryFolder(commonDir)
  const file = join(folder, 'reminded.json')
  const key = `${session} ${branch}`
  const known = readReminded(file)
  if (known.includes(key)) return true
  mkdirSync(folder, { recursive: true })
  const fresh = `${file}.${process.pid}`
  writeFileSync(fresh, `${JSON.stringify([...known, key].slice(-mostKept))}\n`)
  renameSync(fresh, file)
  return false
}

/** What is no list is as if there were none: at worst somebody is reminded once more. */
function readReminded(file: string): string[] {
  try {
    const known: unknown = JSON.parse(readFileSync(file, 'utf8'))
    return Array.isArray(known) ? known.filter((one) => typeof one === 'string') : []
  } catch (error) {
    if (error instanceof SyntaxError || isCode(error, 'ENOENT', 'ENOTDIR')) return []
    throw error
  }
}
