/** What is made once for all test files of a run, by the first that needs it: the program, and repositories to copy. */
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { inject } from 'vitest'

/** The folder `name` of this run, filled by `make`, which gets a folder that is not there yet. */
export async function shareFolder(name: string, make: (folder: string) => Promise<void>): Promise<string> {
  const folder = join(inject('shared'), name)
  const failed = `${folder}.failed`
  if (existsSync(folder)) return folder
  try {
    mkdirSync(`${folder}.making`)
  } catch {
    while (!existsSync(folder)) {
      if (existsSync(failed)) throw new Error(readFileSync(failed, 'utf8'))
      await setTimeout(50)
    }
    return folder
  }
  try {
    const fresh = join(`${folder}.making`, 'fresh')
    await make(fresh)
    renameSync(fresh, folder)
  } catch (error) {
    writeFileSync(failed, String(error))
    throw error
  }
  return folder
}

/** A folder with `dist` as the sources build it now, and what names its modules. */
export function buildPackage(): Promise<string> {
  return shareFolder('package', async (folder) => {
    mkdirSync(folder, { recursive: true })
    cpSync(new URL('../../package.json', import.meta.url), join(folder, 'package.json'))
    const { build } = await import('../../scripts/build.js')
    await build(join(folder, 'dist'))
  })
}
