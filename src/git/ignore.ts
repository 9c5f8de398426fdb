import { compileGlob } from '../core/config/globs.js'

/** Whether a path is left out of facts and of the work's identity. */
export type IsIgnored = (path: string) => boolean

/**
 * Compiles the globs of `ignore:`. As in .gitignore a glob without a slash holds at any depth (`*.snap`), one that
 * begins with a slash only at the top, and one that ends with a slash for all that is in the folder.
 */
export async function openIgnore(globs: readonly string[]): Promise<IsIgnored> {
  const compiled = globs.map((glob) => {
    const folder = glob.endsWith('/')
    const anchored = glob.startsWith('/') || glob.slice(0, -1).includes('/')
    return compileGlob(`${anchored ? '' : '**/'}${glob.replace(/^\//, '')}${folder ? '**/*' : ''}`)
  })
  return (path) => compiled.some(({ matches }) => matches(path))
}
