import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

/** What this program keeps in the git directory; shared by all worktrees. */
export function memoryFolder(commonDir: string): string {
  return join(commonDir, 'git-handoff')
}

/** Where the jobs lie that are done once a push has worked. */
export function jobsFolder(commonDir: string): string {
  return join(memoryFolder(commonDir), 'publish')
}

/** Whether an earlier push may have left something: asked at every push, so it is one look into a folder. */
export function mayHaveLeftovers(commonDir: string): boolean {
  const folder = jobsFolder(commonDir)
  return existsSync(folder) && readdirSync(folder).length > 0
}
