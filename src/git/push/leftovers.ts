import { readdirSync } from 'node:fs'
import { stateFolder } from '../state-files.js'

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
